package org.quadrant.benchmarks.comparison;

import java.util.List;
import org.quadrant.benchmarks.results.JmhMetric;

/** What each fork of a result measured. */
final class ForkScores {
  private ForkScores() {}

  /**
   * Mean score of each fork. In modes that record histograms there is one number for all forks, the
   * score, and the same holds if a fork recorded nothing that can be used.
   *
   * @param metric a result's score
   * @return one number a fork, or the score alone
   */
  static double[] of(JmhMetric metric) {
    List<List<Double>> forks = metric.rawData();
    if (forks == null || forks.isEmpty() || !forks.stream().allMatch(ForkScores::isUsable)) {
      return new double[] {metric.score()};
    }
    return forks.stream()
        .mapToDouble(fork -> fork.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
        .toArray();
  }

  private static boolean isUsable(List<Double> fork) {
    return !fork.isEmpty() && fork.stream().allMatch(Double::isFinite);
  }
}
