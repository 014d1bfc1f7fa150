package org.quadrant.benchmarks.experiments.generality;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;

/** Four neurons, one along each block's direction, with |a| = ‖w‖ but for a given w⊥. */
final class AlignedNetwork {
  private AlignedNetwork() {}

  /**
   * A network of four coordinates.
   *
   * @param masses q of the blocks
   * @param orthogonal third coordinate of every neuron of label +1, and its negative of the others,
   *     so that what they add to f does not cancel
   */
  static Network of(BlockValues masses, double orthogonal) {
    double[] weights = new double[16];
    double[] outputWeights = new double[4];
    for (Block block : Block.values()) {
      int j = block.ordinal();
      double norm = Math.sqrt(4 * masses.get(block));
      weights[4 * j] = norm * block.unitDirection()[0];
      weights[4 * j + 1] = norm * block.unitDirection()[1];
      weights[4 * j + 2] = block.label() * orthogonal;
      outputWeights[j] = block.label() * norm;
    }
    return new Network(4, weights, outputWeights, Precision.DOUBLE);
  }
}
