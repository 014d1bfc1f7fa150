package org.quadrant.verification;

import java.util.Arrays;

/**
 * Observed errors over their bounds.
 *
 * @param largest largest ratio of an array; above 1 where the bound is violated, infinite where an
 *     error is not a number
 * @param median median ratio: how much of the bound is used
 */
public record Tightness(double largest, double median) {
  /**
   * Compares two arrays.
   *
   * @param expected values in double precision
   * @param observed values in single precision
   * @param errors bounds of their differences
   * @return the ratios
   * @throws IllegalArgumentException if the lengths differ
   */
  public static Tightness of(double[] expected, double[] observed, double[] errors) {
    if (expected.length != observed.length || expected.length != errors.length) {
      throw new IllegalArgumentException(
          "lengths: " + expected.length + ", " + observed.length + ", " + errors.length);
    }
    double[] ratios = new double[expected.length];
    for (int i = 0; i < ratios.length; i++) {
      double error = Math.abs(expected[i] - observed[i]);
      // An error of 0 is within any bound, a bound of 0 included.
      ratios[i] = error == 0 ? 0 : error <= errors[i] ? error / errors[i] : above(error, errors[i]);
    }
    Arrays.sort(ratios);
    return new Tightness(ratios[ratios.length - 1], ratios[ratios.length / 2]);
  }

  private static double above(double error, double bound) {
    double ratio = error / bound;
    return ratio > 1 ? ratio : Double.POSITIVE_INFINITY;
  }

  /**
   * Whether no bound is violated.
   *
   * @return true if all errors are within their bounds
   */
  public boolean within() {
    return largest <= 1;
  }
}
