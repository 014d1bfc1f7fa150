package org.quadrant.benchmarks.results;

import java.util.List;
import java.util.Map;

/**
 * Bytes that a fork allocated where it should not. Kernels, steps, limits and functions allocate
 * nothing once they are compiled. If they do, vectors are objects, at a hundredth of the speed or
 * less, or code is not compiled yet.
 *
 * <p>JMH's profiler {@code gc} divides the bytes of an iteration by its operations. What is left of
 * JMH's own bytes therefore depends on how many operations fit into an iteration, and is judged by
 * the iteration. A file without the profiler's figures tells of no allocation.
 */
public final class Allocation {
  /** JMH's own bytes an iteration: 6 to 8 kB in JMH 1.37, more than doubled. */
  public static final double HARNESS_BYTES = 16_384;

  /** JMH 1.37 and earlier versions, which put a dot in front of it. */
  private static final String BYTES = "gc.alloc.rate.norm";

  private static final String OURS = "org.quadrant.benchmarks.";

  /** What the benchmarks of a class or package that may allocate begin with, and why they may. */
  private static final Map<String, String> MAY_ALLOCATE =
      Map.of(
          OURS + "ObservationBenchmark.", "an observation is an object",
          OURS + "TrainingBenchmark.", "a training begins with its arrays",
          OURS + "SamplingBenchmark.baseline", "generators of other libraries",
          OURS + "peers.", "other libraries");

  /** Engines that have no vectors to make objects of, but small arrays in their kernels. */
  private static final List<String> ENGINES_THAT_MAY = List.of("scalar", "reference");

  private Allocation() {}

  /**
   * Whether a benchmark is to allocate nothing.
   *
   * @param result of any suite
   * @return false for those of other suites, and for those of ours that may allocate
   */
  static boolean isForbidden(JmhResult result) {
    return result.benchmark().startsWith(OURS)
        && MAY_ALLOCATE.keySet().stream().noneMatch(result.benchmark()::startsWith)
        && !ENGINES_THAT_MAY.contains(result.params().getOrDefault("engine", ""));
  }

  /**
   * The bytes of a fork that should have allocated none.
   *
   * @param result of any suite
   * @param fork its number, from 0
   * @return most bytes an operation of an iteration whose bytes are more than JMH's own; 0 if there
   *     is none, if the benchmark may allocate and if the file does not tell
   */
  static double forbiddenBytes(JmhResult result, int fork) {
    if (!isForbidden(result)) {
      return 0;
    }
    List<Double> bytes = ofFork(bytes(result), fork);
    List<Double> scores = ofFork(result.primaryMetric(), fork);
    double most = 0;
    for (int i = 0; i < bytes.size(); i++) {
      double operations = i < scores.size() ? operations(result, scores.get(i)) : 1;
      if (bytes.get(i) * operations > HARNESS_BYTES * Math.max(1, result.threads())) {
        most = Math.max(most, bytes.get(i));
      }
    }
    return most;
  }

  private static JmhMetric bytes(JmhResult result) {
    return result.secondaryMetrics().entrySet().stream()
        .filter(metric -> metric.getKey().endsWith(BYTES))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static List<Double> ofFork(JmhMetric metric, int fork) {
    return metric == null || metric.rawData() == null || fork >= metric.rawData().size()
        ? List.of()
        : metric.rawData().get(fork);
  }

  /** Of an iteration; at least one for each thread, which may take longer than the iteration. */
  private static double operations(JmhResult result, double score) {
    int threads = Math.max(1, result.threads());
    double rate =
        new JmhMetric(score, Double.NaN, result.primaryMetric().scoreUnit(), null)
            .perSecond(threads);
    double operations = rate * seconds(result.settings().measurementTime());
    return Double.isFinite(operations) ? Math.max(threads, operations) : threads;
  }

  /** Such as {@code 300 ms}; NaN if it is no time, as of single shots. */
  private static double seconds(String time) {
    String[] words = String.valueOf(time).split(" ", -1);
    return words.length == 2 && words[0].matches("\\d{1,18}")
        ? Long.parseLong(words[0]) * JmhMetric.seconds(words[1])
        : Double.NaN;
  }
}
