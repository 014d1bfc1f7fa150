/**
 * How often the gate against regressions errs: builds with a known slow-down, a long record of all
 * of them in turns, and the gate's decisions on parts of it.
 */
package org.quadrant.benchmarks.study;
