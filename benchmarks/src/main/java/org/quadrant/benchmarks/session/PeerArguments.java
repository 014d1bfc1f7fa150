package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.Parameters;

/**
 * What is measured beside the peers where the command line does not choose otherwise: the vector
 * engine at the peers' shapes, and normal deviates.
 */
public final class PeerArguments {
  /** All steps, the peers' too, and of our own samplers the engines'. */
  private static final List<String> BENCHMARKS =
      Stream.of(
              BenchmarkDescription.STEP,
              BenchmarkDescription.PEER_STEP,
              BenchmarkDescription.PEER_STEP_WITHOUT_SUPERWORD,
              BenchmarkDescription.SAMPLING_TILE,
              BenchmarkDescription.PEER_SAMPLING)
          .map(BenchmarkDescription::selector)
          .toList();

  private PeerArguments() {}

  /**
   * Completes the options.
   *
   * @param extent how much to measure where the options do not say
   * @throws IllegalArgumentException if they are wrong, or the peers are not on the class path
   */
  public static JmhArguments parse(BenchExtent extent, List<String> words) {
    JmhArguments given = JmhArguments.parse(extent, words);
    Map<String, String> parameters =
        Map.of(
            Parameters.ENGINE,
            Parameters.VECTOR,
            Parameters.LAW,
            Parameters.GAUSSIAN,
            Parameters.SHAPE,
            shapes());
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
        entries(List.of(BenchmarkDescription.PEER_STEP.selector())).stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "--peers: the other libraries are missing; build them with:"
                            + " mvn -Ppeers package -DskipTests"));
    return String.join(",", peers.getParams().orElse(Map.of()).get(Parameters.SHAPE));
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
