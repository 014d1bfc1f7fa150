package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What is measured beside the peers where the command line does not choose otherwise: the vector
 * engine at the peers' shapes, and normal deviates.
 */
public final class PeerArguments {
  private static final String PEERS = "org.quadrant.benchmarks.peers.PeerStepBenchmark.step";
  private static final List<String> BENCHMARKS =
      List.of("StepBenchmark.step", "SamplingBenchmark.tile", "PeerSamplingBenchmark");

  private PeerArguments() {}

  /**
   * Completes the options.
   *
   * @param extent how much to measure where the options do not say
   * @param words JMH's options
   * @return the options
   * @throws IllegalArgumentException if they are wrong, or the peers are not on the class path
   */
  public static JmhArguments parse(BenchExtent extent, List<String> words) {
    JmhArguments given = JmhArguments.parse(extent, words);
    Map<String, String> parameters =
        Map.of("engine", "vector", "law", "gaussian", "shape", shapes());
    List<String> completed = new ArrayList<>(words);
    List<String> selected = given.selected();
    if (selected.isEmpty()) {
      selected = BENCHMARKS;
      completed.addAll(selected);
    }
    Set<String> chosen = Set.copyOf(given.parameterNames());
    for (String name : parameterNames(selected)) {
      if (parameters.containsKey(name) && !chosen.contains(name)) {
        completed.add("-p");
        completed.add(name + "=" + parameters.get(name));
      }
    }
    return JmhArguments.parse(extent, completed);
  }

  private static String shapes() {
    BenchmarkListEntry peers =
        entries(List.of(PEERS)).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--peers: the other libraries are missing; build them with:"
                            + " mvn -Ppeers package -DskipTests"));
    return String.join(",", peers.getParams().orElse(Map.of()).get("shape"));
  }

  private static Set<String> parameterNames(List<String> selected) {
    return entries(selected).stream()
        .flatMap(entry -> entry.getParams().orElse(Map.of()).keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Collection<BenchmarkListEntry> entries(List<String> selected) {
    OutputFormat silence = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    return BenchmarkList.defaultList().find(silence, selected, List.of());
  }
}
