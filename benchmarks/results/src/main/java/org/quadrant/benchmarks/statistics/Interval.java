package org.quadrant.benchmarks.statistics;

/** A confidence interval. */
public record Interval(double lower, double upper) {}
