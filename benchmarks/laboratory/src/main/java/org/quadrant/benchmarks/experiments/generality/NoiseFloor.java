package org.quadrant.benchmarks.experiments.generality;

import org.apache.commons.math3.special.Gamma;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.OffsetFlow;
import org.quadrant.theory.OffsetMoments;
import org.quadrant.training.TrainingConfiguration;

/**
 * Error that the noise of minibatches keeps up, from the masses alone: what it puts into the d − 2
 * coordinates of w⊥, and into the difference of the masses as if that were one more, by the flow of
 * offsets from none at the start. The norm of d − 1 normal numbers has the χ law.
 */
final class NoiseFloor {
  private final TrainingConfiguration configuration;
  private final OffsetFlow flow;
  private OffsetMoments moments = OffsetMoments.NONE;
  private BlockValues before;
  private long steps;

  /** Noise that begins with the masses of a step. */
  NoiseFloor(TrainingConfiguration configuration, BlockValues masses, long steps) {
    this.configuration = configuration;
    this.flow =
        new OffsetFlow(
            configuration.learningRate(), configuration.batch(), configuration.dimension() - 1);
    this.before = masses;
    this.steps = steps;
  }

  /** Expected error at a later step, at which masses are known. */
  double error(BlockValues masses, long step) {
    moments = flow.advance(moments, middle(before, masses), step - steps);
    before = masses;
    steps = step;
    double sum = 0;
    for (BoundaryState.Pair pair : BoundaryState.PAIRS) {
      double squared = moments.squaredDeviation(pair.positive(), pair.negative());
      sum +=
          Math.sqrt(squared) / Math.hypot(masses.get(pair.positive()), masses.get(pair.negative()));
    }
    int degrees = configuration.dimension() - 1;
    return sum * chi(degrees) / Math.sqrt(degrees) / (2 * Math.PI);
  }

  /** Means of masses. */
  static BlockValues middle(BlockValues before, BlockValues after) {
    double[] from = before.toArray();
    double[] to = after.toArray();
    for (int b = 0; b < from.length; b++) {
      from[b] = 0.5 * (from[b] + to[b]);
    }
    return BlockValues.of(from);
  }

  /**
   * Share by which the next order in the width of the strip raises the error: offsets of deviation
   * τ put some inputs on the wrong side, which pull more, and add τ²/(4√π q) to the mean square of
   * the pull at a boundary. At the balance of noise that is (d − 1)ηq/(4m) of the error.
   */
  static double nextOrder(TrainingConfiguration configuration, double mass) {
    return 0.25
        * (configuration.dimension() - 1)
        * configuration.learningRate()
        * mass
        / configuration.batch();
  }

  /** Mean norm of a number of independent standard normal numbers. */
  private static double chi(int degrees) {
    return Math.sqrt(2)
        * Math.exp(Gamma.logGamma(0.5 * (degrees + 1)) - Gamma.logGamma(0.5 * degrees));
  }

  /**
   * Standard deviation of the error of one network about that mean, relative to it: three patterns
   * of offsets share the sum of squares 2 : 1 : 1, which gives a sum of squares in n coordinates
   * the relative variance 0.75/n, and its root half the deviation.
   */
  static double deviation(int dimension) {
    return 0.5 * Math.sqrt(0.75 / (dimension - 1));
  }
}
