package org.quadrant.theory;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Nodes and weights of one Gauss–Legendre rule on [−1, 1], applied to panels. */
final class GaussLegendre {
  private final double[] nodes;
  private final double[] weights;

  GaussLegendre(int order) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(order);
    nodes = new double[order];
    weights = new double[order];
    for (int i = 0; i < order; i++) {
      nodes[i] = rule.getPoint(i);
      weights[i] = rule.getWeight(i);
    }
  }

  int order() {
    return nodes.length;
  }

  double node(int i) {
    return nodes[i];
  }

  double weight(int i) {
    return weights[i];
  }

  /** Integral over [from, to], cut into the given number of equal panels. */
  double integrate(DoubleUnaryOperator integrand, double from, double to, int panels) {
    double half = (to - from) / (2 * panels);
    double sum = 0;
    for (int panel = 0; panel < panels; panel++) {
      double centre = from + (2 * panel + 1) * half;
      for (int i = 0; i < nodes.length; i++) {
        sum += weights[i] * integrand.applyAsDouble(centre + half * nodes[i]);
      }
    }
    return half * sum;
  }
}
