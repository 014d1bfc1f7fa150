package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Warm;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.session.Combinations;

/**
 * What a run of the gate measures. Where a benchmark leaves the lanes to the CPU, so does the gate:
 * each build uses those that its user gets.
 *
 * @param cases benchmarks to judge
 * @param ruler the FMA peak of the lanes in use, which no change of the kernels concerns; null if a
 *     jar has none
 * @param gone what the baseline has and the candidate does not have in the same way
 * @param notes what only the candidate has, and what else differs, in words
 */
public record GateCases(
    List<BenchmarkCase> cases, BenchmarkCase ruler, List<Gone> gone, List<String> notes) {
  private static final String PEAK = BenchmarkDescription.FMA_PEAK.benchmark();
  private static final String LANES = Parameters.LANES;

  /** Those that are described as the gate's, by name. */
  private static final Map<String, Map<String, String>> DEFAULT = byDescription();

  /** What a JVM takes to start and to end, at least. */
  private static final double START_SECONDS = 0.5;

  /**
   * What is enough for benchmarks that are soon warm. Most of the time is measured: what is
   * compiled late spoils the first iterations, and these are not among the fastest, which count
   * ({@link Fork#logTime}).
   */
  private static final ForkSettings SOON = ForkSettings.of(100, 25);

  private static final ForkSettings LATER = ForkSettings.of(1000, 40);

  /**
   * For everything else, as a step: its parts are compiled one after another. Of forks measured
   * from 1 s to 2.2 s, one in six did not reach its speed.
   */
  private static final ForkSettings LATE = ForkSettings.of(2000, 40);

  /** Copies the lists. */
  public GateCases {
    cases = List.copyOf(cases);
    gone = List.copyOf(gone);
    notes = List.copyOf(notes);
  }

  /** The same with a further note. */
  public GateCases noting(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    return new GateCases(cases, ruler, gone, more);
  }

  /**
   * Name of a benchmark in this run: short, unless two of it differ in the package alone.
   *
   * @return a name that no other benchmark of the run has
   */
  public String name(BenchmarkCase what) {
    boolean unique =
        cases.stream()
            .noneMatch(
                each ->
                    each.shortName().equals(what.shortName())
                        && !each.benchmark().equals(what.benchmark()));
    String text = what.text().replace(" " + LANES + "=0", "");
    return unique ? text : what.benchmark() + text.substring(what.shortName().length());
  }

  /**
   * Names of all benchmarks to judge.
   *
   * @return one for each of {@link #cases}, in their order
   */
  public List<String> names() {
    return cases.stream().map(this::name).toList();
  }

  /** How long a fork of a benchmark measures. */
  public static ForkSettings settings(BenchmarkCase what) {
    return switch (what.description().map(BenchmarkDescription::warm).orElse(Warm.LATE)) {
      case SOON -> SOON;
      case LATER -> LATER;
      case LATE -> LATE;
    };
  }

  /**
   * Shortest time that a round takes.
   *
   * @return seconds
   */
  public double roundSeconds() {
    List<BenchmarkCase> all = new ArrayList<>(cases);
    if (ruler != null) {
      all.add(ruler);
    }
    double seconds =
        all.stream().mapToDouble(each -> START_SECONDS + settings(each).seconds()).sum();
    return Round.FORKS * Arm.values().length * seconds;
  }

  private static Map<String, Map<String, String>> byDescription() {
    Map<String, Map<String, String>> all = new TreeMap<>();
    for (BenchmarkDescription each : BenchmarkDescription.values()) {
      each.gate().ifPresent(params -> all.put(each.shortName(), params));
    }
    return all;
  }

  /**
   * Whether these are all that are measured by default.
   *
   * @return true if there are as many, and a ruler
   */
  public boolean isComplete() {
    return cases.size() == DEFAULT.size() && ruler != null;
  }

  /**
   * The five default benchmarks. What is gone is looked for among all benchmarks of the jars: one
   * that nobody can measure any more is no less of a loss for not being one of the five.
   *
   * @param lanes floats per vector of the ruler; 0 for none
   * @return those that both jars have
   * @throws BadInputException if there are none
   */
  public static GateCases byDefault(BenchmarkJar baseline, BenchmarkJar candidate, int lanes)
      throws BadInputException {
    JarDifferences differences = new JarDifferences(baseline, candidate, Set.of());
    Set<String> common = new TreeSet<>();
    for (String name : names(baseline, candidate)) {
      if (differences.compare(name)) {
        common.add(name);
      }
    }
    List<BenchmarkCase> cases = new ArrayList<>();
    List<String> notes = new ArrayList<>(differences.notes());
    DEFAULT.forEach(
        (name, params) -> {
          String full = BenchmarkDescription.of(name).orElseThrow().benchmark();
          if (!isDeclared(baseline, full, params)) {
            notes.add("not measured: " + name + ", which the baseline does not have so");
          } else if (common.contains(full)) {
            cases.add(new BenchmarkCase(full, new TreeMap<>(params), 1));
          }
        });
    if (cases.isEmpty()) {
      throw new BadInputException(
          "no matching benchmark: the jars have none of "
              + String.join(", ", DEFAULT.keySet())
              + " in common; allowed: --benchmarks REGEX");
    }
    return new GateCases(cases, ruler(baseline, candidate, lanes), differences.gone(), notes);
  }

  private static Set<String> names(BenchmarkJar baseline, BenchmarkJar candidate) {
    Set<String> names = new TreeSet<>(baseline.names());
    names.addAll(candidate.names());
    return names;
  }

  private static boolean isDeclared(BenchmarkJar jar, String name, Map<String, String> params) {
    return jar.names().contains(name) && jar.declared(name).keySet().equals(params.keySet());
  }

  /**
   * Benchmarks by name.
   *
   * @param regex what the name has to contain
   * @param given values for parameters, in place of those that are declared
   * @param lanes floats per vector of the ruler; 0 for none
   * @return all combinations of the parameters of benchmarks that both jars have
   * @throws BadInputException if there are none
   */
  public static GateCases matching(
      BenchmarkJar baseline,
      BenchmarkJar candidate,
      Pattern regex,
      Map<String, List<String>> given,
      int lanes)
      throws BadInputException {
    JarDifferences differences = new JarDifferences(baseline, candidate, given.keySet());
    List<BenchmarkCase> cases = new ArrayList<>();
    Set<String> parameters = new TreeSet<>();
    for (String name : names(baseline, candidate)) {
      boolean ruler = name.equals(PEAK);
      if ((!ruler && !regex.matcher(name).find()) || !differences.compare(name) || ruler) {
        continue;
      }
      Map<String, List<String>> values = new TreeMap<>();
      for (String parameter : baseline.declared(name).keySet()) {
        parameters.add(parameter);
        values.put(
            parameter,
            given.containsKey(parameter)
                ? given.get(parameter)
                : differences.common(name, parameter));
      }
      for (SortedMap<String, String> params : Combinations.of(values)) {
        cases.add(new BenchmarkCase(name, params, baseline.threads(name)));
      }
    }
    if (cases.isEmpty()) {
      List<String> unmatched =
          new ArrayList<>(differences.gone().stream().map(Gone::text).toList());
      unmatched.addAll(differences.notes());
      throw new BadInputException(
          "--benchmarks: "
              + regex
              + ": no matching benchmark; allowed: part of a name that both jars have"
              + (unmatched.isEmpty() ? "" : " (" + String.join("; ", unmatched) + ")"));
    }
    for (String name : given.keySet()) {
      if (!parameters.contains(name)) {
        throw new BadInputException("-p: " + name + "; allowed: " + String.join(", ", parameters));
      }
    }
    return new GateCases(
        cases, ruler(baseline, candidate, lanes), differences.gone(), differences.notes());
  }

  private static BenchmarkCase ruler(BenchmarkJar baseline, BenchmarkJar candidate, int lanes) {
    boolean known =
        Stream.of(baseline, candidate)
            .allMatch(jar -> jar.names().contains(PEAK) && jar.declared(PEAK).containsKey(LANES));
    return known && lanes > 0 ? BenchmarkCase.peak(lanes, 1) : null;
  }
}
