package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.FmaPeakBenchmark;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.session.BenchmarkCase;

/**
 * What a run of the gate measures.
 *
 * @param cases benchmarks to judge
 * @param ruler the FMA peak of the lanes in use, which no change of the kernels concerns; null if a
 *     jar has none
 * @param unmatched benchmarks that only one of the jars has, each with a word on which
 */
public record GateCases(List<BenchmarkCase> cases, BenchmarkCase ruler, List<String> unmatched) {
  private static final String PACKAGE = FmaPeakBenchmark.class.getPackageName() + ".";
  private static final String PEAK = FmaPeakBenchmark.class.getName() + ".peak";
  private static final String LANES = "lanes";

  /** A whole step, its two products, its mask and its samples. */
  private static final Map<String, Map<String, String>> DEFAULT =
      new TreeMap<>(
          Map.of(
              "StepBenchmark.step",
              Map.of(
                  "engine",
                  "vector",
                  "shape",
                  "1024x128x64",
                  "threads",
                  "1",
                  "law",
                  "gaussian",
                  LANES,
                  "0"),
              "KernelBenchmark.forward",
              kernel(),
              "KernelBenchmark.backward",
              kernel(),
              "KernelBenchmark.mask",
              kernel(),
              "SamplingBenchmark.tile",
              Map.of("engine", "vector", "law", "gaussian", LANES, "0")));

  /**
   * Warm-up of benchmarks that need little. Found by experiment on two busy cores, with iterations
   * of 30 ms from the start: the median fork no longer got faster after 0.25 s. A step and the
   * sampler take 1.3 s there, most of it spent by the compiler.
   */
  private static final Set<String> SOON_WARM =
      Set.of(
          "FmaPeakBenchmark.peak",
          "KernelBenchmark.forward",
          "KernelBenchmark.backward",
          "KernelBenchmark.mask");

  private static final int SHORT_WARMUP_MILLIS = 400;
  private static final int WARMUP_MILLIS = 1800;

  /** Copies the lists. */
  public GateCases {
    cases = List.copyOf(cases);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * How long a fork of a benchmark measures.
   *
   * @param what benchmark and parameters
   * @return the settings
   */
  public static ForkSettings settings(BenchmarkCase what) {
    return ForkSettings.after(
        SOON_WARM.contains(what.shortName()) ? SHORT_WARMUP_MILLIS : WARMUP_MILLIS);
  }

  /**
   * Shortest time that a round takes.
   *
   * @return seconds, without the starts of the JVMs
   */
  public double roundSeconds() {
    double seconds = ruler == null ? 0 : settings(ruler).seconds();
    for (BenchmarkCase each : cases) {
      seconds += settings(each).seconds();
    }
    return Round.FORKS * Arm.values().length * seconds;
  }

  private static Map<String, String> kernel() {
    return Map.of("engine", "vector", "shape", "4096x1024x256", "law", "gaussian", LANES, "0");
  }

  /**
   * The five default benchmarks.
   *
   * @param baseline build to compare with
   * @param candidate build to judge
   * @param lanes floats per vector, in place of "what the CPU prefers"
   * @return those that both jars have
   * @throws BadInputException if there are none
   */
  public static GateCases byDefault(BenchmarkJar baseline, BenchmarkJar candidate, int lanes)
      throws BadInputException {
    List<BenchmarkCase> cases = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    DEFAULT.forEach(
        (name, params) -> {
          String full = PACKAGE + name;
          if (isDeclared(baseline, full, params) && isDeclared(candidate, full, params)) {
            cases.add(resolved(full, params, 1, lanes));
          } else {
            unmatched.add(name + ": not in both jars with the gate's parameters");
          }
        });
    if (cases.isEmpty()) {
      throw new BadInputException(
          "no matching benchmark: the jars have none of "
              + String.join(", ", DEFAULT.keySet())
              + " in common; allowed: --benchmarks REGEX");
    }
    return new GateCases(cases, ruler(baseline, candidate, lanes), unmatched);
  }

  private static boolean isDeclared(BenchmarkJar jar, String name, Map<String, String> params) {
    return jar.names().contains(name) && jar.declared(name).keySet().equals(params.keySet());
  }

  /**
   * Benchmarks by name.
   *
   * @param baseline build to compare with
   * @param candidate build to judge
   * @param regex what the name has to contain
   * @param given values for parameters, in place of those that are declared
   * @param lanes floats per vector, in place of "what the CPU prefers"
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
    Set<String> before = matching(baseline, regex);
    Set<String> after = matching(candidate, regex);
    Set<BenchmarkCase> cases = new LinkedHashSet<>();
    Set<String> unmatched = new TreeSet<>();
    Set<String> parameters = new TreeSet<>();
    Set<String> all = new TreeSet<>(before);
    all.addAll(after);
    for (String name : all) {
      Map<String, List<String>> declared = new TreeMap<>(candidate.declared(name));
      if (!before.contains(name)) {
        unmatched.add(name + ": new");
      } else if (!after.contains(name)) {
        unmatched.add(name + ": missing in the candidate");
      } else if (!declared.keySet().equals(baseline.declared(name).keySet())) {
        unmatched.add(name + ": other parameters in the candidate");
      } else {
        parameters.addAll(declared.keySet());
        declared.replaceAll((parameter, values) -> given.getOrDefault(parameter, values));
        for (Map<String, String> params : combinations(declared)) {
          cases.add(resolved(name, params, candidate.threads(name), lanes));
        }
      }
    }
    cases.removeIf(each -> each.benchmark().equals(PEAK));
    if (cases.isEmpty()) {
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
        List.copyOf(cases), ruler(baseline, candidate, lanes), List.copyOf(unmatched));
  }

  private static Set<String> matching(BenchmarkJar jar, Pattern regex) {
    return jar.names().stream()
        .filter(name -> regex.matcher(name).find())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Map<String, String>> combinations(Map<String, List<String>> values) {
    List<Map<String, String>> combinations = List.of(Map.of());
    for (Map.Entry<String, List<String>> parameter : values.entrySet()) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> combination : combinations) {
        for (String value : parameter.getValue()) {
          Map<String, String> next = new TreeMap<>(combination);
          next.put(parameter.getKey(), value);
          longer.add(next);
        }
      }
      combinations = longer;
    }
    return combinations;
  }

  private static BenchmarkCase resolved(
      String name, Map<String, String> params, int threads, int lanes) {
    TreeMap<String, String> resolved = new TreeMap<>(params);
    boolean vectors = params.getOrDefault("engine", "vector").equals("vector");
    if (lanes > 0 && vectors) {
      resolved.replace(LANES, "0", Integer.toString(lanes));
    }
    return new BenchmarkCase(name, resolved, threads);
  }

  private static BenchmarkCase ruler(BenchmarkJar baseline, BenchmarkJar candidate, int lanes) {
    boolean known = baseline.names().contains(PEAK) && candidate.names().contains(PEAK);
    return known && lanes > 0 ? BenchmarkCase.peak(lanes, 1) : null;
  }
}
