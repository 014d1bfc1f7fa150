package org.quadrant.math;

import java.util.function.DoubleUnaryOperator;

/**
 * The largest error of a float function over a range of arguments, in units in the last place.
 *
 * <p>One ulp is the spacing of floats at the exact value; below the normal range it is {@link
 * Float#MIN_VALUE}. A correctly rounded function has at most 0.5.
 *
 * @param maxUlp largest error found, infinite if the function returned NaN or an infinity where the
 *     exact value is finite
 * @param atArgument first argument at which that error occurs
 * @param evaluated number of arguments evaluated
 */
public record UlpError(double maxUlp, float atArgument, long evaluated) {

  /** A function from float to float. */
  @FunctionalInterface
  public interface FloatUnaryOperator {
    /**
     * Applies the function.
     *
     * @param x argument
     * @return value at x
     */
    float applyAsFloat(float x);
  }

  /**
   * Measures a function against a double-precision truth.
   *
   * @param function function to measure
   * @param truth the same function, accurate to much less than a float's ulp
   * @param from first argument, finite
   * @param to last argument, finite, not below {@code from}; always evaluated
   * @param stride distance between two arguments, in floats: 1 evaluates every float of the range
   * @return the largest error
   */
  public static UlpError measure(
      FloatUnaryOperator function, DoubleUnaryOperator truth, float from, float to, int stride) {
    if (!Float.isFinite(from) || !Float.isFinite(to) || from > to || stride < 1) {
      throw new IllegalArgumentException(
          "not a range: from " + from + " to " + to + ", stride " + stride);
    }
    // Long indices: the floats from -MAX_VALUE to MAX_VALUE outnumber the ints above the first.
    long last = index(to);
    double maxUlp = 0.0;
    float atArgument = from;
    long evaluated = 0;
    for (long i = index(from); ; i = Math.min(i + stride, last)) {
      float x = argument((int) i);
      double ulps = ulps(function.applyAsFloat(x), truth.applyAsDouble(x));
      if (ulps > maxUlp) {
        maxUlp = ulps;
        atArgument = x;
      }
      evaluated++;
      if (i == last) {
        return new UlpError(maxUlp, atArgument, evaluated);
      }
    }
  }

  /**
   * Returns the distance of a float from the exact value.
   *
   * @param value computed value
   * @param truth exact value
   * @return |value − truth| in ulp of the truth; 0 if both are NaN or the same infinity, infinite
   *     if only one of them is finite
   */
  public static double ulps(float value, double truth) {
    if (value == truth || (Float.isNaN(value) && Double.isNaN(truth))) {
      return 0.0;
    }
    double difference = Math.abs(value - truth);
    if (!Double.isFinite(difference)) {
      return Double.POSITIVE_INFINITY;
    }
    int exponent = Math.clamp(Math.getExponent(truth), Float.MIN_EXPONENT, Float.MAX_EXPONENT);
    return difference * Math.scalb(1.0, Float.PRECISION - 1 - exponent);
  }

  /** Position of a float in ascending order, 0 for both zeros. */
  private static int index(float x) {
    int bits = Float.floatToRawIntBits(x);
    return bits >= 0 ? bits : Integer.MIN_VALUE - bits;
  }

  /** Inverse of {@link #index}. */
  private static float argument(int index) {
    return Float.intBitsToFloat(index >= 0 ? index : Integer.MIN_VALUE - index);
  }
}
