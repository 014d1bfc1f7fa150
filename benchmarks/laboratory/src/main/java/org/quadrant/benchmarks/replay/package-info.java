/**
 * Trains on the samples of a given run and compares the two step by step, so that this suite and
 * any other framework can be checked against each other.
 */
package org.quadrant.benchmarks.replay;
