package org.quadrant.theory;

import org.apache.commons.math3.special.Gamma;

/**
 * The end of training with zero margin: the block flow at equal masses q → ∞.
 *
 * <p>The density of the inputs does not vanish near the boundary {x₁x₂ = 0}, and only a strip of
 * width about 1/q around it still pulls. So Γ falls like 1/q², q² grows at a constant rate and q
 * like √t, whereas with a positive margin q grows like log t, see {@link HypercubeFlow}. Derived
 * from first principles.
 *
 * <p>Each formula is a leading term, approached slowly: the rate is lower by 1.24/q relative to it
 * (3 % at q = 40), the loss by half as much; see {@link #RATE_CORRECTION}.
 */
public final class LateTime {
  /** Limit of d(q²)/dt, π^(3/2)/3. */
  public static final double SQUARED_MASS_SLOPE = Math.pow(Math.PI, 1.5) / 3;

  /**
   * Slower of the two rates at which differences between the masses, and what w⊥ adds at the
   * boundary, die out, 1/√π per unit of time; the other is twice that. See {@link OffsetFlow}.
   */
  public static final double DIFFERENCE_DECAY = 1 / Math.sqrt(Math.PI);

  private static final double ZETA_3 = 1.2020569031595942854;

  /**
   * The next term of the rate, and so of the slope of q², is minus this over q, relative to the
   * leading one: 18 ζ(3)/π^(5/2). That of the loss is half of it.
   */
  public static final double RATE_CORRECTION = 18 * ZETA_3 / Math.pow(Math.PI, 2.5);

  private LateTime() {}

  /**
   * Growth rate of each block, Γ ≈ π^(3/2)/(12 q²).
   *
   * @param mass q of every block, from 1e−150 to 1e150
   * @return Γ, per unit of time
   * @throws IllegalArgumentException if the mass is out of range
   */
  public static double growthRate(double mass) {
    require(mass);
    return SQUARED_MASS_SLOPE / (4 * mass * mass);
  }

  /**
   * Expected loss E[2 softplus(−y f)] ≈ π^(3/2)/(3 q).
   *
   * @param mass q of every block, from 1e−150 to 1e150
   * @return loss
   * @throws IllegalArgumentException if the mass is out of range
   */
  public static double loss(double mass) {
    require(mass);
    return SQUARED_MASS_SLOPE / mass;
  }

  /**
   * Error that the noise of minibatches keeps up once everything else has died out. It turns each
   * of the four boundaries by an angle Δ of the variance (2 log 2 − 1) η/(mq), as it keeps the
   * masses unequal, and puts as much into every coordinate of the width ω that w⊥ gives it. So √(Δ²
   * + ω²) has the χ law of d − 1 degrees of freedom, and the error is its mean times 4/(2π), about
   * (2/π)√((2 log 2 − 1)(d − 1) η/(mq)). To leading order in 1/q and in η.
   *
   * @param mass q of every block, from 1e−150 to 1e150
   * @param dimension d, at least 3
   * @param noise η/m, positive
   * @return probability of error
   * @throws IllegalArgumentException if an argument is out of range
   */
  public static double noiseError(double mass, int dimension, double noise) {
    require(mass);
    if (dimension < 3 || !(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("dimension " + dimension + ", noise " + noise);
    }
    double chi =
        Math.sqrt(2)
            * Math.exp(Gamma.logGamma(0.5 * dimension) - Gamma.logGamma(0.5 * (dimension - 1)));
    return 2 / Math.PI * chi * Math.sqrt((2 * Math.log(2) - 1) * noise / mass);
  }

  /** Beyond, the square of the mass overflows or underflows. */
  private static void require(double mass) {
    if (!(mass >= 1e-150 && mass <= 1e150)) {
      throw new IllegalArgumentException("mass " + mass + " is not in [1e-150, 1e150]");
    }
  }
}
