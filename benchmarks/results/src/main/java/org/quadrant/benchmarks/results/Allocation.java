package org.quadrant.benchmarks.results;

import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.Metrics;
import org.quadrant.benchmarks.catalogue.Parameters;

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

  private Allocation() {}

  /**
   * Whether a benchmark is to allocate nothing.
   *
   * @param result of any suite
   * @return false for those of other suites, and for those of ours that may allocate
   */
  static boolean isForbidden(JmhResult result) {
    return result.benchmark().startsWith(BenchmarkDescription.PACKAGE)
        && result.description().filter(BenchmarkDescription::mayAllocate).isEmpty()
        && !isWithoutVectors(result.parameter(Parameters.ENGINE));
  }

  /** Such an engine has no vectors to make objects of, but small arrays in its kernels. */
  private static boolean isWithoutVectors(String engine) {
    return Parameters.ENGINES_WITHOUT_VECTORS.contains(engine);
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
        .filter(metric -> metric.getKey().endsWith(Metrics.ALLOCATED_BYTES))
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
