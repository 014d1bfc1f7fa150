package org.quadrant.benchmarks.experiments.generality;

/**
 * What minibatch noise does to the growth of signals in the first phase, for inputs of variance 1.
 * At f = 0 a step adds to every coordinate of w noise of variance η²a²/(2m). Derived from first
 * principles.
 *
 * @param learningRate η
 * @param dimension d
 * @param batch m
 * @param neurons p
 * @param seeds over which growth is averaged
 */
record SignalNoise(double learningRate, int dimension, int batch, int neurons, int seeds) {
  /** η d/m. */
  private double strength() {
    return learningRate * dimension / batch;
  }

  /**
   * Standard error of the growth of signals, the slope of s(t) on s(0) over all neurons, relative
   * to it: √(ηd(1 − e^(−2cT))/(4cmp)) for one seed.
   *
   * @param rate c
   * @param time T
   */
  double ofGrowth(double rate, double time) {
    return Math.sqrt(-strength() * Math.expm1(-2 * rate * time) / (4 * rate * neurons * seeds));
  }

  /**
   * Relative standard error of the growth rate that all neurons share, as they see the same
   * samples: averaged over neurons, a sample adds y u²/√(2π) to c (for ‖x‖ = √d), whose square has
   * the mean 1/(2π) over both axes: √((1/(2πc²) − 1) η/(m T)) for one seed.
   *
   * @param rate c
   * @param time T
   */
  double ofSamples(double rate, double time) {
    double scatter = Math.max(0, 1 / (2 * Math.PI * rate * rate) - 1);
    return Math.sqrt(scatter * learningRate / (batch * time * seeds));
  }

  /**
   * Relative standard error of the growth exponent up to a time, from both.
   *
   * @param rate c
   * @param time T
   */
  double ofExponent(double rate, double time) {
    return Math.hypot(ofGrowth(rate, time) / (rate * time), ofSamples(rate, time));
  }

  /**
   * Share of the growth exponent that is lost up to a time, as noise enlarges ‖w⊥‖² by the share ηd
   * t/(2m) and the rate is in proportion to 1/‖w⊥‖: ηdT/(8m).
   *
   * @param time T
   */
  double slowing(double time) {
    return strength() * time / 8;
  }
}
