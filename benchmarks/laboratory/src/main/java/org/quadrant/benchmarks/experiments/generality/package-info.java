/**
 * Experiments on how generally the theory holds: on unseen inputs, under other laws of the inputs,
 * over long times, and at other sizes of network, minibatch and step.
 */
package org.quadrant.benchmarks.experiments.generality;
