package org.quadrant.benchmarks.experiments;

/**
 * Where a claim puts a number, but for chance.
 *
 * @param lower smallest value; −∞ for none
 * @param upper largest value; ∞ for none
 */
public record Range(double lower, double upper) {
  /** One value. */
  public static Range exactly(double value) {
    return new Range(value, value);
  }

  /**
   * A value and as much on both sides.
   *
   * @param allowance ≥ 0
   */
  public static Range around(double value, double allowance) {
    return new Range(value - allowance, value + allowance);
  }

  /** No more than a value. */
  public static Range atMost(double upper) {
    return new Range(Double.NEGATIVE_INFINITY, upper);
  }

  /** No less than a value. */
  public static Range atLeast(double lower) {
    return new Range(lower, Double.POSITIVE_INFINITY);
  }
}
