/**
 * The gate against regressions: two builds measured in turns, and a rule that decides from the
 * forks alone.
 */
package org.quadrant.benchmarks.regression;
