package org.quadrant.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.quadrant.problem.InputLaw;

/**
 * What theory knows of a law of independent coordinates, told of one of them: x is symmetric, of
 * mean 0 and variance 1. Textbook integrals of the densities. All rates under such a law follow
 * from what is here, so that a further law is one more constant.
 */
public final class CoordinateLaw {
  /** Standard normal law: κ = √(2/π), E[min] = 2(√2 − 1)/√π. */
  public static final CoordinateLaw GAUSSIAN =
      new CoordinateLaw(
          Math.sqrt(2 / Math.PI),
          2 * (Math.sqrt(2) - 1) / Math.sqrt(Math.PI),
          2,
          Double.POSITIVE_INFINITY,
          (limit, n) -> limit);

  /** ±1 with equal probability: every absolute moment is 1, and ‖x‖ = √n. */
  public static final CoordinateLaw RADEMACHER =
      new CoordinateLaw(
          1,
          1,
          1,
          Double.POSITIVE_INFINITY,
          (limit, n) -> limit / (Math.sqrt(n) * FiniteDimension.meanInverseNormalLength(n)));

  /** Uniform on [−√3, √3]: κ = √3/2, E[min] = √3/3. */
  public static final CoordinateLaw UNIFORM =
      new CoordinateLaw(
          Math.sqrt(3) / 2,
          Math.sqrt(3) / 3,
          1.5,
          Double.POSITIVE_INFINITY,
          (limit, n) -> limit * FiniteDimension.quotient(CoordinateLaw::uniformComplement, n));

  /** Laplace law of variance 1: κ = 1/√2, E[min] = 1/(2√2). */
  public static final CoordinateLaw LAPLACE =
      new CoordinateLaw(
          Math.sqrt(0.5),
          Math.sqrt(0.5) / 2,
          3,
          Double.POSITIVE_INFINITY,
          (limit, n) -> limit * FiniteDimension.quotient(CoordinateLaw::laplaceComplement, n));

  /** Terms of the series of erf up to 1: the last is below 1e−17. */
  private static final int SERIES = 20;

  private final double absoluteMean;
  private final double meanSmaller;
  private final double cubeRatio;
  private final double tailIndex;
  private final RateInDimensions rate;

  /** A growth rate in n dimensions, from its limit of many. */
  @FunctionalInterface
  private interface RateInDimensions {
    double of(double limit, int n);
  }

  private CoordinateLaw(
      double absoluteMean,
      double meanSmaller,
      double cubeRatio,
      double tailIndex,
      RateInDimensions rate) {
    this.absoluteMean = absoluteMean;
    this.meanSmaller = meanSmaller;
    this.cubeRatio = cubeRatio;
    this.tailIndex = tailIndex;
    this.rate = rate;
  }

  /**
   * What is known of a law.
   *
   * @param law any law of independent coordinates
   * @return one of its coordinates
   */
  public static CoordinateLaw of(InputLaw.Independent law) {
    return switch (law) {
      case InputLaw.Gaussian() -> GAUSSIAN;
      case InputLaw.Rademacher() -> RADEMACHER;
      case InputLaw.Uniform() -> UNIFORM;
      case InputLaw.Laplace() -> LAPLACE;
      case InputLaw.StudentT(double nu) -> studentT(nu);
    };
  }

  /**
   * Student's t-law scaled to variance 1. With B Euler's beta function, κ = √(ν − 2) B((ν − 1)/2,
   * ½)/π and E[min] = 2κ (1 − B(ν − ½, ½)/B(ν/2, ½)): E[min] is twice the integral of r f(r) S(r)
   * over the density f and the tail S of |x|, by parts 2 (κ − ∫ F f dr), where F(r), the integral
   * of s f(s) from r on, is κ (1 + r²/ν)^(−(ν−1)/2) before scaling. The limits of large ν are those
   * of {@link #GAUSSIAN}.
   *
   * @param degreesOfFreedom ν &gt; 2
   * @return the law, its moments right to 1e−13 relative
   * @throws IllegalArgumentException if ν ≤ 2, where the variance is infinite, or is not finite
   */
  public static CoordinateLaw studentT(double degreesOfFreedom) {
    if (!(degreesOfFreedom > 2) || Double.isInfinite(degreesOfFreedom)) {
      throw new IllegalArgumentException(
          "Student-t needs more than 2 degrees of freedom for a variance, but has "
              + degreesOfFreedom);
    }
    // commons-math's logBeta does not cancel at large ν, as a difference of log gammas would.
    double mean =
        Math.sqrt(degreesOfFreedom - 2)
            * Math.exp(Beta.logBeta(0.5 * (degreesOfFreedom - 1), 0.5))
            / Math.PI;
    double ratio =
        Math.exp(
            Beta.logBeta(degreesOfFreedom - 0.5, 0.5) - Beta.logBeta(0.5 * degreesOfFreedom, 0.5));
    return new CoordinateLaw(
        mean,
        2 * mean * (1 - ratio),
        degreesOfFreedom > 3
            ? 2 * (degreesOfFreedom - 2) / (degreesOfFreedom - 3)
            : Double.POSITIVE_INFINITY,
        degreesOfFreedom,
        (limit, n) -> limit * FiniteDimension.quotient(new StudentComplement(degreesOfFreedom), n));
  }

  /**
   * First absolute moment.
   *
   * @return κ = E|x|, at most 1
   */
  public double absoluteMean() {
    return absoluteMean;
  }

  /**
   * Mean of the smaller of two independent magnitudes.
   *
   * @return E[min(|x₁|, |x₂|)]
   */
  public double meanSmaller() {
    return meanSmaller;
  }

  /**
   * Third absolute moment over the first.
   *
   * @return E|x|³/E|x|; ∞ if the third moment is
   */
  public double cubeRatio() {
    return cubeRatio;
  }

  /**
   * Order below which absolute moments are finite.
   *
   * @return ν such that E|x|ᵏ &lt; ∞ for k &lt; ν and for no other; ∞ if all moments are finite
   */
  public double tailIndex() {
    return tailIndex;
  }

  /** A rate in n dimensions, given its limit: see {@link FiniteDimension}. */
  double inDimensions(double limit, int n) {
    return rate.of(limit, n);
  }

  /** v ↦ 1 − E[e^(−v²x²)], as the complements below. */
  private static double uniformComplement(double v) {
    double argument = Math.sqrt(3) * v;
    if (argument > 1) {
      return 1 - Math.sqrt(Math.PI) / 2 * Erf.erf(argument) / argument;
    }
    // 1 − Σ (−a²)ᵏ/(k! (2k + 1)).
    double square = argument * argument;
    double power = 1;
    double sum = 0;
    for (int k = 1; k < SERIES; k++) {
      power *= -square / k;
      sum -= power / (2 * k + 1);
    }
    return sum;
  }

  /** √2|x| is exponential of mean 1. */
  private static double laplaceComplement(double v) {
    double square = 0.5 * v * v;
    return FiniteDimension.RULE.integrate(
        root -> -2 * root * Math.exp(-root * root) * Math.expm1(-square * Math.pow(root, 4)),
        0,
        6.5,
        2 * FiniteDimension.PANELS);
  }

  /**
   * x² = (ν − 2) Z²/(2h), Z standard normal and h of the gamma law of shape ν/2, so that the
   * expectation is the mean of r/√(r² + (ν − 2)v²) over the root r of h, of density r^(ν−1)
   * e^(−r²).
   */
  private static final class StudentComplement implements DoubleUnaryOperator {
    /** Beyond this from its largest value the density of r is below e^(−60), at every ν. */
    private static final double RANGE = 8;

    private final double nu;
    private final List<double[]> weighted = new ArrayList<>();

    /** Tabulates the law of r: nodes of a quadrature, each with its share of the probability. */
    StudentComplement(double nu) {
      this.nu = nu;
      double middle = Math.sqrt(0.5 * (nu - 1));
      // Where the law is narrow only its surroundings count. Where it begins at 0, in panels that
      // double up to length 1: the integrand changes over √(ν − 2) v, which may be small, and its
      // density has width 1 at every ν.
      double from = Math.max(0, middle - RANGE);
      double end = middle + RANGE;
      GaussLegendre rule = FiniteDimension.RULE;
      for (double to = from > 0 ? end : Math.scalb(end, -24); from < end; to *= 2) {
        int panels = (int) Math.ceil(to - from);
        double half = (to - from) / (2 * panels);
        for (int panel = 0; panel < panels; panel++) {
          for (int i = 0; i < rule.order(); i++) {
            double root = from + half * (2 * panel + 1 + rule.node(i));
            weighted.add(new double[] {root, half * rule.weight(i) * density(middle, root)});
          }
        }
        from = to;
      }
      double mass = weighted.stream().mapToDouble(node -> node[1]).sum();
      weighted.forEach(node -> node[1] /= mass);
    }

    /** r^(ν−1) e^(−r²), 1 at its largest: gamma functions of a large ν overflow. */
    private double density(double middle, double root) {
      double relative = root / middle;
      return Math.exp((nu - 1) * (Math.log(relative) - 0.5 * (relative - 1) * (relative + 1)));
    }

    @Override
    public double applyAsDouble(double v) {
      double ratio = (nu - 2) * v * v;
      double sum = 0;
      for (double[] node : weighted) {
        double hypotenuse = Math.sqrt(node[0] * node[0] + ratio);
        sum += node[1] * (ratio / (hypotenuse * (hypotenuse + node[0])));
      }
      return sum;
    }
  }
}
