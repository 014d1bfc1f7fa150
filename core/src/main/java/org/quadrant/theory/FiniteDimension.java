package org.quadrant.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
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
      case InputLaw.StudentT(double nu) -> limit * quotient(v -> student(nu, v), n);
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
   * @param transform v ↦ E[e^(−v²x₁²)]
   */
  private static double quotient(DoubleUnaryOperator transform, int n) {
    // v = 2 tan(ψ)/√n: the integrand, nearly e^(−nv²) with a tail v^(−n), becomes smooth.
    double scale = 2 / Math.sqrt(n);
    double integral =
        RULE.integrate(
            psi -> {
              double tangent = Math.tan(psi);
              double power = Math.pow(transform.applyAsDouble(scale * tangent), n);
              return power * scale * (1 + tangent * tangent);
            },
            0,
            Math.PI / 2,
            PANELS);
    return 2 / Math.sqrt(Math.PI) * integral / meanInverseNormalLength(n);
  }

  /** E[1/‖G‖] = Γ((n − 1)/2)/(√2 Γ(n/2)) for G standard normal in ℝⁿ. */
  private static double meanInverseNormalLength(int n) {
    return Math.sqrt(0.5) * Math.exp(Gamma.logGamma(0.5 * (n - 1)) - Gamma.logGamma(0.5 * n));
  }

  private static double uniform(double v) {
    double argument = Math.sqrt(3) * v;
    return argument < 1e-8 ? 1 : Math.sqrt(Math.PI) / 2 * Erf.erf(argument) / argument;
  }

  /** √2|x| is exponential of mean 1. */
  private static double laplace(double v) {
    double square = 0.5 * v * v;
    return RULE.integrate(
        root -> 2 * root * Math.exp(-root * root - square * Math.pow(root, 4)), 0, 6.5, 2 * PANELS);
  }

  /** x² = (ν − 2) Z²/(2h), Z standard normal and h of the gamma law of shape ν/2. */
  private static double student(double nu, double v) {
    double ratio = (nu - 2) * v * v;
    double end = Math.sqrt(0.5 * nu) + 6;
    // Over the root of h, in panels that double up to length 1: the integrand changes over √ratio,
    // which may be small, and its density has width 1 at every ν.
    double sum = 0;
    double from = 0;
    for (double to = Math.scalb(end, -24); from < end; to *= 2) {
      sum +=
          RULE.integrate(
              root -> {
                double logDensity = (nu - 1) * Math.log(root) - root * root;
                return 2 * Math.exp(logDensity) * root / Math.sqrt(root * root + ratio);
              },
              from,
              to,
              (int) Math.ceil(to - from));
      from = to;
    }
    return sum / Math.exp(Gamma.logGamma(0.5 * nu));
  }
}
