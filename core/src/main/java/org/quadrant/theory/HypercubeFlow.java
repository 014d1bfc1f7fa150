package org.quadrant.theory;

import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.apache.commons.math3.util.FastMath;

/**
 * The block flow under Rademacher inputs: a positive margin. (x₁, x₂) takes four values, ±(1, −1)
 * and ±(1, 1), each at distance √2 along one block's direction and at right angles to its
 * neighbours. So every block is on its own. With aligned neurons and |aⱼ| = ‖wⱼ‖,
 *
 * <pre>dq/dt = √2 q sigmoid(−√2 q),</pre>
 *
 * <p>which (1 + e^(√2 q)) dq/q = √2 dt solves: H(q) = 2 log q + Ein(√2 q) grows at the constant
 * rate √2, with Ein(x) = Σ xᵏ/(k·k!). At late times e^(√2 q) ≈ 2 q t, so that to leading order q ≈
 * log(t)/√2, with log log t next, to be compared with √t in {@link LateTime}; the loss 2
 * softplus(−√2 q) is about 1/(q t) and falls like 1/(t log t). Derived from first principles.
 */
public final class HypercubeFlow {
  private static final double SQRT_TWO = Math.sqrt(2);

  private static final double LARGEST_START = 300;
  private static final double LONGEST = 1e200;

  /** More than the largest start becomes in the longest time, less than what overflows. */
  private static final double BRACKET_END = 450;

  private static final double ACCURACY = 1e-13;
  private static final int MOST_EVALUATIONS = 1000;

  private HypercubeFlow() {}

  /**
   * Growth rate of |a| and ‖w‖ in a block; the mass grows at twice this.
   *
   * @param mass q ≥ 0
   * @return sigmoid(−√2 q)/√2, per unit of time
   */
  public static double growthRate(double mass) {
    return 1 / (SQRT_TWO * (1 + Math.exp(SQRT_TWO * mass)));
  }

  /**
   * Expected loss on the block's inputs.
   *
   * @param mass q ≥ 0
   * @return 2 softplus(−√2 q)
   */
  public static double loss(double mass) {
    return 2 * Math.log1p(Math.exp(-SQRT_TWO * mass));
  }

  /**
   * Mass of a block some time later.
   *
   * @param start mass now, 0 &lt; q ≤ 300
   * @param duration time from now, from 0 to 1e200
   * @return mass then; right to 1e−12 relative
   * @throws IllegalArgumentException if the mass or the time is out of range
   */
  public static double massAfter(double start, double duration) {
    if (!(start > 0 && start <= LARGEST_START)) {
      throw new IllegalArgumentException("mass " + start + " is not in (0, " + LARGEST_START + "]");
    }
    if (!(duration >= 0 && duration <= LONGEST)) {
      throw new IllegalArgumentException("time " + duration + " is not in [0, " + LONGEST + "]");
    }
    if (duration == 0) {
      return start;
    }
    // In log q, and with H tamed by asinh: both cover many powers of ten.
    double target = FastMath.asinh(clock(start) + SQRT_TWO * duration);
    return Math.exp(
        new BracketingNthOrderBrentSolver(ACCURACY, 5)
            .solve(
                MOST_EVALUATIONS,
                log -> FastMath.asinh(clock(Math.exp(log))) - target,
                Math.log(start),
                Math.log(BRACKET_END)));
  }

  /** H(q), which grows at the rate √2. */
  private static double clock(double mass) {
    double x = SQRT_TWO * mass;
    double term = 1;
    double sum = 0;
    for (int k = 1; k < 4 * x + 60; k++) {
      term *= x / k;
      sum += term / k;
    }
    return 2 * Math.log(mass) + sum;
  }
}
