package org.quadrant.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.quadrant.problem.InputLaw;

/**
 * The growth rate of the first phase in d dimensions. {@link GrowthRates#signal} takes w⊥·x for
 * normal; whatever its law, the rate is c = κ² ρ ‖w⊥‖, ρ being its density at 0. For w⊥ uniform on
 * a sphere of ℝⁿ, n = d − 2, the mean density is known: if G is standard normal in ℝⁿ then G·x has
 * the density E[1/‖x‖]/√(2π) at 0, G is a uniform direction times an independent length, and so
 *
 * <pre>E[c] = κ²/√(2π) · E[1/‖x⊥‖] / E[1/‖G‖].</pre>
 *
 * <p>The quotient is 1 for Gaussian inputs and 1 + 3k/(8d) + … for laws of excess kurtosis k; for
 * Student's law near ν = 3 it tends to 1 very slowly. Computed by E[1/‖x‖] = (2/√π) ∫₀^∞
 * E[e^(−v²x₁²)]ⁿ dv. Derived from first principles.
 */
public final class FiniteDimension {
  private static final int SMALLEST = 4;
  private static final GaussLegendre RULE = new GaussLegendre(24);
  private static final int PANELS = 8;

  /** Terms of the series of erf up to 1: the last is below 1e−17. */
  private static final int SERIES = 20;

  /** Beyond this from its largest value the density of r is below e^(−60), at every ν. */
  private static final double STUDENT_RANGE = 8;

  private FiniteDimension() {}

  /**
   * Growth rate c, the mean over the directions of w⊥.
   *
   * @param law a law of independent coordinates
   * @param dimension d ≥ 4
   * @return c, per unit of time; right to 1e−8 relative
   * @throws IllegalArgumentException if d &lt; 4, or the coordinates of the law depend on each
   *     other
   */
  public static double signalRate(InputLaw law, int dimension) {
    if (dimension < SMALLEST) {
      throw new IllegalArgumentException("d: " + dimension + "; allowed: d >= " + SMALLEST);
    }
    double limit =
        GrowthRates.signal(AbsoluteMoments.of(law).orElseThrow(() -> dependent(law)).mean());
    int n = dimension - 2;
    return switch (law) {
      case InputLaw.Gaussian() -> limit;
      case InputLaw.Rademacher() -> limit / (Math.sqrt(n) * meanInverseNormalLength(n));
      case InputLaw.Uniform() -> limit * quotient(FiniteDimension::uniform, n);
      case InputLaw.Laplace() -> limit * quotient(FiniteDimension::laplace, n);
      case InputLaw.StudentT(double nu) -> limit * quotient(new Student(nu), n);
      case InputLaw.Autoregressive(double rho) -> throw dependent(law);
      case InputLaw.XorMixture(double r, double sigma) -> throw dependent(law);
    };
  }

  private static IllegalArgumentException dependent(InputLaw law) {
    return new IllegalArgumentException("coordinates of law " + law.text() + " are dependent");
  }

  /**
   * E[1/‖x‖]/E[1/‖G‖].
   *
   * @param complement v ↦ 1 − E[e^(−v²x₁²)], accurate where it is small: its n-fold rest counts
   */
  private static double quotient(DoubleUnaryOperator complement, int n) {
    // v = 2 tan(ψ)/√n: the integrand, nearly e^(−nv²) with a tail v^(−n), becomes smooth.
    double scale = 2 / Math.sqrt(n);
    double integral =
        RULE.integrate(
            psi -> {
              double tangent = Math.tan(psi);
              double power = Math.exp(n * Math.log1p(-complement.applyAsDouble(scale * tangent)));
              return power * scale * (1 + tangent * tangent);
            },
            0,
            Math.PI / 2,
            PANELS);
    return 2 / Math.sqrt(Math.PI) * integral / meanInverseNormalLength(n);
  }

  /**
   * E[1/‖G‖] = Γ((n − 1)/2)/(√2 Γ(n/2)) for G standard normal in ℝⁿ, as B((n − 1)/2, ½)/√(2π): the
   * quotient of two gamma functions would overflow, and the difference of their logarithms cancel.
   */
  private static double meanInverseNormalLength(int n) {
    return Math.exp(Beta.logBeta(0.5 * (n - 1), 0.5)) / Math.sqrt(2 * Math.PI);
  }

  private static double uniform(double v) {
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
  private static double laplace(double v) {
    double square = 0.5 * v * v;
    return RULE.integrate(
        root -> -2 * root * Math.exp(-root * root) * Math.expm1(-square * Math.pow(root, 4)),
        0,
        6.5,
        2 * PANELS);
  }

  /**
   * 1 − E[e^(−v²x²)] under Student's law. x² = (ν − 2) Z²/(2h), Z standard normal and h of the
   * gamma law of shape ν/2, so that the expectation is the mean of r/√(r² + (ν − 2)v²) over the
   * root r of h, of density r^(ν−1) e^(−r²).
   */
  private static final class Student implements DoubleUnaryOperator {
    private final double nu;
    private final List<double[]> weighted = new ArrayList<>();

    /** Tabulates the law of r: nodes of a quadrature, each with its share of the probability. */
    Student(double nu) {
      this.nu = nu;
      double middle = Math.sqrt(0.5 * (nu - 1));
      // Where the law is narrow only its surroundings count. Where it begins at 0, in panels that
      // double up to length 1: the integrand changes over √(ν − 2) v, which may be small, and its
      // density has width 1 at every ν.
      double from = Math.max(0, middle - STUDENT_RANGE);
      double end = middle + STUDENT_RANGE;
      for (double to = from > 0 ? end : Math.scalb(end, -24); from < end; to *= 2) {
        int panels = (int) Math.ceil(to - from);
        double half = (to - from) / (2 * panels);
        for (int panel = 0; panel < panels; panel++) {
          for (int i = 0; i < RULE.order(); i++) {
            double root = from + half * (2 * panel + 1 + RULE.node(i));
            weighted.add(new double[] {root, half * RULE.weight(i) * density(middle, root)});
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
