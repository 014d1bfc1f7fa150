package org.quadrant.benchmarks.experiments.reach;

import java.util.Arrays;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.NeuronStates;

/** Figures of all neurons of a network that several experiments use. */
final class BlockMasses {
  private BlockMasses() {}

  /** q_B of each block, the state of the block flow. */
  static BlockValues of(NeuronStates neurons) {
    return BlockValues.of(
        Arrays.stream(Block.values())
            .mapToDouble(block -> BlockStatistics.of(block, neurons).mass())
            .toArray());
  }

  /** Mean of the four masses. */
  static double mean(NeuronStates neurons) {
    return of(neurons).total() / Block.values().length;
  }

  /** √(Σ‖w⊥‖²/Σ‖w‖²), the share of the weights that lies outside the (x₁, x₂) plane. */
  static double orthogonalShare(NeuronStates neurons) {
    return Math.sqrt(squares(neurons.orthogonalNorms()) / squares(neurons.norms()));
  }

  /** Σs²/Σ‖w‖², the share of the squared weights that lies along the neurons' own axes. */
  static double signalShare(NeuronStates neurons) {
    return squares(neurons.signals()) / squares(neurons.norms());
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).sum();
  }
}
