/**
 * Experiments: claims about the training dynamics, each as figures, tables and checks against
 * theory, with a text that says what was claimed, done, predicted and found. An experiment gets a
 * context that trains networks over several seeds in parallel and receives what the experiment
 * finds; a runner puts it all into one folder, which appears whole or not at all.
 */
package org.quadrant.benchmarks.experiments;
