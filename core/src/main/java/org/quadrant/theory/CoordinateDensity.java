package org.quadrant.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Beta;
import org.quadrant.problem.InputLaw;

/**
 * The density of x₁, and of x₂, which are independent, alike and symmetric.
 *
 * @param value the density at x ≥ 0
 * @param certainty how far the sign of x tells the label's factor, |E[factor|x]| at x ≥ 0: 1 where
 *     the label is that of the signs
 * @param edges ends of panels on which the density is smooth, ascending, the last where the law
 *     ends or where less than 1e−10 of E|x| lies beyond
 */
record CoordinateDensity(DoubleUnaryOperator value, DoubleUnaryOperator certainty, double[] edges) {
  /** Share of E|x| that is left out of a heavy tail. */
  private static final double LEFT_OUT = 1e-10;

  /** Beyond this many deviations a normal density is below 1e−16 of its largest value. */
  private static final double NORMAL_RANGE = 8.6;

  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  static CoordinateDensity gaussian() {
    return ofSigns(CoordinateDensity::normal, 1, 2, 4, NORMAL_RANGE);
  }

  static CoordinateDensity uniform() {
    return ofSigns(x -> 0.5 / Math.sqrt(3), Math.sqrt(3));
  }

  static CoordinateDensity laplace() {
    return ofSigns(x -> Math.sqrt(0.5) * Math.exp(-Math.sqrt(2) * x), 0.5, 1, 2, 4, 8, 16, 26);
  }

  static CoordinateDensity studentT(double nu) {
    double largest = Math.exp(-Beta.logBeta(0.5 * nu, 0.5)) / Math.sqrt(nu - 2);
    double end = Math.max(NORMAL_RANGE, Math.pow(LEFT_OUT, -1 / (nu - 1)));
    List<Double> edges = new ArrayList<>();
    for (double edge = 1; edge < end; edge *= edge < NORMAL_RANGE ? 3 : 8) {
      edges.add(edge);
    }
    edges.add(end);
    return ofSigns(
        x -> largest * Math.exp(-0.5 * (nu + 1) * Math.log1p(x * x / (nu - 2))),
        edges.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /**
   * A coordinate of the XOR mixture's plane: ±μ̂₁, ±μ̂₂ are the four (±1, ±1)/√2, so that x₁ and x₂
   * are independent, each ±r/√2 plus noise of deviation σ, and the label is that of the two signs.
   */
  static CoordinateDensity mixture(InputLaw.XorMixture law) {
    double sigma = law.deviation();
    double centre = law.radius() * Math.sqrt(0.5);
    double[] edges =
        DoubleStream.concat(
                IntStream.rangeClosed(-4, 4).mapToDouble(k -> centre + 2 * k * sigma),
                DoubleStream.of(centre + NORMAL_RANGE * sigma))
            .filter(edge -> edge > 0.01 * sigma)
            .toArray();
    return new CoordinateDensity(
        x -> 0.5 * (normal((x - centre) / sigma) + normal((x + centre) / sigma)) / sigma,
        x -> Math.tanh(centre * x / (sigma * sigma)),
        edges);
  }

  private static CoordinateDensity ofSigns(DoubleUnaryOperator value, double... edges) {
    return new CoordinateDensity(value, x -> 1, edges);
  }

  private static double normal(double x) {
    return Math.exp(-0.5 * x * x) / SQRT_TWO_PI;
  }

  /** The density of a law of independent coordinates; Rademacher's has none. */
  static CoordinateDensity of(InputLaw.Independent law) {
    return switch (law) {
      case InputLaw.Gaussian() -> gaussian();
      case InputLaw.Uniform() -> uniform();
      case InputLaw.Laplace() -> laplace();
      case InputLaw.StudentT(double nu) -> studentT(nu);
      case InputLaw.Rademacher() ->
          throw new IllegalArgumentException("Rademacher inputs have no density");
    };
  }

  /** The end of the last panel. */
  double end() {
    return edges[edges.length - 1];
  }

  /** Receives the nodes of a quadrature. */
  @FunctionalInterface
  interface Visitor {
    /**
     * One node.
     *
     * @param x of the node
     * @param weight of the node, the density in it
     */
    void visit(double x, double weight);
  }

  /**
   * Visits a rule's nodes from 0 to an end.
   *
   * @param first length of the first panel; from there panels double until the first edge
   */
  void visit(GaussLegendre rule, double first, double to, Visitor visitor) {
    double from = 0;
    double edge = Math.min(first, edges[0]);
    int next = 0;
    while (from < to && next < edges.length) {
      double half = 0.5 * (Math.min(edge, to) - from);
      for (int i = 0; i < rule.order(); i++) {
        double x = from + half * (1 + rule.node(i));
        visitor.visit(x, half * rule.weight(i) * value.applyAsDouble(x));
      }
      from = edge;
      if (edge < edges[0]) {
        edge = Math.min(2 * edge, edges[0]);
      } else if (++next < edges.length) {
        edge = edges[next];
      }
    }
  }
}
