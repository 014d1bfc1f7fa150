package org.quadrant.training;

/**
 * What one step saw before it changed the parameters.
 *
 * @param loss mean loss of the minibatch
 * @param outputs network outputs f, length m; not copied
 */
public record StepRecord(double loss, double[] outputs) {}
