package org.quadrant.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.special.Beta;
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

  /** The quadrature of the integrals over v, and of those that a law's own function takes. */
  static final GaussLegendre RULE = new GaussLegendre(24);

  static final int PANELS = 8;

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
    if (!(law instanceof InputLaw.Independent independent)) {
      throw new IllegalArgumentException("coordinates of law " + law.text() + " are dependent");
    }
    CoordinateLaw coordinate = CoordinateLaw.of(independent);
    return coordinate.inDimensions(GrowthRates.signal(coordinate.absoluteMean()), dimension - 2);
  }

  /**
   * E[1/‖x‖]/E[1/‖G‖].
   *
   * @param complement v ↦ 1 − E[e^(−v²x₁²)], accurate where it is small: its n-fold rest counts
   */
  static double quotient(DoubleUnaryOperator complement, int n) {
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
  static double meanInverseNormalLength(int n) {
    return Math.exp(Beta.logBeta(0.5 * (n - 1), 0.5)) / Math.sqrt(2 * Math.PI);
  }
}
