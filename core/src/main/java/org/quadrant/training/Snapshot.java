package org.quadrant.training;

import java.util.OptionalDouble;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;

/**
 * A training after a number of steps.
 *
 * @param step n, number of steps taken
 * @param time t = η·n
 * @param trainLoss mean loss of the minibatch of the step just taken, the n-th, measured before its
 *     update: a loss of the parameters after n − 1 steps. Empty if it was not measured
 * @param neurons state of every neuron after n steps
 * @param test error and loss of the parameters after n steps, on fresh samples
 */
public record Snapshot(
    long step, double time, OptionalDouble trainLoss, NeuronStates neurons, Evaluation test) {}
