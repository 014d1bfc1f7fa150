package org.quadrant.theory;

import org.apache.commons.math3.special.Erf;

/**
 * The gradient for the XOR mixture, exact. Given the centre r u, u one of ±μ̂₁, ±μ̂₂, w·x is normal
 * with mean r w·u and deviation σ‖w‖, so E[x 1[w·x &gt; 0]] = r u Φ(b) + σ φ(b) w/‖w‖ with b = r
 * w·u/(σ‖w‖). The average over the centres with their labels is
 *
 * <pre>g = ¼ r (μ̂₁ erf(b₁/√2) − μ̂₂ erf(b₂/√2)) + ½ σ (φ(b₁) − φ(b₂)) w/‖w‖,</pre>
 *
 * <p>and while b is small, ‖w‖ = |a|: ds/dt = c s, do/dt = −c o with c = r²/(2√(2π) σ).
 *
 * @param radius r ≥ 0
 * @param deviation σ &gt; 0
 */
record MixtureGradient(double radius, double deviation) implements EarlyGradient {
  @Override
  public void atOrdinary(double[] w, double[] gradient) {
    double squares = 0;
    for (double weight : w) {
      squares += weight * weight;
    }
    double norm = Math.sqrt(squares);
    // Finite, so that a centre at right angles to w gives b = 0 however small σ is.
    double scale = Math.min(radius / deviation, Double.MAX_VALUE);
    double b1 = scale * (Math.sqrt(0.5) * (w[0] - w[1]) / norm);
    double b2 = scale * (Math.sqrt(0.5) * (w[0] + w[1]) / norm);
    double along = 0.5 * deviation * (density(b1) - density(b2));
    for (int k = 0; k < w.length; k++) {
      gradient[k] = along * (w[k] / norm);
    }
    double pull = 0.25 * radius * Math.sqrt(0.5);
    double first = pull * Erf.erf(b1 * Math.sqrt(0.5));
    double second = pull * Erf.erf(b2 * Math.sqrt(0.5));
    gradient[0] += first - second;
    gradient[1] += -first - second;
  }

  private static double density(double b) {
    return Math.exp(-0.5 * b * b) / Math.sqrt(2 * Math.PI);
  }
}
