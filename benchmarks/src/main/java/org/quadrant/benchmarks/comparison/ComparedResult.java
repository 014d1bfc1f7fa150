package org.quadrant.benchmarks.comparison;

import java.util.Optional;
import org.quadrant.benchmarks.results.Merit;
import org.quadrant.benchmarks.statistics.Interval;
import org.quadrant.benchmarks.statistics.MannWhitney;
import org.quadrant.benchmarks.statistics.RatioBootstrap;

/**
 * One result of two sessions.
 *
 * @param key what was measured
 * @param before mean of the earlier session's forks
 * @param after mean of the later session's forks
 * @param forksBefore number of forks of the earlier session
 * @param forksAfter number of forks of the later session
 * @param ratio how many times as fast the later session was, where the unit tells which way is
 *     faster; otherwise later score over earlier one; NaN if a score is not positive
 * @param interval of the ratio, for at least two forks a side
 * @param pValue of Mann and Whitney's test, two-sided, before correction
 * @param smallestPValue the smallest that so many forks could have given; 1 without an interval for
 *     want of forks, since no change is then called one
 */
public record ComparedResult(
    ResultKey key,
    double before,
    double after,
    int forksBefore,
    int forksAfter,
    double ratio,
    Optional<Interval> interval,
    double pValue,
    double smallestPValue) {
  /** Confidence of the interval. */
  public static final double CONFIDENCE = 0.95;

  private static final int FEWEST_FOR_INTERVAL = 2;

  /**
   * Compares forks.
   *
   * @param key what was measured
   * @param before one score a fork
   * @param after one score a fork
   * @return the comparison
   */
  static ComparedResult of(ResultKey key, double[] before, double[] after) {
    double meanBefore = mean(before);
    double meanAfter = mean(after);
    boolean usable = isPositive(before) && isPositive(after);
    boolean inverted = Merit.of(key.unit()) == Merit.LOWER;
    double[] numerator = inverted ? before : after;
    double[] denominator = inverted ? after : before;
    boolean repeated = Math.min(before.length, after.length) >= FEWEST_FOR_INTERVAL;
    return new ComparedResult(
        key,
        meanBefore,
        meanAfter,
        before.length,
        after.length,
        usable ? mean(numerator) / mean(denominator) : Double.NaN,
        usable && repeated
            ? Optional.of(RatioBootstrap.interval(numerator, denominator, CONFIDENCE))
            : Optional.empty(),
        usable ? MannWhitney.pValue(before, after) : 1,
        repeated ? MannWhitney.smallest(before.length, after.length) : 1);
  }

  /** Whether there are several forks on both sides. */
  boolean isRepeated() {
    return Math.min(forksBefore, forksAfter) >= FEWEST_FOR_INTERVAL;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static boolean isPositive(double[] values) {
    for (double value : values) {
      if (!(value > 0 && Double.isFinite(value))) {
        return false;
      }
    }
    return true;
  }
}
