package org.quadrant.benchmarks.figure;

import java.awt.Color;
import java.util.List;
import org.quadrant.dynamics.Block;

/**
 * Colours that are told apart with every kind of colour vision: the palette of M. Okabe and K. Ito,
 * <i>Color Universal Design</i>, 2008.
 */
public final class Colours {
  /** Text, theory. */
  public static final Color BLACK = Color.BLACK;

  /** Orange, light in print. */
  public static final Color ORANGE = new Color(0xE69F00);

  /** Sky blue, light in print. */
  public static final Color SKY_BLUE = new Color(0x56B4E9);

  /** Bluish green. */
  public static final Color GREEN = new Color(0x009E73);

  /** Blue, dark in print. */
  public static final Color BLUE = new Color(0x0072B2);

  /** Vermilion, dark in print. */
  public static final Color VERMILION = new Color(0xD55E00);

  /** Reddish purple. */
  public static final Color PURPLE = new Color(0xCC79A7);

  /** Grey, for what is in the background; not of the palette. */
  public static final Color GREY = new Color(0x999999);

  /** In the order in which series take them: neighbours differ in lightness, too. */
  private static final List<Color> SERIES =
      List.of(BLUE, ORANGE, GREEN, VERMILION, SKY_BLUE, PURPLE, BLACK, GREY);

  private Colours() {}

  /**
   * Colour of a block: blue on μ₁, red on μ₂; dark on the positive side, light on the negative.
   *
   * @param block which block
   * @return the same colour in every figure
   */
  public static Color of(Block block) {
    return switch (block) {
      case PLUS_MU_1 -> BLUE;
      case MINUS_MU_1 -> SKY_BLUE;
      case PLUS_MU_2 -> VERMILION;
      case MINUS_MU_2 -> ORANGE;
    };
  }

  /**
   * Colour of a series.
   *
   * @param index position of the series, at least 0; after eight the colours begin again
   * @return its colour
   */
  public static Color series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /**
   * A colour mixed with white, as for bands and maps.
   *
   * @param colour the full colour
   * @param share how much of it, from 0 (white) to 1
   * @return an opaque colour
   */
  public static Color tint(Color colour, double share) {
    return new Color(
        mix(colour.getRed(), share), mix(colour.getGreen(), share), mix(colour.getBlue(), share));
  }

  private static int mix(int channel, double share) {
    return (int) Math.round(255 + share * (channel - 255));
  }
}
