package org.quadrant.problem;

import java.util.Objects;

/**
 * What is to be learnt: classify x ∈ ℝᵈ by the quadrant of its first two coordinates.
 *
 * @param law law of the inputs
 * @param dimension d ≥ 3
 * @param labelNoise probability ε with which a label is flipped, 0 ≤ ε ≤ ½
 */
public record Problem(InputLaw law, int dimension, double labelNoise) {
  /** Checks d and ε. */
  public Problem {
    Objects.requireNonNull(law);
    if (dimension < 3) {
      throw new IllegalArgumentException("d: " + dimension + "; allowed: d >= 3");
    }
    if (!(labelNoise >= 0 && labelNoise <= 0.5)) {
      throw new IllegalArgumentException(
          "label-noise: " + labelNoise + "; allowed: 0 <= epsilon <= 0.5");
    }
  }

  /**
   * A problem without label noise.
   *
   * @param law law of the inputs
   * @param dimension d ≥ 3
   */
  public Problem(InputLaw law, int dimension) {
    this(law, dimension, 0);
  }

  /**
   * The label of a point with these first two coordinates: −sgn(x₁)·sgn(x₂), taken from the sign
   * bits, since a product could underflow; a zero counts by its sign.
   *
   * @param x1 first coordinate
   * @param x2 second coordinate
   * @return −1 or +1
   */
  public static float label(float x1, float x2) {
    int differ = Float.floatToRawIntBits(x1) ^ Float.floatToRawIntBits(x2);
    return differ < 0 ? 1f : -1f;
  }
}
