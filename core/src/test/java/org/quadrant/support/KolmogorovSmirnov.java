package org.quadrant.support;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Kolmogorov and Smirnov's tests, by the limit law of their statistic. */
public final class KolmogorovSmirnov {
  private static final int TERMS = 100;

  private KolmogorovSmirnov() {}

  /**
   * Whether two samples come from one continuous law.
   *
   * @param first sample
   * @param second sample
   * @return probability of a distance as large as theirs, if they do
   */
  public static double twoSamples(double[] first, double[] second) {
    double[] x = sorted(first);
    double[] y = sorted(second);
    double distance = 0;
    int i = 0;
    int j = 0;
    while (i < x.length && j < y.length) {
      double value = Math.min(x[i], y[j]);
      while (i < x.length && x[i] <= value) {
        i++;
      }
      while (j < y.length && y[j] <= value) {
        j++;
      }
      distance = Math.max(distance, Math.abs((double) i / x.length - (double) j / y.length));
    }
    return tail(distance, (double) x.length * y.length / (x.length + y.length));
  }

  /**
   * Whether a sample comes from a continuous law.
   *
   * @param sample the sample
   * @param distribution function of the law
   * @return probability of a distance as large as that between them, if it does
   */
  public static double oneSample(double[] sample, DoubleUnaryOperator distribution) {
    double[] x = sorted(sample);
    double distance = 0;
    for (int i = 0; i < x.length; i++) {
      double expected = distribution.applyAsDouble(x[i]);
      distance = Math.max(distance, Math.abs(expected - (double) i / x.length));
      distance = Math.max(distance, Math.abs(expected - (i + 1.0) / x.length));
    }
    return tail(distance, x.length);
  }

  private static double[] sorted(double[] sample) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Kolmogorov's limit law, with M. Stephens' correction for finite samples (Journal of the Royal
   * Statistical Society B 32, 1970).
   */
  private static double tail(double distance, double size) {
    double root = Math.sqrt(size);
    double lambda = (root + 0.12 + 0.11 / root) * distance;
    if (lambda < 0.2) {
      return 1;
    }
    double sum = 0;
    for (int k = 1; k <= TERMS; k++) {
      sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2 * k * k * lambda * lambda);
    }
    return Math.clamp(sum, 0, 1);
  }
}
