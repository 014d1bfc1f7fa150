/**
 * Experiments on how far the theory reaches: unseen inputs, other laws of the inputs, long times,
 * and other sizes of network, minibatch and step.
 */
package org.quadrant.benchmarks.experiments.reach;
