package org.quadrant.theory;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/** Checks of block masses given from outside. */
final class Masses {
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
}
