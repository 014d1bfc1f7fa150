package org.quadrant.benchmarks.comparison;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.quadrant.benchmarks.results.JmhMetric;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.Numbers;

/**
 * What each fork of a result measured.
 *
 * @param scores mean of each fork; one number, the mean over all, if the file has no others
 * @param iterations of all forks, of which that is the mean; empty in modes that record histograms
 * @param forks how many there were
 */
record ForkScores(double[] scores, double[] iterations, int forks) {
  /**
   * Reads the forks of a result. A fork's score is the mean of its iterations; in modes that record
   * histograms, the mean of all that it recorded.
   *
   * @param conversion of its scores to the unit that they are compared in
   */
  static ForkScores of(JmhResult result, DoubleUnaryOperator conversion) {
    JmhMetric metric = result.primaryMetric();
    double[] scores;
    if (hasForks(metric.rawData())) {
      scores = metric.rawData().stream().mapToDouble(ForkScores::mean).toArray();
    } else if (hasForks(metric.rawDataHistogram())) {
      scores = metric.rawDataHistogram().stream().mapToDouble(ForkScores::meanOfSamples).toArray();
    } else {
      double[] alone = {conversion.applyAsDouble(metric.score())};
      return new ForkScores(alone, new double[0], Math.max(1, result.forks()));
    }
    double[] iterations =
        hasForks(metric.rawData())
            ? metric.rawData().stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .map(conversion)
                .toArray()
            : new double[0];
    return new ForkScores(
        Arrays.stream(scores).map(conversion).toArray(), iterations, scores.length);
  }

  private static boolean hasForks(List<?> forks) {
    return forks != null && !forks.isEmpty();
  }

  /** A negative time or rate is none, so that the whole fork is as good as none. */
  private static double mean(List<Double> fork) {
    DoubleSummaryStatistics scores =
        fork.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    if (scores.getMin() < 0 || scores.getCount() == 0) {
      return scores.getCount() == 0 ? Double.NaN : scores.getMin();
    }
    return scores.getAverage();
  }

  private static double meanOfSamples(List<List<List<Double>>> fork) {
    double sum = 0;
    double count = 0;
    if (fork != null) {
      for (List<List<Double>> iteration : fork) {
        for (List<Double> sample : iteration == null ? List.<List<Double>>of() : iteration) {
          sum += sample.getFirst() * sample.getLast();
          count += sample.getLast();
        }
      }
    }
    return sum / count;
  }

  /** Mean over the forks. */
  double mean() {
    return DoubleStream.of(scores).average().orElseThrow();
  }

  /**
   * Why the forks cannot be compared with others.
   *
   * @param side which of two files they are from, for the text
   * @return one line; empty if they can
   */
  Optional<String> fault(String side) {
    double[] useless =
        DoubleStream.of(scores).filter(score -> !(score > 0 && Double.isFinite(score))).toArray();
    if (useless.length > 0) {
      return Optional.of(
          "%d of %d %s forks have no score above 0 that is finite (but %s)"
              .formatted(useless.length, scores.length, side, Numbers.countOrMeasure(useless[0])));
    }
    return scores.length < forks
        ? Optional.of("the %s file has the mean of %d forks only".formatted(side, forks))
        : Optional.empty();
  }
}
