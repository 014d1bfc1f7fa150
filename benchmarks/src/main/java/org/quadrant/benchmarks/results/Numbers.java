package org.quadrant.benchmarks.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as tables show them, the same in every locale. */
public final class Numbers {
  private static final int DIGITS = 4;

  private Numbers() {}

  /**
   * A number with four significant digits.
   *
   * @param value any number
   * @return decimal digits without an exponent; a dash if the number is not finite
   */
  public static String significant(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(DIGITS));
    int beforePoint = rounded.precision() - rounded.scale();
    return rounded
        .setScale(Math.max(0, DIGITS - beforePoint), RoundingMode.UNNECESSARY)
        .toPlainString();
  }
}
