package org.quadrant.simd;

import org.quadrant.kernels.Tile;

/** The product G += ZᵀX of a tile's masked slopes with its inputs. */
interface BackwardProduct {
  /**
   * Adds a tile's samples, in order, to the sums of a block.
   *
   * @param tile read: x, and z holding the masked slopes
   * @param samples number of samples in the tile
   * @param gradient packed sums, written
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  void accumulate(Tile tile, int samples, float[] gradient, boolean resume);
}
