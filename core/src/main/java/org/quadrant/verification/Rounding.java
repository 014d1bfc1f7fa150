package org.quadrant.verification;

/**
 * Error of one rounded operation in single precision.
 *
 * <p>Rounding to nearest changes a number v by at most u|v|, u = 2⁻²⁴, or by half the smallest
 * float where the result is subnormal. If v is within e of a number r, then |v| ≤ |r| + e, so the
 * rounded v is within e + u(|r| + e) of r.
 *
 * <p>The unit here is larger than 2⁻²⁴ by a factor of 1 + 2⁻¹⁶, that is by thousands of roundings
 * in double precision. This pays for the rounding errors of the double-precision run that is the
 * point of comparison, and for those of the bound itself.
 */
final class Rounding {
  /** Largest relative error of a rounded operation. */
  static final double UNIT = 0x1.0001p-24;

  /** Largest absolute error of an operation with a subnormal result. */
  static final double SUBNORMAL = 0x1p-150;

  private Rounding() {}

  /**
   * Error of a rounded operation.
   *
   * @param value the exact result r
   * @param error bound e of the difference between r and the operation's result before rounding
   * @return bound of the difference between r and the rounded result
   */
  static double rounded(double value, double error) {
    return error + UNIT * (Math.abs(value) + error) + SUBNORMAL;
  }

  /**
   * Error of a product of two numbers that are themselves in error, before rounding.
   *
   * @param x exact first factor
   * @param xError bound of its error
   * @param y exact second factor
   * @param yError bound of its error
   * @return bound of the product's error
   */
  static double product(double x, double xError, double y, double yError) {
    return Math.abs(x) * yError + xError * (Math.abs(y) + yError);
  }

  /**
   * Error of converting a number to float.
   *
   * @param value any number in the range of floats
   * @return |value − (float) value|
   */
  static double ofConversion(double value) {
    return Math.abs(value - (float) value);
  }
}
