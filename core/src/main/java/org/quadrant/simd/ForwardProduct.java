package org.quadrant.simd;

import org.quadrant.kernels.Span;
import org.quadrant.kernels.Tile;

/** The product Z = X·Wᵀ of a tile with packed weights. */
interface ForwardProduct {
  /**
   * Computes pre-activations: z is the chain fma(x[k], w[k], z) over k = 0 … d − 1 from zero.
   *
   * @param weights packed W
   * @param tile read: x; written: z
   * @param samples of the tile; begins at a multiple of {@link
   *     org.quadrant.kernels.Kernels#ROW_UNIT}
   * @param strips of neurons
   */
  void multiply(float[] weights, Tile tile, Span samples, Span strips);
}
