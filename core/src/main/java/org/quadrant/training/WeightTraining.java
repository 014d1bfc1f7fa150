package org.quadrant.training;

import org.quadrant.network.Network;

/**
 * A run whose state is the weights W and a. Only such a run can take a step on given samples, which
 * needs all coordinates of every w, and hand out its network.
 */
public interface WeightTraining extends Training {
  /**
   * Operations of the two products of a minibatch with W, forward and backward.
   *
   * @return 4·m·d·p
   */
  @Override
  default double flopsPerStep() {
    return configuration().flopsPerStep();
  }

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
