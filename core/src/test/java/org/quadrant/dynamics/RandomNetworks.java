package org.quadrant.dynamics;

import java.util.Random;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;

/** Networks with normal weights for property tests. */
final class RandomNetworks {
  private RandomNetworks() {}

  static Network normal(long seed, int dimension, int neurons) {
    Random random = new Random(seed);
    double[] weights = new double[dimension * neurons];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian();
    }
    double[] outputWeights = new double[neurons];
    for (int j = 0; j < neurons; j++) {
      outputWeights[j] = random.nextGaussian();
    }
    return new Network(dimension, weights, outputWeights, Precision.DOUBLE);
  }
}
