package org.quadrant.benchmarks.experiments.dynamics;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.NeuronStates;

/**
 * How much signals differ inside blocks and between them.
 *
 * @param within coefficient of variation of |s| inside a block: root of the mean over blocks of its
 *     square
 * @param between coefficient of variation of the four block averages of |s| (divisor 3)
 * @param sampling what {@code between} would be in the root mean square if each block were a sample
 *     of independent neurons of the same law; NaN if a block has one neuron
 */
record Spread(double within, double between, double sampling) {
  static Spread of(NeuronStates states) {
    int blocks = Block.values().length;
    double sum = 0;
    double within = 0;
    double sampling = 0;
    double[] means = new double[blocks];
    for (Block block : Block.values()) {
      BlockStatistics statistics = BlockStatistics.of(block, states);
      means[block.ordinal()] = statistics.meanSignal();
      sum += statistics.meanSignal();
      double variation = statistics.signalDeviation() / statistics.meanSignal();
      within += variation * variation / blocks;
      // An unbiased variance divides by the size less one.
      sampling += variation * variation / (statistics.size() - 1) / blocks;
    }
    double mean = sum / blocks;
    double squares = 0;
    for (double one : means) {
      squares += (one / mean - 1) * (one / mean - 1);
    }
    return new Spread(Math.sqrt(within), Math.sqrt(squares / (blocks - 1)), Math.sqrt(sampling));
  }
}
