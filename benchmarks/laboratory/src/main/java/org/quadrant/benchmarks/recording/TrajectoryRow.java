package org.quadrant.benchmarks.recording;

import java.util.Optional;
import java.util.OptionalDouble;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.Observation;

/**
 * One observation of a run, after a number of steps.
 *
 * @param step n, number of steps taken
 * @param time t, the sum of the steps' η
 * @param trainLoss mean loss of the minibatch of the step just taken, the n-th, measured before its
 *     update: a loss of the parameters after n − 1 steps. Empty if it was not measured: before the
 *     first step, and where an interrupted run ends
 * @param test error and loss of the parameters after n steps, on fresh samples
 * @param sample error and loss of the same parameters on the fixed sample that is trained on; empty
 *     if there is none
 * @param observation what the parameters after n steps tell
 */
public record TrajectoryRow(
    long step,
    double time,
    OptionalDouble trainLoss,
    Evaluation test,
    Optional<Evaluation> sample,
    Observation observation) {}
