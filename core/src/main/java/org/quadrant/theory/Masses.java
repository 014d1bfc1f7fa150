package org.quadrant.theory;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/** Checks of block masses given from outside. */
final class Masses {
  /** Beyond, rounding leaves less than seven digits of the rates of nearly equal masses. */
  static final double LARGEST_OF_FLOW = 1e8;

  private Masses() {}

  /**
   * Refuses masses that no network has.
   *
   * @throws IllegalArgumentException if a mass is negative, infinite or NaN
   */
  static void require(BlockValues masses) {
    for (Block block : Block.values()) {
      double mass = masses.get(block);
      if (!(mass >= 0 && mass < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("mass of block " + block.symbol() + " is " + mass);
      }
    }
  }

  /**
   * Refuses masses that are not of a range.
   *
   * @throws IllegalArgumentException if a mass is negative, NaN or too large
   */
  static void requireAtMost(BlockValues masses, double largest) {
    for (Block block : Block.values()) {
      double mass = masses.get(block);
      if (!(mass >= 0 && mass <= largest)) {
        throw new IllegalArgumentException(
            "mass of block %s is %s; allowed: 0 <= q <= %s"
                .formatted(block.symbol(), mass, Double.toString(largest)));
      }
    }
  }
}
