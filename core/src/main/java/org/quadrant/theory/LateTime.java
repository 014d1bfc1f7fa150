package org.quadrant.theory;

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

  /** Beyond, the square of the mass overflows or underflows. */
  private static void require(double mass) {
    if (!(mass >= 1e-150 && mass <= 1e150)) {
      throw new IllegalArgumentException("mass " + mass + " is not in [1e-150, 1e150]");
    }
  }
}
