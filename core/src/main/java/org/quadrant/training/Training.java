package org.quadrant.training;

import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;

/**
 * A run in progress: the state of one network and the number of steps taken. What the state is made
 * of is the engine's own: whoever observes a run sees its neurons, whoever keeps or digests it
 * takes its {@link #parameters} as they come, and runs that keep the weights are {@link
 * WeightTraining}s. Not to be used by several threads at once, but for {@link #close}; it may use
 * several threads itself, without any effect on its numbers.
 *
 * <p>A step that fails, whatever the cause, is not counted. If it failed before its update of the
 * parameters they are as before the step, which can be taken again. If it failed within the update
 * the run is lost: from then on steps, {@link #neurons}, {@link #test} and what hands out the
 * parameters throw an {@link IllegalStateException} that names the step.
 */
public interface Training extends AutoCloseable {
  /**
   * The run's settings.
   *
   * @return the configuration
   */
  TrainingConfiguration configuration();

  /**
   * Steps taken so far, those before the run's start included.
   *
   * @return number of steps
   */
  long steps();

  /**
   * Operations that count when throughput is compared: those without which no step of this kind of
   * run can be taken, in its usual form.
   *
   * @return additions and multiplications of one step
   */
  double flopsPerStep();

  /**
   * Takes one step of minibatch SGD, on the samples that {@link Reuse} says: fresh ones, unless
   * they are fixed or repeated.
   *
   * @throws IllegalStateException if the run is closed or lost, or with the cause if a thread of
   *     the run failed
   */
  void step();

  /**
   * Takes the same step as {@link #step()} and measures the loss on the way.
   *
   * @return mean loss of the minibatch before the update; NaN or infinite in a diverging run
   */
  double stepMeasured();

  /**
   * Takes several steps.
   *
   * @param count number of steps, at least 0
   */
  default void run(long count) {
    for (long i = 0; i < count; i++) {
      step();
    }
  }

  /**
   * The neurons as they are now.
   *
   * @return a snapshot
   * @throws IllegalStateException if the run is lost
   */
  NeuronStates neurons();

  /**
   * The parameters as they are now, from which {@link Engine#start(TrainingConfiguration,
   * Parameters, long)} goes on.
   *
   * @return a snapshot, of the names and shapes that the engine says
   * @throws IllegalStateException if the run is lost
   */
  Parameters parameters();

  /**
   * Measures error and loss on fresh samples. They depend on the seed and on the number of steps
   * taken, and on nothing else. A sample counts as misclassified unless y·f &gt; 0.
   *
   * @param samples number of test samples, at least 1
   * @return rates with their standard errors
   */
  Evaluation test(long samples);

  /**
   * Measures error and loss on the fixed sample that the run is trained on, {@link Reuse}, in the
   * order of its minibatches.
   *
   * @return rates; their standard errors say how far those of another sample may be
   * @throws IllegalStateException if no sample is fixed
   */
  default Evaluation evaluateSample() {
    throw new IllegalStateException("samples: 0; allowed: a run on a fixed sample");
  }

  /**
   * Ends the run's threads. May be called by any thread, more than once, and while a step is under
   * way: that step then either ends or throws an {@link IllegalStateException} before it changes a
   * parameter.
   */
  @Override
  void close();
}
