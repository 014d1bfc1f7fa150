package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.NeuronStates;

/** Figures of all neurons of a network that several experiments use. */
final class BlockMasses {
  private BlockMasses() {}

  /** Mean of the four masses. */
  static double mean(NeuronStates neurons) {
    return neurons.masses().total() / Block.values().length;
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
