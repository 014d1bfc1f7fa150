package org.quadrant.benchmarks.experiments;

import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/** A training of an experiment has diverged, so that nothing can be said about its dynamics. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * The error of one training.
   *
   * @param configuration what was trained
   * @param snapshot of the divergence
   */
  public DivergedException(TrainingConfiguration configuration, Snapshot snapshot) {
    super(
        "diverged: a test loss of %s after step %d of the training with law %s, d = %d, p = %d, m = %d, eta = %s, seed %d"
            .formatted(
                snapshot.test().meanLoss(),
                snapshot.step(),
                configuration.problem().law().text(),
                configuration.dimension(),
                configuration.neurons(),
                configuration.batch(),
                configuration.learningRate(),
                configuration.seed()));
  }
}
