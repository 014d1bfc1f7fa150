package org.quadrant.benchmarks.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Percentile bootstrap of the ratio of two means (B. Efron and R. J. Tibshirani, <i>An Introduction
 * to the Bootstrap</i>, 1993, chapter 13). Resampled are forks, the highest level at which a
 * measurement is repeated: T. Kalibera and R. Jones, <i>Rigorous benchmarking in reasonable
 * time</i> (ISMM 2013).
 *
 * <p>With fewer than about five forks a side, the interval is too narrow: there are too few ways to
 * resample them. The generator's seed is fixed, so equal samples give an equal interval.
 */
public final class RatioBootstrap {
  private static final int RESAMPLES = 10_000;
  private static final long SEED = 1;
  private static final double PERCENT = 100;

  private RatioBootstrap() {}

  /**
   * Interval of the ratio of the means.
   *
   * @param numerator positive values, at least two
   * @param denominator positive values, at least two
   * @param confidence such as 0.95
   * @return the interval
   */
  public static Interval interval(double[] numerator, double[] denominator, double confidence) {
    RandomGenerator random = new SplittableRandom(SEED);
    double[] ratios = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      ratios[i] = resampledMean(numerator, random) / resampledMean(denominator, random);
    }
    Percentile percentile = new Percentile();
    percentile.setData(ratios);
    double tail = PERCENT * (1 - confidence) / 2;
    return new Interval(percentile.evaluate(tail), percentile.evaluate(PERCENT - tail));
  }

  private static double resampledMean(double[] values, RandomGenerator random) {
    return Arrays.stream(values)
        .map(value -> values[random.nextInt(values.length)])
        .average()
        .orElseThrow();
  }
}
