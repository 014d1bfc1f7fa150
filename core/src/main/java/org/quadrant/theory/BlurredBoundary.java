package org.quadrant.theory;

import org.apache.commons.math3.special.Erf;

/**
 * The boundary that a network has learned between two adjacent blocks, and its errors under
 * Gaussian inputs. It is turned by an angle Δ from the true one, and blurred by left-over w⊥: near
 * it f = ρ (R sin(Δ − ψ) + ω Z), ψ being the angle from the true boundary, Z standard normal and
 * independent of (x₁, x₂). On the ray at ψ the answer is wrong with a probability of ½ (1 ∓ s/√(s²
 * + ω²)), s = sin(Δ − ψ), as P(Z &gt; kR) = ½ (1 − k/√(1 + k²)); over the quarter of the plane that
 * is
 *
 * <pre>(b(Δ) + ¼π − ½ b(¼π + Δ) − ½ b(¼π − Δ))/(2π),  b(u) = atan2(√(sin²u + ω²), cos u),</pre>
 *
 * <p>which for small angles is √(Δ² + ω²)/(2π): the wedge and the strip add up like the legs of a
 * triangle. Derived from first principles.
 *
 * @param angle Δ, radians from −π/4 to π/4
 * @param width ω ≥ 0, deviation of what w⊥ adds to f over the slope ρ of f: half the width of the
 *     strip
 */
public record BlurredBoundary(double angle, double width) {
  private static final double EIGHTH = Math.PI / 4;
  private static final double SQRT_HALF = Math.sqrt(0.5);
  private static final double OUTERMOST = 9;
  private static final int PANELS = 48;
  private static final GaussLegendre RULE = new GaussLegendre(16);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the angle or the width is out of range
   */
  public BlurredBoundary {
    if (!(Math.abs(angle) <= EIGHTH)) {
      throw new IllegalArgumentException("angle " + angle + " is not in [−π/4, π/4]");
    }
    if (!(width >= 0 && width < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("width " + width + " is not in [0, ∞)");
    }
  }

  /**
   * Probability of an error in the quarter of the plane around the boundary.
   *
   * @return from 0 to ⅛
   */
  public double probability() {
    return (turned(angle) + 0.5 * (Math.PI / 2 - turned(EIGHTH + angle) - turned(EIGHTH - angle)))
        / (2 * Math.PI);
  }

  /**
   * Error probability on a ray, over its radius.
   *
   * @param fromTrue angle ψ of the ray from the true boundary, towards the block of label −1,
   *     radians from −π/4 to π/4
   * @return ½ (1 ∓ s/√(s² + ω²)); ½ where both are 0
   */
  public double probabilityAtAngle(double fromTrue) {
    double slope = Math.sin(angle - fromTrue);
    double size = Math.hypot(slope, width);
    double right = fromTrue < 0 ? slope : -slope;
    return size == 0 ? 0.5 : 0.5 * (1 - right / size);
  }

  private double turned(double u) {
    return Math.atan2(Math.hypot(Math.sin(u), width), Math.cos(u));
  }

  /**
   * The part of it that the wedge alone would make.
   *
   * @return |Δ|/(2π)
   */
  public double wedge() {
    return Math.abs(angle) / (2 * Math.PI);
  }

  /**
   * What the strip adds to the wedge.
   *
   * @return the probability less that of the wedge
   */
  public double strip() {
    return probability() - wedge();
  }

  /**
   * Error probability at a distance δ from the true boundary, on this half-axis: with the outer
   * coordinate X normal, given that it exceeds δ, the mean of Φ(−(δ cos Δ ∓ X sin Δ)/ω) over the
   * two sides. Where Δ is small beside ω it is Φ(−δ/ω).
   *
   * @param distance δ, from 0 to 8
   * @return probability of an error there
   * @throws IllegalArgumentException if the distance is out of range, or the width is 0
   */
  public double probabilityAtDistance(double distance) {
    if (!(distance >= 0 && distance <= OUTERMOST - 1) || width == 0) {
      throw new IllegalArgumentException("distance " + distance + " at width " + width);
    }
    double inner = distance * Math.cos(angle);
    double tilt = Math.sin(angle);
    double integral =
        RULE.integrate(
            outer ->
                Math.exp(-0.5 * outer * outer)
                    * (tail((inner - tilt * outer) / width) + tail((inner + tilt * outer) / width)),
            distance,
            OUTERMOST,
            PANELS);
    // Half of the sum of both sides, over √(2π) P(X > δ).
    return integral / (Math.sqrt(2 * Math.PI) * Erf.erfc(SQRT_HALF * distance));
  }

  private static double tail(double z) {
    return 0.5 * Erf.erfc(SQRT_HALF * z);
  }
}
