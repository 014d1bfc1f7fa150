package org.quadrant.benchmarks.figure;

import java.util.List;
import org.quadrant.dynamics.Block;

/**
 * Colours that are told apart with every kind of colour vision: the palette of M. Okabe and K. Ito,
 * <i>Color Universal Design</i>, 2008.
 */
public final class Colours {
  /** Text, theory. */
  public static final Colour BLACK = new Colour(0x000000);

  /** Orange, light in print. */
  public static final Colour ORANGE = new Colour(0xE69F00);

  /** Sky blue, light in print. */
  public static final Colour SKY_BLUE = new Colour(0x56B4E9);

  /** Bluish green. */
  public static final Colour GREEN = new Colour(0x009E73);

  /** Blue, dark in print. */
  public static final Colour BLUE = new Colour(0x0072B2);

  /** Vermilion, dark in print. */
  public static final Colour VERMILION = new Colour(0xD55E00);

  /** Reddish purple. */
  public static final Colour PURPLE = new Colour(0xCC79A7);

  /** Grey, for what is in the background; not of the palette. */
  public static final Colour GREY = new Colour(0x999999);

  /** In the order in which series take them: neighbours differ in lightness, too. */
  private static final List<Colour> SERIES =
      List.of(BLUE, ORANGE, GREEN, VERMILION, SKY_BLUE, PURPLE, BLACK, GREY);

  private Colours() {}

  /**
   * Colour of a block: blue on μ₁, red on μ₂; dark on the positive side, light on the negative.
   *
   * @return the same colour in every figure
   */
  public static Colour of(Block block) {
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
   */
  public static Colour series(int index) {
    return SERIES.get(index % SERIES.size());
  }

  /**
   * A colour mixed with white, as for bands and maps.
   *
   * @param colour the full colour
   * @param share how much of it, from 0 (white) to 1
   * @return an opaque colour
   */
  public static Colour tint(Colour colour, double share) {
    return colour.mixedWithWhite(share);
  }
}
