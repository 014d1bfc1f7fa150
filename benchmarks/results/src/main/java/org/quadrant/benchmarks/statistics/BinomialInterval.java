package org.quadrant.benchmarks.statistics;

import org.apache.commons.math3.distribution.BetaDistribution;

/**
 * Interval of a probability that was seen as a count: C. J. Clopper and E. S. Pearson, <i>The use
 * of confidence or fiducial limits illustrated in the case of the binomial</i> (Biometrika 26,
 * 1934). It holds the true value at least as often as it says.
 */
public final class BinomialInterval {
  private BinomialInterval() {}

  /**
   * The interval.
   *
   * @param count how often something happened, 0 … trials
   * @param trials independent trials, at least one
   * @param confidence such as 0.95
   * @return probabilities that the count does not contradict
   */
  public static Interval of(int count, int trials, double confidence) {
    double tail = (1 - confidence) / 2;
    return new Interval(
        count == 0 ? 0 : quantile(count, trials - count + 1, tail),
        count == trials ? 1 : quantile(count + 1, trials - count, 1 - tail));
  }

  private static double quantile(double alpha, double beta, double probability) {
    return new BetaDistribution(null, alpha, beta).inverseCumulativeProbability(probability);
  }
}
