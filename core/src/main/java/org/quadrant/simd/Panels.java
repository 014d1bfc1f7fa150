package org.quadrant.simd;

import org.quadrant.kernels.Span;
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
   * The first vector of a strip.
   *
   * @param strip index of the strip
   * @param lanes floats per vector
   * @return index of a vector
   */
  static int vector(int strip, int lanes) {
    return strip * (StripLayout.STRIP / lanes);
  }

  /**
   * The first vector of some strips.
   *
   * @param strips of neurons
   * @param lanes floats per vector
   * @return index of a vector
   */
  static int begin(Span strips, int lanes) {
    return vector(strips.begin(), lanes);
  }

  /**
   * The vector after the last one of some strips that has a neuron.
   *
   * @param strips of neurons
   * @param layout of the network
   * @param lanes floats per vector
   * @return index of a vector
   */
  static int end(Span strips, StripLayout layout, int lanes) {
    return Math.min(vector(strips.end(), lanes), Math.ceilDiv(layout.neurons(), lanes));
  }
}
