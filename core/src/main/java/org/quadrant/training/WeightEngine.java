package org.quadrant.training;

import java.util.List;
import org.quadrant.network.Network;

/** An engine whose runs keep the weights: their parameters are W, row-major [p][d], and a. */
public interface WeightEngine extends Engine {
  @Override
  default List<ParameterShape> parameterShapes(TrainingConfiguration configuration) {
    configuration.requireWeightsFit();
    return Parameters.ofWeights(configuration.dimension(), configuration.neurons());
  }

  @Override
  WeightTraining start(TrainingConfiguration configuration, Parameters initial, long steps);

  /**
   * Starts a run from given weights and a number of steps.
   *
   * @param configuration the run's settings
   * @param initial network of the configuration's shape; rounded to the engine's precision
   * @param steps number n of steps that have led to it, which is the index of the next one; at
   *     least 0
   * @return the run, before that step
   * @throws IllegalArgumentException if the shapes differ, the number is negative, or the run does
   *     not fit into memory
   */
  default WeightTraining start(TrainingConfiguration configuration, Network initial, long steps) {
    configuration.requireShape(initial);
    return start(configuration, Parameters.of(initial), steps);
  }

  /**
   * Starts a run from given weights.
   *
   * @param configuration the run's settings
   * @param initial network of the configuration's shape; rounded to the engine's precision
   * @return the run, before its first step
   * @throws IllegalArgumentException if the shapes differ, or the run does not fit into memory
   */
  default WeightTraining start(TrainingConfiguration configuration, Network initial) {
    return start(configuration, initial, 0);
  }

  /**
   * Starts a run from random weights, {@link Initialisation#draw}.
   *
   * @param configuration the run's settings
   * @return the run, before its first step
   * @throws IllegalArgumentException if the run does not fit into memory
   */
  @Override
  default WeightTraining start(TrainingConfiguration configuration) {
    requireRoom(configuration);
    return start(configuration, Initialisation.draw(configuration));
  }
}
