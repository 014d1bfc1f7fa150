package org.quadrant.benchmarks.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.Machine;

/**
 * The cases of a session.
 *
 * @param cases what this machine can run, in the order to run it
 * @param skipped what was asked for and cannot run here, each with the reason
 */
public record CaseSelection(List<BenchmarkCase> cases, List<String> skipped) {
  /** Copies the lists. */
  public CaseSelection {
    cases = List.copyOf(cases);
    skipped = List.copyOf(skipped);
  }

  /**
   * Finds the cases that JMH's options select.
   *
   * @param preferredLanes floats per vector that the CPU prefers
   * @throws IllegalArgumentException if nothing is selected, a parameter's value is wrong or no
   *     selected benchmark has the parameter
   */
  public static CaseSelection of(JmhArguments arguments, int preferredLanes) {
    Collection<BenchmarkListEntry> entries = entries(arguments);
    requireParameters(arguments, entries);
    requirePeers(arguments, entries);
    List<Cache> caches = Machine.describe().caches();
    Set<BenchmarkCase> cases = new LinkedHashSet<>();
    Set<String> skipped = new LinkedHashSet<>();
    for (BenchmarkListEntry entry : entries) {
      for (Map<String, String> params : combinations(arguments, entry)) {
        BenchmarkCase candidate =
            new BenchmarkCase(
                entry.getUsername(),
                CaseCheck.resolve(params, preferredLanes),
                threads(arguments, entry));
        Optional<String> obstacle = CaseCheck.obstacle(candidate, declared(entry), caches);
        if (obstacle.isEmpty()) {
          cases.add(candidate);
        } else {
          skipped.add(candidate.text() + ": " + obstacle.get());
        }
      }
    }
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("nothing to run: " + String.join("; ", skipped));
    }
    return new CaseSelection(List.copyOf(cases), List.copyOf(skipped));
  }

  /**
   * Both selections, one after the other.
   *
   * @return all cases
   */
  public CaseSelection and(CaseSelection other) {
    return new CaseSelection(
        Stream.concat(cases.stream(), other.cases.stream()).distinct().toList(),
        Stream.concat(skipped.stream(), other.skipped.stream()).distinct().toList());
  }

  /**
   * The same cases, and before them the bandwidths that bound their kernels and steps: of the
   * memory that each one's working set lies in, at its lanes and threads.
   *
   * @return all cases; a bandwidth that cannot be measured there is skipped
   */
  public CaseSelection withBandwidths(Machine machine) {
    List<BenchmarkCase> bandwidths = new ArrayList<>();
    List<String> impossible = new ArrayList<>();
    cases.stream()
        .flatMap(each -> each.bandwidths(machine.caches(), machine.preferredLanes()).stream())
        .distinct()
        .forEach(
            each ->
                CaseCheck.obstacle(each, Map.of(), machine.caches())
                    .ifPresentOrElse(
                        obstacle -> impossible.add(each.text() + ": " + obstacle),
                        () -> bandwidths.add(each)));
    return new CaseSelection(bandwidths, impossible).and(this);
  }

  private static Collection<BenchmarkListEntry> entries(JmhArguments arguments) {
    OutputFormat silence = OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT);
    try {
      Collection<BenchmarkListEntry> entries =
          BenchmarkList.defaultList().find(silence, arguments.selected(), arguments.deselected());
      if (entries.isEmpty()) {
        throw new IllegalArgumentException(
            "no benchmark matches " + String.join(" ", arguments.selected()) + "; -l lists them");
      }
      return entries;
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "benchmark: " + e.getPattern() + "; allowed: regular expressions", e);
    }
  }

  /** JMH itself passes over a parameter that no benchmark has. */
  private static void requireParameters(
      JmhArguments arguments, Collection<BenchmarkListEntry> entries) {
    Set<String> known =
        entries.stream()
            .flatMap(entry -> declared(entry).keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : arguments.parameterNames()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("-p " + name + "; allowed: " + String.join(", ", known));
      }
    }
  }

  /** Each peer has the one benchmark that declares it, and the others leave it out. */
  private static void requirePeers(JmhArguments arguments, Collection<BenchmarkListEntry> entries) {
    Set<String> known =
        entries.stream()
            .flatMap(entry -> declared(entry).getOrDefault(Parameters.PEER, List.of()).stream())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (String peer : arguments.getParameter(Parameters.PEER).orElse(List.of())) {
      if (!known.contains(peer)) {
        throw new IllegalArgumentException(
            "peer: " + peer + "; allowed: " + String.join(", ", known));
      }
    }
  }

  private static SortedMap<String, List<String>> declared(BenchmarkListEntry entry) {
    SortedMap<String, List<String>> declared = new TreeMap<>();
    entry.getParams().orElse(Map.of()).forEach((name, set) -> declared.put(name, List.of(set)));
    return declared;
  }

  private static Set<SortedMap<String, String>> combinations(
      JmhArguments arguments, BenchmarkListEntry entry) {
    Set<SortedMap<String, String>> combinations = new LinkedHashSet<>();
    for (Map<String, List<String>> sizes : arguments.extent().alternatives(entry.getUsername())) {
      // Engines are compared with each other: the first parameter by name changes fastest, so that
      // they run next to each other.
      combinations.addAll(Combinations.of(values(arguments, entry, sizes).reversed()));
    }
    return combinations;
  }

  /** What the command line says comes first, then the extent, then the benchmark itself. */
  private static SortedMap<String, List<String>> values(
      JmhArguments arguments, BenchmarkListEntry entry, Map<String, List<String>> sizes) {
    SortedMap<String, List<String>> values = declared(entry);
    values.replaceAll(
        (name, declared) -> {
          List<String> given =
              List.copyOf(arguments.getParameter(name).orElse(sizes.getOrDefault(name, declared)));
          return name.equals(Parameters.PEER)
              ? given.stream().filter(declared::contains).toList()
              : given;
        });
    values.forEach((name, all) -> all.forEach(value -> CaseCheck.requireValue(name, value)));
    return values;
  }

  private static int threads(JmhArguments arguments, BenchmarkListEntry entry) {
    int threads = arguments.getThreads().orElse(entry.getThreads().orElse(1));
    return threads == Threads.MAX ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
