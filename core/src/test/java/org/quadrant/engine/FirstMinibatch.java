package org.quadrant.engine;

import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.random.Purpose;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;

/** The minibatch that a run on fresh samples begins with. */
final class FirstMinibatch {
  private FirstMinibatch() {}

  /** Without label noise, which a given minibatch cannot have. */
  static Minibatch of(TrainingConfiguration configuration) {
    int d = configuration.dimension();
    int m = configuration.batch();
    Tile tile = new Tile(new StripLayout(d, 1), Math.ceilDiv(m, 64) * 64);
    new LawSource(
            new ScalarKernels().deviates(),
            configuration.problem(),
            configuration.seed(),
            Purpose.TRAINING)
        .fill(0, 0, m, tile);
    double[] inputs = new double[m * d];
    for (int i = 0; i < m; i++) {
      for (int k = 0; k < d; k++) {
        inputs[i * d + k] = tile.x[tile.inputIndex(i, k)];
      }
    }
    return new Minibatch(d, inputs);
  }
}
