package org.quadrant.benchmarks.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tidies what VectorGraphics2D writes, which names clip paths by identity hash codes and writes
 * coordinates with up to seventeen digits.
 */
final class SvgText {
  /** Hundredths of a point are finer than any printer. */
  private static final int DECIMALS = 2;

  private static final Pattern CLIP = Pattern.compile("\\bclip-?\\d+\\b");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");
  private static final Pattern INDENT = Pattern.compile("\\n +");
  private static final String HEAD_END = "<svg";

  private SvgText() {}

  /**
   * The same figure in fewer bytes, the same for the same data.
   *
   * @param svg as encoded
   * @return clip paths numbered in order of appearance, coordinates to hundredths of a point
   */
  static String tidy(String svg) {
    int head = svg.indexOf(HEAD_END);
    Map<String, String> names = new HashMap<>();
    String named =
        CLIP.matcher(svg.substring(head))
            .replaceAll(clip -> names.computeIfAbsent(clip.group(), _ -> "clip" + names.size()));
    String rounded = DECIMAL.matcher(named).replaceAll(number -> round(number.group()));
    return svg.substring(0, head) + INDENT.matcher(rounded).replaceAll("\n");
  }

  private static String round(String number) {
    BigDecimal rounded = new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
