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
   * Refuses masses for which the block flow cannot be computed.
   *
   * @throws IllegalArgumentException if a mass is negative, NaN or above 1e8
   */
  static void requireOfFlow(BlockValues masses) {
    for (Block block : Block.values()) {
      double mass = masses.get(block);
      if (!(mass >= 0 && mass <= LARGEST_OF_FLOW)) {
        throw new IllegalArgumentException(
            "mass of block " + block.symbol() + " is " + mass + "; allowed: 0 <= q <= 1e8");
      }
    }
  }
}
