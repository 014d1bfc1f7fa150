package org.quadrant.benchmarks.results;

import java.util.List;
import java.util.Optional;

/**
 * The FMA peak at one width, which a session measures before all other cases and after them.
 *
 * @param measurements operations per second, the earliest first
 * @param beforeAndAfter whether it is known that they are those two
 */
record FmaPeak(List<Double> measurements, boolean beforeAndAfter) {
  private static final String BENCHMARK = "FmaPeakBenchmark.peak";
  private static final String FLOPS = "flops";
  private static final double GIGA = 1e9;

  /** Whether a result is that of a peak. */
  static boolean isOne(JmhResult result) {
    return result.shortName().equals(BENCHMARK);
  }

  /**
   * The peak that a result tells of.
   *
   * @param result of the peak's benchmark
   * @return the peak; where the file does not tell what was measured in one go, of two halves of
   *     the forks
   */
  static FmaPeak of(JmhResult result) {
    boolean told = result.forksPerMeasurement() > 0;
    int half = Math.max(1, Math.ceilDiv(result.perSecondInGroups(FLOPS, 1).size(), 2));
    List<Double> measurements =
        result.perSecondInGroups(FLOPS, told ? result.forksPerMeasurement() : half);
    return new FmaPeak(measurements, told && measurements.size() == 2);
  }

  /** The better of the measurements, operations per second; NaN if none were counted. */
  double flopsPerSecond() {
    return measurements.stream().max(Double::compare).orElse(Double.NaN);
  }

  /**
   * How it moved while the other cases were measured.
   *
   * @param width of the peak
   * @return a line without a line feed; empty if only one of the two measurements was made, as
   *     after an interruption, or if the file does not tell
   */
  Optional<String> drift(Width width) {
    return beforeAndAfter
        ? Optional.of(
            "FMA peak, %s: %s GFLOP/s before, %s after"
                .formatted(
                    width,
                    Numbers.significant(measurements.getFirst() / GIGA),
                    Numbers.significant(measurements.getLast() / GIGA)))
        : Optional.empty();
  }
}
