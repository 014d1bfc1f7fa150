package org.quadrant.simd;

import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;

/** The product HᵀH of a tile's masked slopes with themselves. */
interface SquareProduct {
  /**
   * Adds the samples of a tile to the sums, as {@link org.quadrant.kernels.GramKernels#square(Tile,
   * int, StripLayout, float[], boolean)} says.
   *
   * @param tile read: z
   * @param samples number of samples in the tile
   * @param layout of the sums
   * @param sums packed, of p coordinates
   * @param resume whether to continue the sums
   */
  void accumulate(Tile tile, int samples, StripLayout layout, float[] sums, boolean resume);
}
