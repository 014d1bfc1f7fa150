package org.quadrant.benchmarks.experiments.dynamics;

import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.NeuronStates;

/**
 * How much signals differ inside blocks and between them, and how much masses differ.
 *
 * @param within coefficient of variation of |s| inside a block: root of the mean over blocks of its
 *     square
 * @param between coefficient of variation of the four block averages of |s| (divisor 3)
 * @param sampling what {@code between} would be in the root mean square if each block were a sample
 *     of independent neurons of the same law; NaN if a block has one neuron
 * @param masses coefficient of variation of the four block masses (divisor 3)
 */
record Spread(double within, double between, double sampling, double masses) {
  static Spread of(NeuronStates states) {
    int blocks = Block.values().length;
    double within = 0;
    double sampling = 0;
    double[] means = new double[blocks];
    double[] masses = new double[blocks];
    for (Block block : Block.values()) {
      BlockStatistics statistics = BlockStatistics.of(block, states);
      means[block.ordinal()] = statistics.meanSignal();
      masses[block.ordinal()] = statistics.mass();
      double variation = statistics.signalDeviation() / statistics.meanSignal();
      within += variation * variation / blocks;
      // An unbiased variance divides by the size less one.
      sampling += variation * variation / (statistics.size() - 1) / blocks;
    }
    return new Spread(Math.sqrt(within), variation(means), Math.sqrt(sampling), variation(masses));
  }

  /** Coefficient of variation of one number a block. */
  static double variation(double[] values) {
    return new StandardDeviation().evaluate(values) / new Mean().evaluate(values);
  }
}
