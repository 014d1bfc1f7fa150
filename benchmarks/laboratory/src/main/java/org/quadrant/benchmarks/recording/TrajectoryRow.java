package org.quadrant.benchmarks.recording;

import java.util.OptionalDouble;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.Observation;

/**
 * One observation of a run, after a number of steps.
 *
 * @param step n, number of steps taken
 * @param time t = η·n
 * @param trainLoss mean loss of the minibatch of the step just taken, the n-th, measured before its
 *     update: a loss of the parameters after n − 1 steps. Empty if it was not measured: before the
 *     first step, and where an interrupted run ends
 * @param test error and loss of the parameters after n steps, on fresh samples
 * @param observation what the parameters after n steps tell
 */
public record TrajectoryRow(
    long step, double time, OptionalDouble trainLoss, Evaluation test, Observation observation) {}
