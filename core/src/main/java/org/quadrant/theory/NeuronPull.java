package org.quadrant.theory;

/**
 * What pulls at one neuron while the network's output is still small: F(w) = E[y max(0, w·x)] over
 * Gaussian inputs and its gradient, for a neuron of label +1. In the neuron's own coordinates, with
 * ξ₁ and ξ₂ the components of x along its own and along the other axis,
 *
 * <pre>F(s, o, n) = ½ E[y |s ξ₁ + o ξ₂ + n g|],  y = sgn(|ξ₁| − |ξ₂|),  n = ‖w⊥‖,</pre>
 *
 * <p>where ξ₁, ξ₂ and g are independent standard normal: max(0, u) is half of u + |u|, and y u has
 * mean 0 by symmetry. A neuron of label −1 feels the same in its own coordinates.
 *
 * <p>The expectation is closed. With ξ = R (cos φ, sin φ) and c = (s cos φ + o sin φ)/n, the
 * integrals over R and g give ∂F/∂s = (1/4π) ∫ y cos φ H(c) dφ with H(c) = √(2/π) (c/(1 + c²) +
 * atan c), likewise ∂F/∂o with sin φ, and ∂F/∂n = (1/4π) ∫ y √(2/π)/(1 + c²) dφ. At the angle ψ
 * from the direction of (s, o), with ρ = |(s, o)| and r = ‖w‖, antiderivatives are
 *
 * <ul>
 *   <li>of cos ψ · H: sin ψ atan(ρ cos ψ/n) + (ρ/r) τ(ψ),
 *   <li>of sin ψ · H: −cos ψ atan(ρ cos ψ/n),
 *   <li>of 1/(1 + c²): (n/r) τ(ψ),
 * </ul>
 *
 * <p>each but for the factor √(2/π) of H, where τ is the continuous branch of atan(n tan ψ/r).
 * Between multiples of π/4 the label is constant. Derived from first principles; the tests check it
 * by quadrature in two dimensions and by simulation.
 *
 * <p>For Gaussian inputs {@link EarlyGradient} is the same gradient in the coordinates of w, and
 * the tests compare the two. That one takes finite steps under any law; this one is closed in three
 * variables, which makes a neuron's training the small differential equation of {@link NeuronFlow}.
 *
 * @param output F
 * @param signal ∂F/∂s
 * @param opposite ∂F/∂o
 * @param orthogonal ∂F/∂n
 */
public record NeuronPull(double output, double signal, double opposite, double orthogonal) {
  /** √(2/π) of H, 1/4π of the angle, and twice, for the half-planes give the same. */
  private static final double FACTOR = Math.sqrt(2 / Math.PI) / (2 * Math.PI);

  /**
   * The pull at a neuron.
   *
   * @param s component of w along the neuron's own axis
   * @param o component along the other axis
   * @param n ‖w⊥‖ ≥ 0
   * @return F and its gradient; zero at w = 0
   * @throws IllegalArgumentException if n &lt; 0 or a number is not finite
   */
  public static NeuronPull of(double s, double o, double n) {
    if (!(n >= 0) || !Double.isFinite(s) || !Double.isFinite(o) || Double.isInfinite(n)) {
      throw new IllegalArgumentException("neuron (%s, %s, %s)".formatted(s, o, n));
    }
    // F is homogeneous of degree one: at a size of 1 no norm overflows or loses digits.
    int exponent = Math.getExponent(Math.max(Math.max(Math.abs(s), Math.abs(o)), n));
    NeuronPull unit =
        ofUnit(Math.scalb(s, -exponent), Math.scalb(o, -exponent), Math.scalb(n, -exponent));
    return new NeuronPull(
        Math.scalb(unit.output, exponent), unit.signal, unit.opposite, unit.orthogonal);
  }

  private static NeuronPull ofUnit(double s, double o, double n) {
    double rho = Math.hypot(s, o);
    double norm = Math.hypot(rho, n);
    if (norm == 0) {
      return new NeuronPull(0, 0, 0, 0);
    }
    double direction = Math.atan2(o, s);
    double along = 0;
    double across = 0;
    double orthogonal = 0;
    // The label is +1 from −π/4 to π/4 and −1 from there to 3π/4.
    double[] signs = {-1, 2, -1};
    for (int i = 0; i < signs.length; i++) {
      double psi = (2 * i - 1) * Math.PI / 4 - direction;
      double projection = Math.atan2(rho * Math.cos(psi), n);
      double turn = turn(psi, n, norm);
      along += signs[i] * (Math.sin(psi) * projection + rho / norm * turn);
      across -= signs[i] * Math.cos(psi) * projection;
      orthogonal += signs[i] * n / norm * turn;
    }
    double signal = FACTOR * (Math.cos(direction) * along - Math.sin(direction) * across);
    double opposite = FACTOR * (Math.sin(direction) * along + Math.cos(direction) * across);
    // F is homogeneous of degree one.
    double output = s * signal + o * opposite + n * FACTOR * orthogonal;
    return new NeuronPull(output, signal, opposite, FACTOR * orthogonal);
  }

  /** The continuous branch of atan(n tan ψ/r), which is always in the same quarter turn as ψ. */
  private static double turn(double psi, double n, double norm) {
    double principal = Math.atan2(n * Math.sin(psi), norm * Math.cos(psi));
    return principal + 2 * Math.PI * Math.rint((psi - principal) / (2 * Math.PI));
  }
}
