/**
 * The report as one HTML page that needs no other file and no network: checks, experiments with
 * their figures, validations and benchmark results.
 */
package org.quadrant.benchmarks.page;
