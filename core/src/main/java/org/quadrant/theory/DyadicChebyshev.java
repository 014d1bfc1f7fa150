package org.quadrant.theory;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth, positive function of z ≥ 0, interpolated by Chebyshev polynomials on [0, ¼], [¼, ½],
 * [½, 1], … up to z = 2²⁶, and continued beyond by the power law it is known to follow.
 *
 * <p>Panels that double keep the relative error small where the function falls like a power. If its
 * singularities are on the imaginary axis, n coefficients leave an error of order (3 + √8)^(−n) on
 * each panel but the first; there it must be smooth enough on its own.
 */
final class DyadicChebyshev {
  private static final int FIRST_EXPONENT = -2;
  private static final int LAST_EXPONENT = 26;
  private static final double FIRST_END = Math.scalb(1.0, FIRST_EXPONENT);
  private static final double END = Math.scalb(1.0, LAST_EXPONENT);

  private final double[][] coefficients;
  private final double valueAtEnd;
  private final int decay;

  /**
   * Tabulates a function.
   *
   * @param function the function, called at {@code order} points of each panel
   * @param order coefficients per panel
   * @param decay exponent n of the law z^(−n) that the function follows at large z
   */
  DyadicChebyshev(DoubleUnaryOperator function, int order, int decay) {
    int panels = LAST_EXPONENT - FIRST_EXPONENT + 1;
    coefficients = new double[panels][];
    for (int panel = 0; panel < panels; panel++) {
      double from = panel == 0 ? 0 : Math.scalb(FIRST_END, panel - 1);
      coefficients[panel] = fit(function, from, Math.scalb(FIRST_END, panel), order);
    }
    this.valueAtEnd = function.applyAsDouble(END);
    this.decay = decay;
  }

  private static double[] fit(DoubleUnaryOperator function, double from, double to, int order) {
    double[] values = new double[order];
    for (int k = 0; k < order; k++) {
      double node = Math.cos(Math.PI * (k + 0.5) / order);
      values[k] = function.applyAsDouble(0.5 * (from + to) + 0.5 * (to - from) * node);
    }
    double[] fitted = new double[order];
    for (int n = 0; n < order; n++) {
      double sum = 0;
      for (int k = 0; k < order; k++) {
        sum += values[k] * Math.cos(Math.PI * n * (k + 0.5) / order);
      }
      fitted[n] = (n == 0 ? 1.0 : 2.0) * sum / order;
    }
    return fitted;
  }

  double value(double z) {
    if (z >= END) {
      return valueAtEnd * Math.pow(END / z, decay);
    }
    int panel = z < FIRST_END ? 0 : Math.getExponent(z) - FIRST_EXPONENT + 1;
    double width = Math.scalb(FIRST_END, Math.max(0, panel - 1));
    double from = panel == 0 ? 0 : width;
    return clenshaw(coefficients[panel], 2 * (z - from) / width - 1);
  }

  private static double clenshaw(double[] coefficients, double x) {
    double twice = 2 * x;
    double next = 0;
    double afterNext = 0;
    for (int n = coefficients.length - 1; n > 0; n--) {
      // Grouped so that each term waits for one fused operation on the term before, not for two.
      double current = Math.fma(twice, next, coefficients[n] - afterNext);
      afterNext = next;
      next = current;
    }
    return Math.fma(x, next, coefficients[0] - afterNext);
  }
}
