package org.quadrant.benchmarks.experiments;

import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;

/**
 * A network at one time of its training.
 *
 * @param step number of steps taken
 * @param time t = η · steps
 * @param neurons state of every neuron
 * @param test error and loss on fresh samples
 */
public record Snapshot(long step, double time, NeuronStates neurons, Evaluation test) {}
