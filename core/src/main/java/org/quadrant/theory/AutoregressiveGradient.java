package org.quadrant.theory;

/**
 * The gradient for x ~ N(0, Σ), Σ_kl = ρ^|k−l|; exact, and for ρ = 0 that of standard normal
 * inputs. Write z = w·x with variance σ², and v = Σw for its covariances with x. Stein's identity
 * E[h(x) x] = Σ E[∇h] with h = y 1[z &gt; 0] and y = −sgn(x₁) sgn(x₂) gives
 *
 * <pre>g = Σ (ω w − (e₁ asin r₂ + e₂ asin r₁) √2/π^(3/2)),  ω = −asin(r)·√2/(π^(3/2) σ),</pre>
 *
 * <p>r₂ being the correlation of x₂ and z given x₁, r₁ that of x₁ and z given x₂, and r that of x₁
 * and x₂ given z, since E[sgn(u) sgn(v)] = (2/π) asin(corr(u, v)) for centred normal u, v.
 *
 * <p>If ρ ≠ 0 labels are not balanced, E[y] = −(2/π) asin ρ, and output weights of its sign grow
 * while the others shrink, from the first step on.
 *
 * @param correlation ρ, −1 &lt; ρ &lt; 1
 */
record AutoregressiveGradient(double correlation) implements EarlyGradient {
  private static final double SCALE = Math.sqrt(2) * Math.pow(Math.PI, -1.5);

  @Override
  public void atOrdinary(double[] w, double[] gradient) {
    applyCovariance(w, gradient);
    double first = gradient[0];
    double second = gradient[1];
    double variance = 0;
    for (int k = 0; k < w.length; k++) {
      variance += w[k] * gradient[k];
    }
    double own = (1 - correlation) * (1 + correlation);
    double r2 = correlation(second - correlation * first, own, variance - first * first);
    double r1 = correlation(first - correlation * second, own, variance - second * second);
    double r =
        correlation(
            correlation - first * second / variance,
            1 - first * first / variance,
            1 - second * second / variance);
    double along = -SCALE * Math.asin(r) / Math.sqrt(variance);
    // Σ is linear: of the bracket, Σw is already there.
    double toFirst = -SCALE * Math.asin(r2);
    double toSecond = -SCALE * Math.asin(r1);
    double fromFirst = 1;
    double fromSecond = correlation;
    for (int k = 0; k < w.length; k++) {
      gradient[k] = along * gradient[k] + toFirst * fromFirst + toSecond * fromSecond;
      fromFirst *= correlation;
      fromSecond = k == 0 ? 1 : fromSecond * correlation;
    }
  }

  private static double correlation(double covariance, double variance1, double variance2) {
    // Nothing is left of a variance if z depends on x₁ or x₂ alone; rounding may pass ±1.
    double product = variance1 * variance2;
    return product <= 0 ? 0 : Math.clamp(covariance / Math.sqrt(product), -1, 1);
  }

  /** Σw in two sweeps: ρ^|k−l| is a geometric series to either side. */
  private void applyCovariance(double[] w, double[] result) {
    double before = 0;
    for (int k = 0; k < w.length; k++) {
      before = correlation * before + w[k];
      result[k] = before;
    }
    double after = 0;
    for (int k = w.length - 1; k >= 0; k--) {
      result[k] += correlation * after;
      after = correlation * after + w[k];
    }
  }
}
