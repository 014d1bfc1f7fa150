package org.quadrant.simd;

import org.quadrant.kernels.StripLayout;

/** Where vectors of neurons lie in arrays of strips of 16. */
final class Panels {
  private Panels() {}

  /**
   * Where a vector of neurons begins.
   *
   * @param vector index of the vector: neurons vector · lanes and following
   * @param lanes floats per vector
   * @param strip distance of two strips in the array
   * @return an index
   */
  static int base(int vector, int lanes, int strip) {
    int neuron = vector * lanes;
    return neuron / StripLayout.STRIP * strip + neuron % StripLayout.STRIP;
  }

  /**
   * Whether the vectors of every block lie side by side in one strip.
   *
   * @param vectors of the largest block; those of the others are fewer
   * @param lanes floats per vector
   * @return whether it is so wherever the product begins a block
   */
  static boolean inOneStrip(int vectors, int lanes) {
    // Only the last block is smaller then, so that every block begins at a multiple of its size.
    return vectors <= 2 && vectors * lanes <= StripLayout.STRIP;
  }
}
