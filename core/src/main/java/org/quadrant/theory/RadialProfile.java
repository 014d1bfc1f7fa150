package org.quadrant.theory;

/**
 * The radial integrals of {@link RadialQuadrature} for slopes of either sign, tabulated: one growth
 * rate needs them at hundreds of angles, and one solution of the flow needs thousands of rates.
 *
 * <p>Reflections: sigmoid(v) + sigmoid(−v) = 1 gives G(−z) = √(2π) − G(z), and softplus(v) −
 * softplus(−v) = v gives L(−z) = L(z) + √(2π) z.
 */
final class RadialProfile {
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final int PULL_DECAY = 3;
  private static final int LOSS_DECAY = 2;

  private final DyadicChebyshev pull;
  private final DyadicChebyshev loss;

  RadialProfile(GaussLegendre rule) {
    RadialQuadrature quadrature = new RadialQuadrature(rule);
    pull = new DyadicChebyshev(quadrature::pull, rule.order(), PULL_DECAY);
    loss = new DyadicChebyshev(quadrature::loss, rule.order(), LOSS_DECAY);
  }

  double pull(double slope) {
    return slope >= 0 ? pull.value(slope) : SQRT_TWO_PI - pull.value(-slope);
  }

  double loss(double slope) {
    return slope >= 0 ? loss.value(slope) : loss.value(-slope) - SQRT_TWO_PI * slope;
  }
}
