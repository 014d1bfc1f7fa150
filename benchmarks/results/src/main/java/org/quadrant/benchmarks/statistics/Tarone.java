package org.quadrant.benchmarks.statistics;

import java.util.Arrays;

/**
 * Which of many tests can be significant at all. R. E. Tarone, <i>A modified Bonferroni method for
 * discrete data</i> (Biometrics 46, 1990): a test whose smallest possible probability is too large
 * to be significant, can raise no false alarm, so a correction for many tests need not count it.
 *
 * <p>The smallest probabilities must depend on the sizes of the samples alone. Then so does the
 * choice of tests, and any correction among those chosen is as good as if they had been all.
 */
public final class Tarone {
  private Tarone() {}

  /**
   * Chooses the tests that count: those that can reach the level divided by k, with the smallest k
   * that is at least their number.
   *
   * @param smallest smallest probability that each test could have given
   * @param level of significance, of all tests together
   * @return for each test whether it counts
   */
  public static boolean[] counting(double[] smallest, double level) {
    int divisor = 1;
    while (reaching(smallest, level / divisor) > divisor) {
      divisor++;
    }
    boolean[] counting = new boolean[smallest.length];
    for (int i = 0; i < counting.length; i++) {
      counting[i] = smallest[i] <= level / divisor;
    }
    return counting;
  }

  private static long reaching(double[] smallest, double bound) {
    return Arrays.stream(smallest).filter(probability -> probability <= bound).count();
  }
}
