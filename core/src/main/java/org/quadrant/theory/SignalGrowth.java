package org.quadrant.theory;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.problem.InputLaw;

/**
 * Growth of all neurons' signals in the first phase, in d dimensions and under any law of
 * independent coordinates, heavy tails included. The growth A(t) is the slope of the signals on
 * those at the start, Σ s(t) s(0)/Σ s(0)², over neurons whose w began uniformly on a sphere.
 *
 * <p>The pull on a neuron does not depend on the size of w, so that w may be taken as standard
 * normal at the start. Once signals have grown by A and opposite components shrunk by 1/A, w·x is
 * then normal given x, of variance Q = A²u² + v²/A² + ‖x⊥‖² with the components u, v of x along the
 * two axes, and E[s(0) 1(w·x > 0)] = A u/√(2πQ). So
 *
 * <pre>dA/dt = A c(A),  c(A) = d/(√(2π) E‖G‖) · E[y u²/√Q],</pre>
 *
 * <p>G standard normal in ℝᵈ. No order of s is left out: with heavy tails, rare inputs for which
 * w₁x₁ + w₂x₂ is beyond w⊥·x count as what they are. At A = 1 this is d/(√(2π) E‖G‖) E[|x₁x₂|/‖x‖],
 * which is κ²/√(2π) for Gaussian inputs in every dimension. In a neuron's rate |a|/‖w⊥‖ has grown
 * by the share (s² − o²)/‖w‖² integrated over c t, which adds (3/2 (A² − 1) − ½ (1 − A⁻²))/d to
 * c(A).
 *
 * <p>What is neglected: that neurons have rates of their own, of which A averages the exponentials.
 *
 * <p>E[…/√Q] is (2/√π) ∫ E[… e^(−Qv²)] dv, a product over the coordinates beyond the second.
 * Derived from first principles.
 */
public final class SignalGrowth {
  private static final int SMALLEST = 4;
  private static final GaussLegendre RULE = new GaussLegendre(12);
  private static final int PANELS = 8;

  private final int dimension;

  /** E‖G‖⁻¹ d/√(2π), G in d + 1 dimensions: the inverse of E‖G‖ in d. */
  private final double factor;

  private final double[] coordinate;
  private final double[] weight;

  /** Nodes v of the outer integral, and their weights times E[e^(−v²x²)]^(d−2). */
  private final double[] scale;

  private final double[] scaleWeight;

  /**
   * Growth under a law.
   *
   * @param law a law of independent coordinates
   * @param dimension d ≥ 4
   * @throws IllegalArgumentException if d &lt; 4
   */
  public SignalGrowth(InputLaw.Independent law, int dimension) {
    if (dimension < SMALLEST) {
      throw new IllegalArgumentException("d: " + dimension + "; allowed: d >= " + SMALLEST);
    }
    this.dimension = dimension;
    factor =
        dimension * FiniteDimension.meanInverseNormalLength(dimension + 1) / Math.sqrt(2 * Math.PI);
    List<double[]> nodes = nodes(law);
    coordinate = nodes.stream().mapToDouble(node -> node[0]).toArray();
    weight = nodes.stream().mapToDouble(node -> node[1]).toArray();
    scale = new double[PANELS * RULE.order()];
    scaleWeight = new double[scale.length];
    tabulateRest();
  }

  /** Nodes for |x₁|, with weights that add up to 1. */
  private static List<double[]> nodes(InputLaw.Independent law) {
    if (law instanceof InputLaw.Rademacher) {
      return List.of(new double[] {1, 1});
    }
    List<double[]> nodes = new ArrayList<>();
    CoordinateDensity density = CoordinateDensity.of(law);
    density.visit(
        RULE, density.end(), density.end(), (x, share) -> nodes.add(new double[] {x, 2 * share}));
    return nodes;
  }

  private void tabulateRest() {
    int n = dimension - 2;
    double half = Math.PI / (4 * PANELS);
    for (int k = 0; k < scale.length; k++) {
      int node = k % RULE.order();
      double psi = half * (2 * (k / RULE.order()) + 1 + RULE.node(node));
      double tangent = Math.tan(psi);
      double v = 2 * tangent / Math.sqrt(n);
      double complement = 0;
      for (int i = 0; i < coordinate.length; i++) {
        double product = v * coordinate[i];
        complement -= weight[i] * Math.expm1(-product * product);
      }
      scale[k] = v;
      scaleWeight[k] =
          half
              * RULE.weight(node)
              * (2 / Math.sqrt(Math.PI))
              * (2 * (1 + tangent * tangent) / Math.sqrt(n))
              * Math.exp(n * Math.log1p(-Math.min(1, complement)));
    }
  }

  /**
   * The rate at a given growth.
   *
   * @param growth A ≥ 1
   * @return c(A), per unit of time; right to 1e−6 relative
   * @throws IllegalArgumentException if A is less than 1 or not finite
   */
  public double rate(double growth) {
    if (!(growth >= 1 && growth < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("growth " + growth + "; allowed: at least 1");
    }
    double square = growth * growth;
    double sum = 0;
    for (int i = 0; i < coordinate.length; i++) {
      for (int j = 0; j <= i; j++) {
        double outer = 0.5 * square(coordinate[i] + coordinate[j]);
        double inner = 0.5 * square(coordinate[i] - coordinate[j]);
        double both = weight[i] * weight[j] * (i == j ? 0.5 : 1);
        sum += both * pull(outer, inner, square);
      }
    }
    double saturation = (1.5 * (square - 1) - 0.5 * (1 - 1 / square)) / dimension;
    return factor * sum * (1 + saturation);
  }

  /**
   * 2·½ (u² e^(−v²(A²u² + …)) of label +1, where |u| = (|x₁| + |x₂|)/√2, less that of label −1,
   * where |u| = ||x₁| − |x₂||/√2), integrated over v.
   */
  private double pull(double outer, double inner, double square) {
    double positive = square * outer + inner / square;
    double negative = square * inner + outer / square;
    double sum = 0;
    for (int k = 0; k < scale.length; k++) {
      double v2 = scale[k] * scale[k];
      if (v2 * Math.min(positive, negative) > 40) {
        break;
      }
      sum += scaleWeight[k] * (outer * Math.exp(-v2 * positive) - inner * Math.exp(-v2 * negative));
    }
    return sum;
  }

  private static double square(double x) {
    return x * x;
  }

  /**
   * The exponent of growth some time later, log A(t): Runge and Kutta's classical method, one step
   * for each time.
   *
   * @param factor of all rates, 1 − 2ε for label noise ε
   * @param times from 0, ascending, such that log A grows by at most about ½ from one to the next
   * @return log A at the times
   */
  public double[] exponents(double factor, double... times) {
    double[] exponents = new double[times.length];
    double time = 0;
    double now = 0;
    for (int i = 0; i < times.length; i++) {
      double step = factor * (times[i] - time);
      double k1 = rate(Math.exp(now));
      double k2 = rate(Math.exp(now + step / 2 * k1));
      double k3 = rate(Math.exp(now + step / 2 * k2));
      double k4 = rate(Math.exp(now + step * k3));
      now += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
      time = times[i];
      exponents[i] = now;
    }
    return exponents;
  }
}
