package org.quadrant.training;

import java.util.Optional;
import java.util.OptionalDouble;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;

/**
 * A training after a number of steps.
 *
 * @param step n, number of steps taken
 * @param time t, the sum of the steps' η
 * @param trainLoss mean loss of the minibatch of the step just taken, the n-th, measured before its
 *     update: a loss of the parameters after n − 1 steps. Empty if it was not measured
 * @param neurons state of every neuron after n steps
 * @param test error and loss of the parameters after n steps, on fresh samples
 * @param sample error and loss of the parameters after n steps, on the fixed sample that is trained
 *     on; empty if there is none
 */
public record Snapshot(
    long step,
    double time,
    OptionalDouble trainLoss,
    NeuronStates neurons,
    Evaluation test,
    Optional<Evaluation> sample) {
  /**
   * A snapshot of a training on fresh samples.
   *
   * @param step n
   * @param time t
   * @param trainLoss loss of the minibatch of the step just taken
   * @param neurons after n steps
   * @param test on fresh samples
   */
  public Snapshot(
      long step, double time, OptionalDouble trainLoss, NeuronStates neurons, Evaluation test) {
    this(step, time, trainLoss, neurons, test, Optional.empty());
  }
}
