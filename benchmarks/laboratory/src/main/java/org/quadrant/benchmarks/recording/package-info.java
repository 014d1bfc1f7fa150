/** Trains a network, observes it on the way, and records the run in files and a figure. */
package org.quadrant.benchmarks.recording;
