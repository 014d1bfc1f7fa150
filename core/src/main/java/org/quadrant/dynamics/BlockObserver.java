package org.quadrant.dynamics;

import java.util.List;
import org.quadrant.network.Network;
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
   * Observer of the run that starts from the given network.
   *
   * @param initial the network before the first step, of dimension d ≥ 2
   * @param scaling whether the output carries the factor 1/p
   * @param zeta ζ of the signal-heavy condition
   * @return an observer
   */
  public static BlockObserver startingAt(Network initial, Scaling scaling, double zeta) {
    return new BlockObserver(NeuronStates.of(initial).blocks(), scaling, zeta);
  }

  /**
   * Observes the network as it is now.
   *
   * @param network a snapshot of the run, of dimension d ≥ 2, with as many neurons as at the start
   * @return the observation
   * @throws IllegalArgumentException if the number of neurons differs from that at the start
   */
  public Observation observe(Network network) {
    return Observation.of(NeuronStates.of(network), initialBlocks, scaling, zeta);
  }
}
