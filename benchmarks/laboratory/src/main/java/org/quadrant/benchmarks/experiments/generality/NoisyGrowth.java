package org.quadrant.benchmarks.experiments.generality;

import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;

/**
 * The first phase with minibatch noise, for d large and an output that is negligible. Noise adds
 * η²a²/(2m) to the square of every coordinate in a step, and |a| stays what it is, so that ‖w⊥‖²
 * grows linearly, and the rate of the signal, c|a|/‖w⊥‖, falls.
 */
final class NoisyGrowth {
  static final double GROWTH = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());

  /** Signals hold a quarter of the squared weights. */
  private static final double ALIGNED = 1.0 / 3;

  /** Steps after which nobody waits any longer. */
  private static final int MOST_STEPS = 100_000;

  private NoisyGrowth() {}

  /**
   * Time until signals are as large as ‖w⊥‖ was at the start, for d large and η small, without the
   * noise that they receive themselves.
   *
   * @param dimension d
   * @param noise ηd/m
   * @return L/c + (ηd/m) L²/(8c²), L = log √d
   */
  static double duration(double dimension, double noise) {
    double folds = 0.5 * Math.log(dimension);
    return folds / GROWTH + noise * folds * folds / (8 * GROWTH * GROWTH);
  }

  /**
   * Time until signals hold a quarter of the squared weights, step by step.
   *
   * @param configuration of the training
   * @return the time t, interpolated between steps; NaN if it takes too long
   */
  static double aligned(TrainingConfiguration configuration) {
    double d = configuration.dimension();
    double eta = configuration.learningRate();
    double perCoordinate = eta * eta / (2 * configuration.batch());
    // In units of θ².
    double signal = 1 / d;
    double orthogonal = (d - 2) / d;
    for (int step = 1; step <= MOST_STEPS; step++) {
      double before = signal / orthogonal;
      double factor = 1 + eta * GROWTH / Math.sqrt(orthogonal);
      signal = factor * factor * signal + perCoordinate;
      orthogonal += (d - 2) * perCoordinate;
      double now = signal / orthogonal;
      if (now >= ALIGNED) {
        return eta * (step - 1 + Math.log(ALIGNED / before) / Math.log(now / before));
      }
    }
    return Double.NaN;
  }
}
