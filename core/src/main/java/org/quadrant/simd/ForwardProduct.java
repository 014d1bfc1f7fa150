package org.quadrant.simd;

import org.quadrant.kernels.Tile;

/** The product Z = X·Wᵀ of a tile with packed weights. */
interface ForwardProduct {
  /**
   * Computes the pre-activations of a tile: z is the chain fma(x[k], w[k], z) over k = 0 … d − 1
   * from zero.
   *
   * @param weights packed W
   * @param tile read: x; written: z
   * @param samples number of samples in the tile
   */
  void multiply(float[] weights, Tile tile, int samples);
}
