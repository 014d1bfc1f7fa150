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
   * Memory of a run's own arrays. Networks that go in and come out are not among them.
   *
   * @param configuration the run's settings
   * @param threads number of threads that are to share the run
   * @return bytes
   */
  long bytes(TrainingConfiguration configuration, int threads);

  /**
   * Checks that this JVM's heap holds a run beside two networks: the one that it starts from, or a
   * snapshot, and a copy that is made of it.
   *
   * @param configuration the run's settings
   * @throws IllegalArgumentException naming the setting to blame, if it does not
   */
  default void requireRoom(TrainingConfiguration configuration) {
    new MemoryLimit(this, 2).require(configuration);
  }

  /**
   * Starts a run from given parameters and a number of steps: one that goes on from the parameters
   * that another had after n steps gives the same numbers as that one, to the last bit.
   *
   * @param configuration the run's settings
   * @param initial network of the configuration's shape; rounded to the engine's precision
   * @param steps number n of steps that have led to it, which is the index of the next one; at
   *     least 0
   * @return the run, before that step
   * @throws IllegalArgumentException if the shapes differ, the number is negative, or the run does
   *     not fit into memory
   */
  Training start(TrainingConfiguration configuration, Network initial, long steps);

  /**
   * Starts a run from given parameters.
   *
   * @param configuration the run's settings
   * @param initial network of the configuration's shape; rounded to the engine's precision
   * @return the run, before its first step
   * @throws IllegalArgumentException if the shapes differ, or the run does not fit into memory
   */
  default Training start(TrainingConfiguration configuration, Network initial) {
    return start(configuration, initial, 0);
  }

  /**
   * Starts a run from random parameters, {@link Initialisation#draw}.
   *
   * @param configuration the run's settings
   * @return the run, before its first step
   * @throws IllegalArgumentException if the run does not fit into memory
   */
  default Training start(TrainingConfiguration configuration) {
    requireRoom(configuration);
    return start(configuration, Initialisation.draw(configuration));
  }
}
