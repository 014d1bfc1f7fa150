package org.quadrant.benchmarks.validation;

import java.util.Locale;
import org.apache.commons.math3.distribution.NormalDistribution;

/** Standardised statistics of one check; its figure is the largest of them. */
final class Scores {
  private final String name;
  private final StringBuilder detail = new StringBuilder();
  private double largest;

  Scores(String name) {
    this.name = name;
  }

  /**
   * Adds a statistic.
   *
   * @param what it is about
   * @param value observed
   * @param expected its expectation
   * @param standardError its standard deviation
   */
  void add(String what, double value, double expected, double standardError) {
    addScore(what, (value - expected) / standardError);
  }

  /**
   * Adds a test.
   *
   * @param what it is about
   * @param probability of a result as unlikely as this one or more
   */
  void addProbability(String what, double probability) {
    double tail = Math.clamp(probability, 0, 1) / 2;
    addScore(
        what,
        tail == 0
            ? Double.POSITIVE_INFINITY
            : -new NormalDistribution().inverseCumulativeProbability(tail));
  }

  private void addScore(String what, double score) {
    detail.append(detail.isEmpty() ? "" : ", ");
    detail.append(String.format(Locale.ROOT, "%s %.2f", what, score));
    // NaN stays.
    largest = Math.max(largest, Math.abs(score));
  }

  /** The result: passed if all statistics are within the bound. */
  CheckResult result() {
    return CheckResult.of(name, largest, FalseAlarms.BOUND, "sigma", detail.toString());
  }
}
