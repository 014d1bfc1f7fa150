package org.quadrant.benchmarks.regression;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;
import org.quadrant.benchmarks.results.Allocation;

/**
 * Bytes allocated per operation. They do not depend on noise but for what JMH itself allocates in
 * an iteration, which the number of operations divides, and for a fork now and then whose code was
 * compiled late. A candidate fails if three quarters of its forks allocate more than three quarters
 * of the baseline's, by more than JMH's own.
 */
public final class AllocationCheck {
  private static final double TOLERATED = 1.01;

  /** Of each build: with fewer, the quarters are single forks. */
  private static final int FEWEST_FORKS = 4;

  private static final double QUARTER = 25;

  private AllocationCheck() {}

  /**
   * Checks benchmarks.
   *
   * @param forks of all benchmarks and both builds
   * @return a check each
   */
  public static List<HardCheck> of(Collection<String> benchmarks, List<Fork> forks) {
    return benchmarks.stream().map(benchmark -> of(benchmark, forks)).toList();
  }

  /**
   * Checks one benchmark.
   *
   * @param forks of all benchmarks and both builds
   */
  static HardCheck of(String benchmark, List<Fork> forks) {
    String name = "allocation, " + benchmark;
    List<Fork> baseline = forks(forks, benchmark, Arm.BASELINE);
    List<Fork> candidate = forks(forks, benchmark, Arm.CANDIDATE);
    double[] before = values(baseline, Fork::bytesPerOperation);
    double[] after = values(candidate, Fork::bytesPerOperation);
    if (before.length >= FEWEST_FORKS
        && after.length < FEWEST_FORKS
        && candidate.size() >= FEWEST_FORKS) {
      // What the baseline can say, the candidate must.
      return new HardCheck(name, false, "measured in the baseline, and not in the candidate");
    }
    if (Math.min(before.length, after.length) < FEWEST_FORKS) {
      return new HardCheck(name, null, "not measured in " + FEWEST_FORKS + " forks of each build");
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    double most = percentile.evaluate(before, 100 - QUARTER);
    double least = percentile.evaluate(after, QUARTER);
    // Of each fork its own: one slow fork, of few operations, excuses no other.
    double beyond = percentile.evaluate(values(candidate, AllocationCheck::beyondHarness), QUARTER);
    return new HardCheck(
        name,
        beyond <= most * TOLERATED,
        String.format(
            Locale.ROOT,
            "%.4g B/op (lower quartile), %.4g of them beyond JMH's own; baseline %.4g (upper"
                + " quartile), allowed %.4g",
            least,
            Math.max(0, beyond),
            most,
            most * TOLERATED));
  }

  private static double beyondHarness(Fork fork) {
    return fork.bytesPerOperation() - Allocation.HARNESS_BYTES / fork.operationsPerIteration();
  }

  private static List<Fork> forks(List<Fork> forks, String benchmark, Arm arm) {
    return forks.stream()
        .filter(fork -> fork.benchmark().equals(benchmark) && fork.arm() == arm)
        .toList();
  }

  private static double[] values(List<Fork> forks, ToDoubleFunction<Fork> value) {
    return forks.stream().mapToDouble(value).filter(each -> !Double.isNaN(each)).toArray();
  }
}
