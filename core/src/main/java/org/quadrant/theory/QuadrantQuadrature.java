package org.quadrant.theory;

/**
 * The angular half of the expectations over (x₁, x₂) ~ N(0, I₂), over one quarter of the plane:
 * angles θ ∈ [0, π/2] from the axis of a block of label +1 and mass A to that of an adjacent block
 * of label −1 and mass B. There f = R·h(θ) with h(θ) = A cos θ − B sin θ = ρ sin(θ₀ − θ), ρ = √(A²
 * + B²), θ₀ = atan(A/B), and the label changes at θ = π/4.
 *
 * <p>Each half, [0, π/4] and [π/4, π/2], is integrated over v in θ = θ₀ + w sinh v with w =
 * 1/max(1, ρ). What is integrated changes over angles of about 1/ρ near the zero θ₀ of h and like a
 * power of h away from it; in v it is about equally smooth everywhere and at every ρ (the radial
 * integrals are singular at imaginary h only, at distance π/2 from real v, but for what is below
 * e^(−π²/(2|h|²)) at small h). So panels of length at most 4 and one rule serve for all masses, and
 * the number of panels grows only like log ρ. Derived from first principles.
 */
final class QuadrantQuadrature {
  private static final double MAX_PANEL = 4;

  private final GaussLegendre rule;

  QuadrantQuadrature(GaussLegendre rule) {
    this.rule = rule;
  }

  /** Receives the nodes of the quadrature. */
  interface Visitor {
    /**
     * One node.
     *
     * @param weight quadrature weight, including the density dθ/(2π)
     * @param label y, +1 or −1
     * @param slope y·h(θ), the margin y f per unit of R
     * @param cosine cos θ
     * @param sine sin θ
     */
    void visit(double weight, int label, double slope, double cosine, double sine);
  }

  void visit(double positiveMass, double negativeMass, Visitor visitor) {
    double zero = BoundaryError.boundaryAngle(positiveMass, negativeMass);
    double steepness = Math.hypot(positiveMass, negativeMass);
    visitHalf(zero, steepness, 0, Math.PI / 4, +1, visitor);
    visitHalf(zero, steepness, Math.PI / 4, Math.PI / 2, -1, visitor);
  }

  private void visitHalf(
      double zero, double steepness, double from, double to, int label, Visitor visitor) {
    double width = 1 / Math.max(1, steepness);
    double cosineZero = Math.cos(zero);
    double sineZero = Math.sin(zero);
    double start = asinh((from - zero) / width);
    double end = asinh((to - zero) / width);
    int panels = (int) Math.ceil((end - start) / MAX_PANEL);
    double half = (end - start) / (2 * panels);
    for (int panel = 0; panel < panels; panel++) {
      double centre = start + (2 * panel + 1) * half;
      for (int i = 0; i < rule.order(); i++) {
        double exponential = Math.exp(centre + half * rule.node(i));
        double offset = width * 0.5 * (exponential - 1 / exponential);
        double jacobian = width * 0.5 * (exponential + 1 / exponential);
        double cosineOffset = Math.cos(offset);
        double sineOffset = Math.sin(offset);
        visitor.visit(
            half * rule.weight(i) * jacobian / (2 * Math.PI),
            label,
            -label * steepness * sineOffset,
            cosineZero * cosineOffset - sineZero * sineOffset,
            sineZero * cosineOffset + cosineZero * sineOffset);
      }
    }
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(Math.log(size + Math.hypot(size, 1)), x);
  }
}
