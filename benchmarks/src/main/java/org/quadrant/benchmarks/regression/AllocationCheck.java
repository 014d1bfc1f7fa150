package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Bytes allocated per operation. They do not depend on noise but for what JMH itself allocates in
 * an iteration, which the number of operations divides. A candidate fails if each of its forks
 * allocates more than each of the baseline's, by more than that.
 */
final class AllocationCheck {
  /** JMH's own bytes an iteration: 7 kB in JMH 1.37, more than doubled. */
  private static final double HARNESS_BYTES = 16_384;

  private static final double TOLERATED = 1.01;

  private AllocationCheck() {}

  /**
   * Checks one benchmark.
   *
   * @param benchmark name of the benchmark
   * @param forks of all benchmarks and both builds
   * @return the check
   */
  static HardCheck of(String benchmark, List<Fork> forks) {
    String name = "allocation, " + benchmark;
    List<Fork> baseline = forks(forks, benchmark, Arm.BASELINE);
    List<Fork> candidate = forks(forks, benchmark, Arm.CANDIDATE);
    double most = values(baseline, Fork::bytesPerOperation).max().orElse(Double.NaN);
    double least = values(candidate, Fork::bytesPerOperation).min().orElse(Double.NaN);
    List<Fork> both = new ArrayList<>(baseline);
    both.addAll(candidate);
    double operations = values(both, Fork::operationsPerIteration).min().orElse(Double.NaN);
    double allowed = most * TOLERATED + HARNESS_BYTES / operations;
    if (Double.isNaN(allowed) || Double.isNaN(least)) {
      return new HardCheck(name, null, "not measured");
    }
    return new HardCheck(
        name,
        least <= allowed,
        String.format(
            Locale.ROOT,
            "%.4g B/op at least; baseline %.4g at most, allowed %.4g",
            least,
            most,
            allowed));
  }

  private static List<Fork> forks(List<Fork> forks, String benchmark, Arm arm) {
    return forks.stream()
        .filter(fork -> fork.benchmark().equals(benchmark) && fork.arm() == arm)
        .toList();
  }

  private static DoubleStream values(List<Fork> forks, ToDoubleFunction<Fork> value) {
    return forks.stream().mapToDouble(value).filter(each -> !Double.isNaN(each));
  }
}
