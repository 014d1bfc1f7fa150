package org.quadrant.theory;

import org.quadrant.problem.InputLaw;

/**
 * The gradient for independent coordinates of any symmetric law of variance 1, expanded for w₁, w₂
 * small beside ‖w⊥‖. With w⊥·x taken as normal of deviation ‖w⊥‖, the probability that the neuron
 * is active is ½ + ½ erf(u/(√2 ‖w⊥‖)), u = w₁x₁ + w₂x₂, and to the third order in u
 *
 * <pre>g₁ = −(c/‖w⊥‖) w₂ (1 − k (3w₁² + w₂²)/‖w⊥‖²), g₂ the same with 1 and 2 exchanged,
 * g⊥ = c w₁w₂ w⊥/‖w⊥‖³,  k = E|x|³/(6κ);</pre>
 *
 * <p>in signal and opposite of a neuron, ds/dt = c s (1 − 2k s²/‖w⊥‖²) |a|/‖w⊥‖ and the same for o
 * with −c. The rate c is that of the dimension, {@link FiniteDimension}.
 *
 * @param rate c
 * @param cubic k; 0 leaves the third order out
 */
record IndependentGradient(double rate, double cubic) implements EarlyGradient {
  /**
   * Tail index ν below which the third order is left out: what comes after it is then of order ν,
   * not 5. At ν = 5 the fifth moment is infinite too, but only by a logarithm, and the third order
   * still helps.
   */
  private static final double HEAVY_TAIL = 5;

  static IndependentGradient of(InputLaw.Independent law, int dimension) {
    return new IndependentGradient(FiniteDimension.signalRate(law, dimension), cubic(law));
  }

  /** Parts of (w₁, w₂) that ‖w⊥‖ must be at least, in a series for small (w₁, w₂). */
  private static final double SMALLEST_ORTHOGONAL = 1e-6;

  /** E|x|³/(6 E|x|); 0 where the order is left out. */
  static double cubic(InputLaw.Independent law) {
    CoordinateLaw coordinate = CoordinateLaw.of(law);
    return coordinate.tailIndex() < HEAVY_TAIL ? 0 : coordinate.cubeRatio() / 6;
  }

  @Override
  public void atOrdinary(double[] w, double[] gradient) {
    double orthogonal = 0;
    for (int k = 2; k < w.length; k++) {
      orthogonal += w[k] * w[k];
    }
    double first = w[0] * w[0];
    double second = w[1] * w[1];
    double rest = SMALLEST_ORTHOGONAL * SMALLEST_ORTHOGONAL * (first + second);
    if (orthogonal < rest) {
      throw new IllegalArgumentException(
          "norm of all weights but the first two: "
              + Math.sqrt(orthogonal)
              + "; allowed: at least 1e-6 of those two, in which the gradient is a series");
    }
    double scale = rate / Math.sqrt(orthogonal);
    gradient[0] = -scale * w[1] * (1 - cubic * (3 * first + second) / orthogonal);
    gradient[1] = -scale * w[0] * (1 - cubic * (3 * second + first) / orthogonal);
    double along = scale * w[0] * w[1] / orthogonal;
    for (int k = 2; k < w.length; k++) {
      gradient[k] = along * w[k];
    }
  }
}
