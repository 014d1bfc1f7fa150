/** Rank tests, their correction for many tests at once, and robust estimates, for few samples. */
package org.quadrant.benchmarks.statistics;
