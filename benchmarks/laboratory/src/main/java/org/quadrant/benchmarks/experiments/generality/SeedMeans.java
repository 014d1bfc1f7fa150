package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.Sample;

/** Series of several seeds at the same times. */
final class SeedMeans {
  private SeedMeans() {}

  /**
   * Means over seeds, time by time.
   *
   * @param runs one of each seed
   * @param series of one run; of equal length for all
   * @return the sample of each time
   */
  static <T> List<Sample> of(List<T> runs, Function<T, double[]> series) {
    List<double[]> columns = runs.stream().map(series).toList();
    return IntStream.range(0, columns.getFirst().length)
        .mapToObj(i -> Sample.of(columns.stream().mapToDouble(column -> column[i]).toArray()))
        .toList();
  }

  /** The means of samples. */
  static double[] means(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::mean).toArray();
  }

  /** The standard errors of samples. */
  static double[] errors(List<Sample> samples) {
    return samples.stream().mapToDouble(Sample::standardError).toArray();
  }
}
