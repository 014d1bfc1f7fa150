package org.quadrant.simd;

import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.tuning.RegisterTile;

/**
 * The neurons of a last strip that is not full: where it pays that the forward product computes
 * them with samples along the lanes.
 */
final class LastNeurons {
  private static final int STRIP = StripLayout.STRIP;

  /** For each number of neurons: rows of the block that computes them, or 0. */
  private final int[] rows = new int[STRIP];

  /**
   * Decides for all numbers of neurons.
   *
   * @param lanes floats per vector
   * @param shape of the blocks
   */
  LastNeurons(int lanes, RegisterTile shape) {
    for (int count = 1; count < STRIP; count++) {
      int fitting = shape.rowsFor(count);
      // A row of neurons costs what a lane of neurons does; both multiply what is padded, too.
      rows[count] = fitting < Math.ceilDiv(count, lanes) * lanes ? fitting : 0;
    }
  }

  /**
   * Neurons of the last strip, if it is one of some strips and not full.
   *
   * @param strips of neurons
   * @param layout of the network
   * @return 0 if it is full, or not among them
   */
  static int count(Span strips, StripLayout layout) {
    return !strips.isEmpty() && strips.end() == layout.strips() ? layout.neurons() % STRIP : 0;
  }

  /**
   * Rows of the block of accumulators for as many neurons.
   *
   * @param count from 0 to 15
   * @return 0 if it pays to compute them with neurons along the lanes
   */
  int rows(int count) {
    return rows[count];
  }
}
