package org.quadrant.theory;

import org.apache.commons.math3.analysis.solvers.BracketingNthOrderBrentSolver;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;

/**
 * The closed system of four equations that training follows once neurons are aligned.
 *
 * <p>If every neuron lies along its block's direction and |aⱼ| = ‖wⱼ‖, the output depends on the
 * block masses q only: f(x) = Σ_B s_B q_B max(0, u_B), where u_B = ⟨±μ̂, x⟩ along the block's
 * direction and s_B = ±1 is its label. With logistic loss 2 softplus(−y f) and (x₁, x₂) ~ N(0, I₂),
 *
 * <pre>dq_B/dt = 2 q_B Γ_B(q),  Γ_B(q) = E[2 sigmoid(−y f) · y s_B · max(0, u_B)],</pre>
 *
 * <p>and Γ_B = −∂/∂q_B of the expected loss. Derived from first principles and checked by
 * simulation; the idea of a block dynamics is Braun and Imaizumi's (arXiv 2602.00172).
 *
 * <p>Label noise is exact too. Flipping a share ε of the labels replaces the pull p(v) = 2
 * sigmoid(−v) y of a sample of margin v = y f by (1 − ε) p(v) − ε (2 − p(v)y) y = p(v) − 2ε y, so
 * that Γ_B(q) becomes Γ_B(q) − 2ε Γ₀: masses stop growing where Γ_B(q) = 2ε Γ₀, see {@link
 * #restingMass}. Likewise the expected loss gains 2ε E[y f] = 2ε Γ₀ Σ q_B.
 *
 * <p>Correlated normal (x₁, x₂) differ by a factor in the angle: along a ray the density is
 * e^(−kR²/2)/(2π√(1 − ρ²)) with k = (1 + ρ cos 2θ)/(1 − ρ²) at the angle θ from the axis μ₁, so
 * that a radial integral of slope z is k^(−3/2) that of slope z/√k, and k^(−1) for the loss.
 *
 * <p>Each quarter of the (x₁, x₂) plane between the directions of two adjacent blocks sees only
 * their two masses, so every expectation is a sum over the four adjacent pairs of a function of two
 * masses, computed in polar coordinates. With the default order the rates are right to 1e−12
 * relative to the largest of them, for masses from 0 to 1000; beyond, what the two sides of the
 * boundary give nearly cancels, and rounding adds about 4e−16 q. Masses above 1e8 are refused: at
 * equal masses {@link LateTime} is right to 1e−15 there.
 *
 * <p>Immutable and safe for use by several threads. Making one takes some milliseconds; share it.
 */
public final class BlockFlow extends MassFlow {
  /** Default number of quadrature nodes per panel. */
  public static final int DEFAULT_ORDER = 24;

  /**
   * With less noise masses rest where the first two terms of the rate at large q say, right to
   * 1/q², and rounding makes the sum of all terms no better.
   */
  private static final double SMALLEST_NOISE_SOLVED = 1e-10;

  private static final double RESTING_ACCURACY = 1e-12;
  private static final int MOST_EVALUATIONS = 1000;

  /** Γ₀, the growth rate of each block at zero mass, without correlation. */
  private static final double INITIAL_RATE =
      GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());

  private static final double LARGEST_CORRELATION = 0.95;

  private final RadialProfile profile;
  private final QuadrantQuadrature quadrature;
  private final double correlation;

  /** 1/√(1 − ρ²), of the density. */
  private final double scale;

  private final double labelNoise;

  /** Flow with quadrature of the default order. */
  public BlockFlow() {
    this(DEFAULT_ORDER);
  }

  /**
   * Flow with quadrature of a given order, to study convergence.
   *
   * @param order nodes per panel of the angular and of the radial quadrature, and coefficients per
   *     panel of the table of the latter; at least 2
   * @throws IllegalArgumentException if the order is less than 2
   */
  public BlockFlow(int order) {
    if (order < 2) {
      throw new IllegalArgumentException("order " + order + " is less than 2");
    }
    GaussLegendre rule = new GaussLegendre(order);
    profile = new RadialProfile(rule);
    quadrature = new QuadrantQuadrature(rule);
    correlation = 0;
    scale = 1;
    labelNoise = 0;
  }

  private BlockFlow(BlockFlow flow, double correlation, double labelNoise) {
    profile = flow.profile;
    quadrature = flow.quadrature;
    this.correlation = correlation;
    scale = 1 / Math.sqrt((1 - correlation) * (1 + correlation));
    this.labelNoise = labelNoise;
  }

  /**
   * The same flow when labels are flipped with a given probability.
   *
   * @param probability ε, 0 ≤ ε ≤ ½
   * @return the flow with noise ε, whatever the noise of this one
   * @throws IllegalArgumentException if the probability is out of range
   */
  public BlockFlow withLabelNoise(double probability) {
    return new BlockFlow(this, correlation, requireNoise(probability));
  }

  /**
   * The same flow when x₁ and x₂ are correlated, each of variance 1. Labels are then unbalanced,
   * and blocks of the rarer one may lose mass at first ({@link GrowthRates#aligned(InputLaw,
   * Axis)}).
   *
   * @param rho ρ, from −0.95 to 0.95
   * @return the flow with correlation ρ, whatever the correlation of this one
   * @throws IllegalArgumentException if ρ is out of range
   */
  public BlockFlow withCorrelation(double rho) {
    if (!(Math.abs(rho) <= LARGEST_CORRELATION)) {
      throw new IllegalArgumentException(
          "correlation " + rho + " of the block flow; allowed: -0.95 to 0.95");
    }
    return new BlockFlow(this, rho, labelNoise);
  }

  /**
   * Mass of each of four equal blocks at which label noise stops their growth, Γ(q, q, q, q) = 0.
   *
   * @return q, right to 1e−10, and relative to itself above 1; 0 for ε = ½, infinite without noise
   * @throws IllegalStateException if x₁ and x₂ are correlated: no equal masses rest then
   */
  public double restingMass() {
    if (correlation != 0) {
      throw new IllegalStateException("masses of correlated inputs do not rest at equal values");
    }
    if (labelNoise == 0) {
      return Double.POSITIVE_INFINITY;
    }
    if (labelNoise < SMALLEST_NOISE_SOLVED) {
      return lateRestingMass();
    }
    if (rates(BlockValues.uniform(0)).plusMu1() <= 0) {
      return 0; // ε is ½, or so near that rounding hides the difference.
    }
    // Γ(q) stays below its limit at large q, 2.81 Γ₀/q²; see LateTime.
    double upper = Math.sqrt(1.5 / labelNoise) + 1;
    return new BracketingNthOrderBrentSolver(RESTING_ACCURACY, 5)
        .solve(MOST_EVALUATIONS, q -> growthRates(BlockValues.uniform(q)).plusMu1(), 0, upper);
  }

  /** Solves Γ(q) = SLOPE/(4 q²) (1 − C/q) = 2ε Γ₀, of {@link LateTime}, for q far above C. */
  private double lateRestingMass() {
    // In this order: the product of two small numbers would underflow.
    double leading =
        Math.sqrt(LateTime.SQUARED_MASS_SLOPE / (8 * INITIAL_RATE)) / Math.sqrt(labelNoise);
    return leading - LateTime.RATE_CORRECTION / 2;
  }

  @Override
  public double largestMass() {
    return Masses.LARGEST_OF_FLOW;
  }

  @Override
  BlockValues rates(BlockValues masses) {
    Masses.require(masses);
    double[] rates = new double[Block.values().length];
    for (AdjacentPair pair : AdjacentPair.ALL) {
      PairRates pull = new PairRates();
      quadrature.visit(masses.get(pair.positive()), masses.get(pair.negative()), pull);
      rates[pair.positive().ordinal()] += pull.positive;
      rates[pair.negative().ordinal()] += pull.negative;
    }
    for (Block block : Block.values()) {
      rates[block.ordinal()] -= lost(block);
    }
    return BlockValues.of(rates);
  }

  /** What flipped labels take from a block's rate: 2ε times the rate at zero mass. */
  private double lost(Block block) {
    double initial =
        correlation == 0
            ? INITIAL_RATE
            : GrowthRates.aligned(new InputLaw.Autoregressive(correlation), block.axis());
    return 2 * labelNoise * initial;
  }

  /**
   * Expected loss of the network made of the four masses, E[2 softplus(−y f)].
   *
   * @param masses q, each from 0 to 1e8
   * @return expected loss on labels as they are drawn, flips included; 2 log 2 at zero masses
   * @throws IllegalArgumentException if a mass is out of range
   */
  public double expectedLoss(BlockValues masses) {
    Masses.requireAtMost(masses, largestMass());
    PairLoss loss = new PairLoss();
    for (AdjacentPair pair : AdjacentPair.ALL) {
      quadrature.visit(masses.get(pair.positive()), masses.get(pair.negative()), loss);
    }
    double flipped = 0;
    for (Block block : Block.values()) {
      flipped += lost(block) * masses.get(block);
    }
    return loss.sum + flipped;
  }

  /** k, the square of how much narrower the law is along a ray than the standard normal one. */
  private double narrowing(double cosine, double sine) {
    return (1 + correlation * (cosine - sine) * (cosine + sine))
        / ((1 - correlation) * (1 + correlation));
  }

  @Override
  public double bayesError() {
    return labelNoise;
  }

  /**
   * {@inheritDoc}
   *
   * <p>With correlation ρ the wedge between the angles θ₀ and π/4 has the probability |atan(κ tan
   * θ₀) − atan κ|/(2π), κ = √((1 − ρ)/(1 + ρ)).
   */
  @Override
  public double error(BlockValues masses) {
    Masses.require(masses);
    double ratio = Math.sqrt((1 - correlation) / (1 + correlation));
    double wedges = 0;
    for (AdjacentPair pair : AdjacentPair.ALL) {
      double learned = Math.atan2(ratio * masses.get(pair.positive()), masses.get(pair.negative()));
      wedges += Math.abs(learned - Math.atan(ratio)) / (2 * Math.PI);
    }
    return labelNoise + (1 - 2 * labelNoise) * wedges;
  }

  @Override
  public double boundaryDensity() {
    return 1 / Math.sqrt(2 * Math.PI);
  }

  /** What one quarter of the plane adds to the growth rates of the two blocks that bound it. */
  private final class PairRates implements QuadrantQuadrature.Visitor {
    private double positive;
    private double negative;

    @Override
    public void visit(double weight, int label, double slope, double cosine, double sine) {
      double narrowing = narrowing(cosine, sine);
      double root = Math.sqrt(narrowing);
      double pull = weight * label * profile.pull(slope / root) * scale / (narrowing * root);
      positive += pull * cosine;
      negative -= pull * sine;
    }
  }

  /** Sum of the expected loss over the quarters visited. */
  private final class PairLoss implements QuadrantQuadrature.Visitor {
    private double sum;

    @Override
    public void visit(double weight, int label, double slope, double cosine, double sine) {
      double narrowing = narrowing(cosine, sine);
      sum += weight * profile.loss(slope / Math.sqrt(narrowing)) * scale / narrowing;
    }
  }
}
