package org.quadrant.training;

import org.quadrant.network.Network;

/**
 * A run whose state is the weights W and a. Only such a run can take a step on given samples, which
 * needs all coordinates of every w, and hand out its network.
 */
public interface WeightTraining extends Training {
  /**
   * Takes one step on given samples; their number need not be the configuration's m.
   *
   * @param minibatch samples of the run's dimension
   * @return loss and outputs before the update
   * @throws IllegalArgumentException if the dimension differs
   */
  StepRecord step(Minibatch minibatch);

  /**
   * The weights as they are now.
   *
   * @return a snapshot
   * @throws IllegalStateException if the run is lost
   */
  Network network();

  @Override
  default Parameters parameters() {
    return Parameters.of(network());
  }
}
