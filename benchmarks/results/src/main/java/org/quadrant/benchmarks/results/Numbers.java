package org.quadrant.benchmarks.results;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as tables show them, the same in every locale. */
public final class Numbers {
  /** What rates are shown as multiples of. */
  public static final double GIGA = 1e9;

  private static final int DIGITS = 4;
  private static final double MOST_COUNTED = 1e9;
  private static final List<String> WORDS =
      List.of(
          "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

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
   * A constant as a person writes it: all its digits, and no more.
   *
   * @param value any finite number
   * @return decimal digits without an exponent
   */
  public static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  /**
   * A share, in percent, as a person writes it.
   *
   * @param share any finite number, 1 being all
   * @return a hundred times as many, all its digits and no more, without a sign of percent
   */
  public static String percent(double share) {
    return BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros().toPlainString();
  }

  /**
   * A number to some decimal places.
   *
   * @param value any finite number
   * @param decimals digits after the point
   * @return decimal digits without an exponent
   */
  public static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /**
   * A count in a sentence.
   *
   * @param count at least 0
   * @return the word up to twelve, digits beyond
   */
  public static String inWords(int count) {
    return count < WORDS.size() ? WORDS.get(count) : String.valueOf(count);
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
