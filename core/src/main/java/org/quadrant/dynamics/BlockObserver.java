package org.quadrant.dynamics;

import java.util.List;
import org.quadrant.network.Scaling;

/**
 * Takes observations of one training run, all measured against the same start.
 *
 * @param initialBlocks block of each neuron at the start of training, length p; copied
 * @param scaling whether the output carries the factor 1/p
 * @param zeta ζ of the signal-heavy condition ‖w⊥‖ + |o| ≤ ζ|s|
 */
public record BlockObserver(List<Block> initialBlocks, Scaling scaling, double zeta) {
  /** Copies the list of blocks. */
  public BlockObserver {
    initialBlocks = List.copyOf(initialBlocks);
  }

  /**
   * Observer of the run that starts from the given neurons.
   *
   * @param initial the neurons before the first step
   * @param scaling whether the output carries the factor 1/p
   * @param zeta ζ of the signal-heavy condition
   * @return an observer
   */
  public static BlockObserver startingAt(NeuronStates initial, Scaling scaling, double zeta) {
    return new BlockObserver(initial.blocks(), scaling, zeta);
  }

  /**
   * Observes the neurons as they are now.
   *
   * @param neurons a snapshot of the run, with as many neurons as at the start
   * @return the observation
   * @throws IllegalArgumentException if the number of neurons differs from that at the start
   */
  public Observation observe(NeuronStates neurons) {
    return Observation.of(neurons, initialBlocks, scaling, zeta);
  }
}
