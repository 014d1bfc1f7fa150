package org.quadrant.benchmarks.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as tables show them, the same in every locale. */
public final class Numbers {
  /** What rates are shown as multiples of. */
  public static final double GIGA = 1e9;

  private static final int DIGITS = 4;
  private static final double MOST_COUNTED = 1e9;

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

  /**
   * A rate with four significant digits.
   *
   * @param perSecond any number
   * @return its number of thousands of millions; a dash if it is not finite
   */
  public static String giga(double perSecond) {
    return significant(perSecond / GIGA);
  }

  /**
   * A count or a measure.
   *
   * @param value any number
   * @return all digits of a whole number below a thousand million; of others four digits, with an
   *     exponent where they are far from one; {@code NaN} or {@code Infinity} as such
   */
  public static String countOrMeasure(double value) {
    return value == Math.rint(value) && Math.abs(value) < MOST_COUNTED
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
