package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.quadrant.benchmarks.statistics.Block;

/**
 * The A/A arm: how far forks of one and the same build are apart in this run. Each round has two
 * forks of each build, so there is one such difference a build and round.
 */
final class NoiseFloor {
  /**
   * Share of runs of equal builds in which the estimate would stay below the floor if the scatter
   * were known. It is estimated from few forks: with normal noise and 4 to 20 rounds, the estimate
   * stays below in 96 to 97 of 100 runs.
   */
  private static final double QUANTILE = 0.99;

  /** Standard deviation of a normal law over its median absolute deviation. */
  private static final double NORMAL = 1.4826;

  private NoiseFloor() {}

  /**
   * The slow-down that equal builds may show: a quantile of the error of the estimate that the
   * forks' own scatter implies.
   *
   * @param blocks logarithms of times, at least one block of two forks a build
   * @return difference of logarithms of time
   */
  static double of(List<Block> blocks) {
    List<Double> distances = new ArrayList<>();
    for (Block block : blocks) {
      distances.add(Math.abs(block.control()[0] - block.control()[1]));
      distances.add(Math.abs(block.treated()[0] - block.treated()[1]));
    }
    double median =
        new Median().evaluate(distances.stream().mapToDouble(Double::doubleValue).toArray());
    double deviationOfFork = NORMAL * median / Math.sqrt(2);
    double forks = (double) Round.FORKS * blocks.size();
    return new NormalDistribution(null, 0, 1).inverseCumulativeProbability(QUANTILE)
        * deviationOfFork
        * Math.sqrt(2 / forks);
  }
}
