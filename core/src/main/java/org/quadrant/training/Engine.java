package org.quadrant.training;

import org.quadrant.network.Network;
import org.quadrant.network.Precision;

/** One of the interchangeable implementations of training. */
public interface Engine {
  /**
   * Name of the engine.
   *
   * @return {@code reference}, {@code scalar} or {@code vector}
   */
  String name();

  /**
   * Vector width in use.
   *
   * @return floats per vector; 1 where no vectors are used
   */
  int lanes();

  /**
   * Threads in use.
   *
   * @return number of threads, at least 1
   */
  int threads();

  /**
   * Format of the parameters.
   *
   * @return single or double precision
   */
  Precision precision();

  /**
   * Starts a run from given parameters.
   *
   * @param configuration the run's settings
   * @param initial network of the configuration's shape; rounded to the engine's precision
   * @return the run, before its first step
   * @throws IllegalArgumentException if the shapes differ
   */
  Training start(TrainingConfiguration configuration, Network initial);

  /**
   * Starts a run from random parameters, {@link Initialisation#draw}.
   *
   * @param configuration the run's settings
   * @return the run, before its first step
   */
  default Training start(TrainingConfiguration configuration) {
    return start(configuration, Initialisation.draw(configuration));
  }
}
