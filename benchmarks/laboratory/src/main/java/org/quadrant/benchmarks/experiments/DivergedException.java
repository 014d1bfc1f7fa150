package org.quadrant.benchmarks.experiments;

import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/** A training of an experiment has diverged, so that nothing can be said about its dynamics. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The error of one training. */
  public DivergedException(TrainingConfiguration configuration, Snapshot snapshot) {
    super(
        "diverged: a %s after step %d of the training with law %s, d = %d, p = %d, m = %d, eta = %s, seed %d"
            .formatted(
                loss(snapshot),
                snapshot.step(),
                configuration.problem().law().text(),
                configuration.dimension(),
                configuration.neurons(),
                configuration.batch(),
                configuration.learningRate(),
                configuration.seed()));
  }

  /** The test loss, unless it was that of the minibatch that showed it. */
  private static String loss(Snapshot snapshot) {
    double training = snapshot.trainLoss().orElse(0);
    return Double.isFinite(training)
        ? "test loss of " + snapshot.test().meanLoss()
        : "loss of the minibatch of " + training;
  }
}
