package org.quadrant.verification;

import org.quadrant.training.StepRecord;

/**
 * What the double-precision run saw in one step, and how far the single-precision run may be from
 * it.
 *
 * @param expected loss and outputs in double precision
 * @param lossError bound of the error of the mean loss
 * @param outputErrors bounds of the errors of the outputs f, length m; not copied
 */
public record StepBound(StepRecord expected, double lossError, double[] outputErrors) {}
