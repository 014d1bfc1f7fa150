package org.quadrant.benchmarks.regression;

import java.util.Arrays;
import org.quadrant.benchmarks.results.JmhMetric;

/**
 * What one JVM measured: the sample that everything is decided from.
 *
 * @param benchmark what ran, parameters included
 * @param arm which build ran it
 * @param round number of the round, from 0
 * @param started seconds since the run began
 * @param ended seconds since the run began
 * @param unit of the scores: operations per time or time per operation
 * @param scores one an iteration
 * @param bytesPerOperation least that an iteration allocated; NaN if not measured
 * @param operationsPerIteration of the fastest iteration; NaN if the unit does not tell
 */
public record Fork(
    String benchmark,
    Arm arm,
    int round,
    double started,
    double ended,
    String unit,
    double[] scores,
    double bytesPerOperation,
    double operationsPerIteration) {
  private static final int FASTEST = 3;

  /**
   * Logarithm of the time of an operation, over the three fastest iterations. A neighbour that
   * takes the processor away, or code that is not compiled yet, only ever makes an iteration
   * slower; code that became slower makes all of them slower. Of a fork of 40 iterations that begin
   * after a second, three are warm in nearly all forks, a third in seven of ten.
   *
   * @return natural logarithm of seconds, whatever the unit of the scores; differences are relative
   *     slow-downs
   */
  public double logTime() {
    double[] times = Arrays.stream(scores).map(score -> 1 / perSecond(score, unit)).toArray();
    Arrays.sort(times);
    return Math.log(
        Arrays.stream(times, 0, Math.min(times.length, FASTEST)).average().orElseThrow());
  }

  /** The same measurement as that of another build. */
  public Fork of(Arm other) {
    return new Fork(
        benchmark,
        other,
        round,
        started,
        ended,
        unit,
        scores,
        bytesPerOperation,
        operationsPerIteration);
  }

  /**
   * The same measurement as one of another time.
   *
   * @param otherRound number of the round
   * @param from seconds since the run began
   * @param until seconds since the run began
   */
  public Fork at(int otherRound, double from, double until) {
    return new Fork(
        benchmark,
        arm,
        otherRound,
        from,
        until,
        unit,
        scores,
        bytesPerOperation,
        operationsPerIteration);
  }

  /** A score as operations per second; NaN if its unit is not one of time. */
  static double perSecond(double score, String unit) {
    return new JmhMetric(score, 0, unit, null).perSecond();
  }
}
