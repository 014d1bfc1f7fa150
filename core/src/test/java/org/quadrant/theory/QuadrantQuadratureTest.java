package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadrantQuadratureTest {
  private static final QuadrantQuadrature QUADRATURE =
      new QuadrantQuadrature(new GaussLegendre(BlockFlow.DEFAULT_ORDER));

  /** Sums of a few functions with known integrals over [0, π/4] and [π/4, π/2]. */
  private static final class Sums implements QuadrantQuadrature.Visitor {
    private double positive;
    private double negative;
    private double cosine;
    private double sine;
    private double slope;

    @Override
    public void visit(double weight, int label, double slope, double cosine, double sine) {
      if (label > 0) {
        positive += weight;
      } else {
        negative += weight;
      }
      this.cosine += weight * label * cosine;
      this.sine += weight * label * sine;
      this.slope += weight * slope * cosine;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 0",
    "1e-9, 1",
    "1, 1",
    "3, 200",
    "200, 3",
    "200, 200",
    "1e-3, 1e6",
    "0, 5e5",
    "1e200, 2e200"
  })
  void knownIntegrals(double positiveMass, double negativeMass) {
    Sums sums = new Sums();
    QUADRATURE.visit(positiveMass, negativeMass, sums);
    assertEquals(0.125, sums.positive, 1e-11);
    assertEquals(0.125, sums.negative, 1e-11);
    assertEquals((Math.sqrt(2) - 1) / (2 * Math.PI), sums.cosine, 1e-11);
    assertEquals((1 - Math.sqrt(2)) / (2 * Math.PI), sums.sine, 1e-11);
    // ∫ label·(A cos θ − B sin θ) cos θ dθ: the A parts leave ½, the B parts cancel.
    double slope = positiveMass / 2 / (2 * Math.PI);
    assertEquals(slope, sums.slope, 1e-11 * (1 + positiveMass + negativeMass));
  }
}
