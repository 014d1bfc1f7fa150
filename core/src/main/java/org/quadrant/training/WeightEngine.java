package org.quadrant.training;

import org.quadrant.network.Network;

/** An engine whose runs keep the weights. */
public interface WeightEngine extends Engine {
  @Override
  WeightTraining start(TrainingConfiguration configuration, Network initial, long steps);

  @Override
  default WeightTraining start(TrainingConfiguration configuration, Network initial) {
    return start(configuration, initial, 0);
  }

  @Override
  default WeightTraining start(TrainingConfiguration configuration) {
    requireRoom(configuration);
    return start(configuration, Initialisation.draw(configuration));
  }
}
