package org.quadrant.benchmarks.statistics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;

/**
 * The test of H. B. Mann and D. R. Whitney, <i>On a test of whether one of two random variables is
 * stochastically larger than the other</i> (Ann. Math. Statist. 18, 1947): whether two samples come
 * from one distribution, whatever that is.
 *
 * <p>Up to {@value #LARGEST_EXACT} values in all, the probability is exact, ties included: the rank
 * sum's distribution over all ways to divide the observed ranks, by the recursion of B. Streitberg
 * and J. Röhmel (1986). Commons Math has the normal approximation only, which would call 3 against
 * 3 values significant at 5 % (p = 0.0495), where the exact probability cannot be less than 0.1. It
 * serves beyond that size.
 */
public final class MannWhitney {
  /** Values in both samples together up to which the probability is exact. */
  public static final int LARGEST_EXACT = 60;

  private MannWhitney() {}

  /**
   * Two-sided probability, under equal distributions, of a rank sum as far out as the observed one.
   *
   * @param first sample without NaN, at least one value
   * @param second sample without NaN, at least one value
   * @return twice the smaller tail, at most 1
   */
  public static double pValue(double[] first, double[] second) {
    if (first.length + second.length > LARGEST_EXACT) {
      return new MannWhitneyUTest().mannWhitneyUTest(first, second);
    }
    int[] ranks =
        MidRanks.doubled(
            DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray());
    double[] ways = waysToSum(ranks, first.length);
    int observed = Arrays.stream(ranks, 0, first.length).sum();
    double all = Arrays.stream(ways).sum();
    double below = Arrays.stream(ways, 0, observed + 1).sum() / all;
    double above = Arrays.stream(ways, observed, ways.length).sum() / all;
    return Math.min(1, 2 * Math.min(below, above));
  }

  /**
   * The smallest probability that samples of given sizes can have: that of samples that do not
   * overlap.
   *
   * @param first size of one sample
   * @param second size of the other
   * @return smallest two-sided probability, at most 1
   */
  public static double smallest(int first, int second) {
    double ways = 1;
    for (int i = 1; i <= first; i++) {
      ways *= (second + i) / (double) i;
    }
    return Math.min(1, 2 / ways);
  }

  /**
   * How large two samples of equal size must be for their smallest probability to reach a level.
   *
   * @param level positive
   * @return the least size of each
   */
  public static int leastSize(double level) {
    int size = 1;
    while (smallest(size, size) > level) {
      size++;
    }
    return size;
  }

  /** In how many ways so many of the ranks can be chosen to give each sum. */
  private static double[] waysToSum(int[] ranks, int chosen) {
    int largest = Arrays.stream(ranks).sum();
    double[][] ways = new double[chosen + 1][largest + 1];
    ways[0][0] = 1;
    for (int rank : ranks) {
      for (int size = chosen; size > 0; size--) {
        for (int sum = largest; sum >= rank; sum--) {
          ways[size][sum] += ways[size - 1][sum - rank];
        }
      }
    }
    return ways[chosen];
  }
}
