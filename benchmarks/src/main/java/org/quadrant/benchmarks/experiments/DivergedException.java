package org.quadrant.benchmarks.experiments;

import org.quadrant.training.TrainingConfiguration;

/** A training of an experiment has diverged, so that nothing can be said about its dynamics. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * The error of one training.
   *
   * @param configuration what was trained
   * @param steps steps taken
   * @param loss mean test loss after them
   */
  public DivergedException(TrainingConfiguration configuration, long steps, double loss) {
    super(
        "diverged: a test loss of %s after step %d of the training with law %s, d = %d, p = %d, m = %d, eta = %s, seed %d"
            .formatted(
                loss,
                steps,
                configuration.problem().law().text(),
                configuration.dimension(),
                configuration.neurons(),
                configuration.batch(),
                configuration.learningRate(),
                configuration.seed()));
  }
}
