package org.quadrant.network;

/**
 * Loss of one sample with label y ∈ {−1, +1} and network output f (SPECIFICATION.md, section 3.2),
 * in double precision. The single-precision engines have their own polynomials for the same
 * functions.
 */
public enum Loss {
  /** ℓ = −2 log sigmoid(y f) = 2 softplus(−y f). */
  LOGISTIC {
    @Override
    public double value(double y, double f) {
      double v = y * f;
      // softplus(−v), written so that neither exp overflows nor log1p loses small values.
      return 2.0 * (Math.max(0.0, -v) + Math.log1p(Math.exp(-Math.abs(v))));
    }

    @Override
    public double derivative(double y, double f) {
      return -2.0 * y / (1.0 + Math.exp(y * f));
    }
  },
  /** ℓ₀ = 2 log 2 − y f, the first-order expansion of the logistic loss at f = 0. */
  FIRST_ORDER {
    @Override
    public double value(double y, double f) {
      return TWO_LOG_TWO - y * f;
    }

    @Override
    public double derivative(double y, double f) {
      return -y;
    }
  };

  private static final double TWO_LOG_TWO = 2.0 * Math.log(2.0);

  /**
   * The loss ℓ.
   *
   * @param y label, −1 or +1
   * @param f network output
   * @return ℓ(y, f)
   */
  public abstract double value(double y, double f);

  /**
   * The loss's derivative with respect to the output, dℓ/df.
   *
   * @param y label, −1 or +1
   * @param f network output
   * @return dℓ/df
   */
  public abstract double derivative(double y, double f);
}
