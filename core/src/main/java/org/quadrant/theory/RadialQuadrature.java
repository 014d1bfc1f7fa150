package org.quadrant.theory;

/**
 * The radial half of the expectations over (x₁, x₂) = R(cos φ, sin φ), computed at one slope z. On
 * the ray at angle φ the margin is y f = zR, and what is left to integrate over R is
 *
 * <ul>
 *   <li>pull, G(z) = ∫₀^∞ 2 sigmoid(−zR) R² e^(−R²/2) dR, for the growth rates;
 *   <li>loss, L(z) = ∫₀^∞ 2 softplus(−zR) R e^(−R²/2) dR, for the expected loss. L′ = −G.
 *   <li>flat pull, ∫₀^∞ 2 sigmoid(−zR) R e^(−R²/2) dR, and line pull, the same without the factor
 *       R;
 *   <li>response, ∫₀^∞ 2 sigmoid′(zR) R e^(−R²/2) dR.
 * </ul>
 *
 * <p>For z ≥ 0 only; {@link RadialProfile} reflects. Derived from first principles.
 */
final class RadialQuadrature {
  private static final int PANELS = 4;

  /** Beyond these, e^(−R²/2) and e^(−v) are below 2^−64 of the integral. */
  private static final double GAUSSIAN_RANGE = 9.6;

  private static final double EXPONENTIAL_RANGE = 52;

  private final GaussLegendre rule;

  RadialQuadrature(GaussLegendre rule) {
    this.rule = rule;
  }

  double pull(double slope) {
    double scale = Math.max(1, slope);
    return rule.integrate(
            v -> 2 / (1 + Math.exp(slope / scale * v)) * v * v * gaussian(v / scale),
            0,
            range(scale),
            PANELS)
        / (scale * scale * scale);
  }

  double loss(double slope) {
    double scale = Math.max(1, slope);
    return rule.integrate(
            v -> 2 * Math.log1p(Math.exp(-slope / scale * v)) * v * gaussian(v / scale),
            0,
            range(scale),
            PANELS)
        / (scale * scale);
  }

  double flatPull(double slope) {
    double scale = Math.max(1, slope);
    return rule.integrate(
            v -> 2 / (1 + Math.exp(slope / scale * v)) * v * gaussian(v / scale),
            0,
            range(scale),
            PANELS)
        / (scale * scale);
  }

  double linePull(double slope) {
    double scale = Math.max(1, slope);
    return rule.integrate(
            v -> 2 / (1 + Math.exp(slope / scale * v)) * gaussian(v / scale),
            0,
            range(scale),
            PANELS)
        / scale;
  }

  double response(double slope) {
    double scale = Math.max(1, slope);
    return rule.integrate(
            v -> {
              double half = Math.cosh(0.5 * slope / scale * v);
              return 0.5 / (half * half) * v * gaussian(v / scale);
            },
            0,
            range(scale),
            PANELS)
        / (scale * scale);
  }

  /**
   * Range of v = R·scale. The sigmoid falls over R ~ 1/z and the Gaussian over R ~ 1: in v the
   * faster of the two has width 1 at every slope.
   */
  private static double range(double scale) {
    return Math.min(GAUSSIAN_RANGE * scale, EXPONENTIAL_RANGE);
  }

  private static double gaussian(double r) {
    return Math.exp(-0.5 * r * r);
  }
}
