package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.catalogue.Limit;
import org.quadrant.benchmarks.catalogue.Metrics;

/**
 * The FMA peak at one width, which a session measures before all other cases and after them.
 *
 * @param measurements the earliest first
 * @param beforeAndAfter whether it is known that they are those two
 */
record FmaPeak(List<Capacity> measurements, boolean beforeAndAfter) {
  /** Whether a result is that of a peak. */
  static boolean isOne(JmhResult result) {
    return result.limit().filter(Limit.FMA::equals).isPresent();
  }

  /**
   * The peak that a result tells of.
   *
   * @param result of the peak's benchmark
   * @return the peak, each measurement the mean over its clean forks, or over all if none is; where
   *     the file does not tell what was measured in one go, of two halves of the forks
   */
  static FmaPeak of(JmhResult result) {
    List<Double> forks = result.perSecondInGroups(Metrics.FLOPS, 1);
    boolean told = result.forksPerMeasurement() > 0;
    int size = told ? result.forksPerMeasurement() : Math.max(1, Math.ceilDiv(forks.size(), 2));
    List<Capacity> measurements = new ArrayList<>();
    for (int from = 0; from < forks.size(); from += size) {
      measurements.add(mean(result, forks, from, Math.min(from + size, forks.size())));
    }
    return new FmaPeak(measurements, told && measurements.size() == 2);
  }

  private static Capacity mean(JmhResult result, List<Double> forks, int from, int to) {
    List<Double> clean =
        IntStream.range(from, to)
            .filter(fork -> Capacity.isClean(result, fork, forks.size()))
            .mapToObj(forks::get)
            .toList();
    return clean.isEmpty()
        ? new Capacity(mean(forks.subList(from, to)), Flaws.of(result))
        : new Capacity(mean(clean), List.of());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
  }

  /** The better of the measurements; NaN if none were counted. */
  Capacity capacity() {
    return measurements.stream()
        .reduce(Capacity::better)
        .orElse(new Capacity(Double.NaN, List.of()));
  }

  /**
   * How it moved while the other cases were measured.
   *
   * @return a line without a line feed; empty if only one of the two measurements was made, as
   *     after an interruption, or if the file does not tell
   */
  Optional<String> drift(Width width) {
    return beforeAndAfter
        ? Optional.of(
            "FMA peak, %s: %s GFLOP/s before, %s after"
                .formatted(
                    width,
                    Numbers.giga(measurements.getFirst().perSecond()),
                    Numbers.giga(measurements.getLast().perSecond())))
        : Optional.empty();
  }
}
