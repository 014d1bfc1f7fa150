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
}
