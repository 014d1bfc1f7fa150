package org.quadrant.theory;

/**
 * The block flow under Rademacher inputs: a positive margin. (x₁, x₂) takes four values, ±(1, −1)
 * and ±(1, 1), each at distance √2 along one block's direction and at right angles to its
 * neighbours. So every block is on its own. With aligned neurons and |aⱼ| = ‖wⱼ‖,
 *
 * <pre>dq/dt = √2 q sigmoid(−√2 q),</pre>
 *
 * <p>which (1 + e^(√2 q)) dq/q = √2 dt solves. At late times e^(√2 q) ≈ 2 q t, so that to leading
 * order q ≈ log(t)/√2, with log log t next, to be compared with √t in {@link LateTime}; the loss 2
 * softplus(−√2 q) is about 1/(q t) and falls like 1/(t log t). Derived from first principles.
 */
public final class HypercubeFlow {
  private static final double SQRT_TWO = Math.sqrt(2);

  private static final double LARGEST_START = 300;
  private static final double LONGEST = 1e200;

  /** √2 q stays below: from the largest start, the longest time leads to 467. */
  private static final double LARGEST_MARGIN = 480;

  /** Growth of log q below this is lost when q is rounded. */
  private static final double NEGLIGIBLE = 0x1p-60;

  /** Growth of log q up to this has a finite exponential. */
  private static final double LARGEST_EXPONENT = 700;

  private static final double ACCURACY = 0x1p-50;
  private static final int MOST_STEPS = 100;

  private static final GaussLegendre RULE = new GaussLegendre(24);
  private static final double PANEL = 8;

  private HypercubeFlow() {}

  /**
   * Growth rate of |a| and ‖w‖ in a block; the mass grows at twice this.
   *
   * @param mass q ≥ 0
   * @return sigmoid(−√2 q)/√2, per unit of time; 0 once it is below the smallest number
   * @throws IllegalArgumentException if the mass is negative or NaN
   */
  public static double growthRate(double mass) {
    double decay = Math.exp(-SQRT_TWO * requireMass(mass));
    return decay / (SQRT_TWO * (1 + decay));
  }

  /**
   * Expected loss on the block's inputs.
   *
   * @param mass q ≥ 0
   * @return 2 softplus(−√2 q); 0 once it is below the smallest number
   * @throws IllegalArgumentException if the mass is negative or NaN
   */
  public static double loss(double mass) {
    return 2 * Math.log1p(Math.exp(-SQRT_TWO * requireMass(mass)));
  }

  private static double requireMass(double mass) {
    if (!(mass >= 0)) {
      throw new IllegalArgumentException("mass " + mass + " is not in [0, ∞]");
    }
    return mass;
  }

  /**
   * Mass of a block some time later.
   *
   * <p>With x = √2 q, the growth Δ = log(q then/q now) solves G(Δ) = √2 t, where G(Δ) = ∫₀^Δ (1 +
   * exp(x e^v)) dv. All of G's Taylor coefficients are positive, so that log G is a convex,
   * increasing function of log Δ: Newton's method in these variables, begun above the solution,
   * descends to it and cannot fail. Errors are relative to Δ, whatever its size, and to 1 in the
   * exponent x; from G ≤ Δ G′ the largest, of x = 424 in e^x, is 1e−13 of Δ, and Δ ≤ 750 makes
   * 2e−13 of q by its own rounding.
   *
   * @param start mass now, 0 &lt; q ≤ 300
   * @param duration time from now, from 0 to 1e200
   * @return mass then; right to 1e−12 relative, or to the spacing of numbers below 2e−308
   * @throws IllegalArgumentException if the mass or the time is out of range
   */
  public static double massAfter(double start, double duration) {
    if (!(start > 0 && start <= LARGEST_START)) {
      throw new IllegalArgumentException("mass " + start + " is not in (0, " + LARGEST_START + "]");
    }
    if (!(duration >= 0 && duration <= LONGEST)) {
      throw new IllegalArgumentException("time " + duration + " is not in [0, " + LONGEST + "]");
    }
    double margin = SQRT_TWO * start;
    // G grows faster than at Δ = 0.
    double above = SQRT_TWO * duration / (1 + Math.exp(margin));
    if (above < NEGLIGIBLE) {
      return start;
    }
    double end = Math.log(LARGEST_MARGIN) - 0.5 * Math.log(2) - Math.log(start);
    return grown(start, solve(start, SQRT_TWO * duration, Math.min(above, end)));
  }

  /** The growth Δ with G(Δ) = clock, from a Δ above it. */
  private static double solve(double start, double clock, double above) {
    double growth = above;
    for (int step = 0; step < MOST_STEPS; step++) {
      double passed = clock(start, growth);
      double slope = growth * (1 + Math.exp(SQRT_TWO * grown(start, growth))) / passed;
      double logStep = Math.log(passed / clock) / slope;
      growth *= Math.exp(-logStep);
      if (logStep < ACCURACY) {
        break;
      }
    }
    return growth;
  }

  /** G(Δ) = 2Δ + ∫ (e^s − 1)/s ds from x to x e^Δ; all terms are positive. */
  private static double clock(double start, double growth) {
    double from = SQRT_TWO * start;
    double to = SQRT_TWO * grown(start, growth);
    double length = growth < 1 ? from * Math.expm1(growth) : to - from;
    int panels = (int) Math.ceil(length / PANEL) + 1;
    double integral = RULE.integrate(s -> Math.expm1(from + s) / (from + s), 0, length, panels);
    return 2 * growth + integral;
  }

  /** q e^Δ, in two factors where e^Δ alone would overflow: q is then far below 1. */
  private static double grown(double start, double growth) {
    double rest = Math.max(0, growth - LARGEST_EXPONENT);
    return start * Math.exp(growth - rest) * Math.exp(rest);
  }
}
