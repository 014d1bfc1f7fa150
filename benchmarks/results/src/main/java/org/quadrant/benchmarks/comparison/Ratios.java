package org.quadrant.benchmarks.comparison;

import java.util.Locale;
import org.quadrant.benchmarks.results.Numbers;

/** Ratios as people read them. */
final class Ratios {
  private static final double SMALL = 0.1;
  private static final double LARGE = 1000;
  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 15;

  private Ratios() {}

  /**
   * A ratio with three digits after the point. One that is not 1 is never shown as 1, or an
   * interval that leaves it out would seem to hold it.
   *
   * @param ratio not negative
   * @return the number; a dash if it is not finite
   */
  static String text(double ratio) {
    if (!Double.isFinite(ratio) || ratio < SMALL || ratio >= LARGE) {
      return Numbers.significant(ratio);
    }
    String text = decimal(ratio, FEWEST_DIGITS);
    for (int digits = FEWEST_DIGITS + 1;
        digits <= MOST_DIGITS && ratio != 1 && Double.parseDouble(text) == 1;
        digits++) {
      text = decimal(ratio, digits);
    }
    return text;
  }

  /**
   * A ratio of speeds as a factor of at least 1.
   *
   * @param ratio positive
   * @param ofSpeeds whether more is faster
   * @return such as {@code 5.00× slower}
   */
  static String inWords(double ratio, boolean ofSpeeds) {
    String more = ofSpeeds ? "faster" : "higher";
    String less = ofSpeeds ? "slower" : "lower";
    return factor(Math.max(ratio, 1 / ratio)) + "× " + (ratio >= 1 ? more : less);
  }

  private static String factor(double factor) {
    return factor < 10 ? decimal(factor, 2) : Numbers.significant(factor);
  }

  private static String decimal(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
