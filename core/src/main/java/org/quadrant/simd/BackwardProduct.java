package org.quadrant.simd;

import org.quadrant.kernels.Span;
import org.quadrant.kernels.Tile;

/** The product G += ZᵀX of a tile's masked slopes with its inputs. */
interface BackwardProduct {
  /**
   * Adds samples of a tile, in order, to sums.
   *
   * @param tile read: x, and z holding the masked slopes
   * @param samples of the tile; begins at a multiple of a strip
   * @param strips of neurons
   * @param coordinates begins and ends at a multiple of {@link
   *     org.quadrant.kernels.StripLayout#DIMENSION_MULTIPLE}
   * @param gradient packed sums, written
   * @param resume whether to continue the sums in {@code gradient}; otherwise they start from zero
   */
  void accumulate(
      Tile tile, Span samples, Span strips, Span coordinates, float[] gradient, boolean resume);
}
