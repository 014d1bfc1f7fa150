package org.quadrant.benchmarks.statistics;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Distribution of Mann and Whitney's count U, if two samples come from one continuous distribution:
 * in how many of all pairs the second sample's value is the larger one.
 *
 * <p>The number of arrangements with each count has a Gaussian binomial coefficient as its
 * generating function, a product of {@code (1 - q^(n+i)) / (1 - q^i)} for i = 1 … m (H. B. Mann and
 * D. R. Whitney, 1947; G. E. Andrews, <i>The Theory of Partitions</i>, 1976, chapter 3). Beyond
 * {@value #LARGEST_EXACT} values in all, the normal distribution with a correction for continuity
 * stands in, which is closer there than any use of it needs.
 */
final class RankSumDistribution {
  /** Values in both samples together up to which the distribution is exact. */
  static final int LARGEST_EXACT = 500;

  private final long pairs;

  /** Probability of at least so many pairs; null beyond the exact sizes. */
  private final double[] tails;

  private final NormalDistribution normal;

  /**
   * Distribution for two sizes.
   *
   * @param first size of one sample, at least one
   * @param second size of the other, at least one
   */
  RankSumDistribution(int first, int second) {
    pairs = (long) first * second;
    boolean exact = first + second <= LARGEST_EXACT;
    // In one order, so that exchanged samples have the same probability to the last digit.
    tails = exact ? tails(Math.min(first, second), Math.max(first, second)) : null;
    normal =
        exact
            ? null
            : new NormalDistribution(
                null, pairs / 2.0, Math.sqrt(pairs * (first + second + 1.0) / 12));
  }

  /**
   * Probability of a count at least as large.
   *
   * @param count a number of pairs, from 0 to their number
   * @return the upper tail, {@code count} included
   */
  double upperTail(long count) {
    return tails == null
        ? normal.cumulativeProbability(pairs - count + 0.5)
        : tails[Math.toIntExact(count)];
  }

  /**
   * The smallest count in the upper half whose two-sided probability reaches a level.
   *
   * @param level of significance, below 1
   * @return the count; one more than there are pairs if none does
   */
  long critical(double level) {
    long reaching = pairs + 1;
    long tooSmall = pairs / 2;
    while (reaching - tooSmall > 1) {
      long middle = (reaching + tooSmall) / 2;
      if (2 * upperTail(middle) <= level) {
        reaching = middle;
      } else {
        tooSmall = middle;
      }
    }
    return reaching;
  }

  private static double[] tails(int first, int second) {
    double[] probability = new double[first * second + 1];
    probability[0] = 1;
    for (int i = 1; i <= first; i++) {
      for (int count = probability.length - 1; count >= second + i; count--) {
        probability[count] -= probability[count - second - i];
      }
      for (int count = i; count < probability.length; count++) {
        probability[count] += probability[count - i];
      }
      // Shares instead of numbers, which would outgrow a double.
      double share = i / (double) (second + i);
      Arrays.setAll(probability, count -> probability[count] * share);
    }
    // The distribution is symmetric, and its lower end, from which it is computed, is the exact
    // one.
    double[] tails = new double[probability.length];
    double sum = 0;
    for (int count = 0; count < probability.length; count++) {
      sum += probability[count];
      tails[probability.length - 1 - count] = Math.min(1, sum);
    }
    return tails;
  }
}
