package org.quadrant.training;

import java.util.List;
import org.quadrant.network.Precision;

/**
 * One of the interchangeable implementations of training. What the state of its runs is made of is
 * its own: {@link #parameterShapes} says it, and a run that goes on is started from it. Engines
 * whose state is the weights are {@link WeightEngine}s.
 */
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
   * Memory of a run's own arrays. Parameters that go in and come out are not among them.
   *
   * @param configuration the run's settings
   * @param threads number of threads that are to share the run
   * @return bytes
   */
  long bytes(TrainingConfiguration configuration, int threads);

  /**
   * What the state of a run is made of.
   *
   * @param configuration the run's settings
   * @return names and shapes of the {@link Parameters}, in their order
   * @throws IllegalArgumentException naming the setting to blame, if no arrays hold such a state
   */
  List<ParameterShape> parameterShapes(TrainingConfiguration configuration);

  /**
   * Checks that this JVM's heap holds a run beside its parameters twice: those that it starts from,
   * or a snapshot, and a copy that is made of it.
   *
   * @param configuration the run's settings
   * @throws IllegalArgumentException naming the setting to blame, if it does not
   */
  default void requireRoom(TrainingConfiguration configuration) {
    new MemoryLimit(this, 2).require(configuration);
  }

  /**
   * Starts a run from given parameters and a number of steps: one that goes on from the {@link
   * Training#parameters} that another had after n steps gives the same numbers as that one, to the
   * last bit.
   *
   * @param configuration the run's settings
   * @param initial of the names and shapes that {@link #parameterShapes} says; rounded to the
   *     engine's precision
   * @param steps number n of steps that have led to them, which is the index of the next one; at
   *     least 0
   * @return the run, before that step
   * @throws IllegalArgumentException if names or shapes differ, the number is negative, or the run
   *     does not fit into memory
   */
  Training start(TrainingConfiguration configuration, Parameters initial, long steps);

  /**
   * Starts a run from random parameters, of the law of {@link Initialisation}.
   *
   * @param configuration the run's settings
   * @return the run, before its first step
   * @throws IllegalArgumentException if the run does not fit into memory
   */
  Training start(TrainingConfiguration configuration);
}
