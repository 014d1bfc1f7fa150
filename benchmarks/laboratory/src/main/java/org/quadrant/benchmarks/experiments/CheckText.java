package org.quadrant.benchmarks.experiments;

import org.quadrant.benchmarks.results.Numbers;

/** Checks as tables show them. */
public final class CheckText {
  private CheckText() {}

  /**
   * The range of a check.
   *
   * @return such as {@code 0.1 – 0.2}, {@code ≤ 3} or {@code ≥ 4}
   */
  public static String allowed(Check check) {
    String lower = Numbers.significant(check.lower());
    String upper = Numbers.significant(check.upper());
    if (Double.isInfinite(check.lower())) {
      return "≤ " + upper;
    }
    if (Double.isInfinite(check.upper())) {
      return "≥ " + lower;
    }
    return lower + " … " + upper;
  }

  /**
   * Whether a check passed.
   *
   * @return {@code pass} or {@code FAIL}
   */
  public static String result(Check check) {
    return check.passed() ? "pass" : "FAIL";
  }
}
