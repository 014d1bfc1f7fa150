package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.dynamics.BlockValues;

class BlurredBoundaryTest {
  /** The mean over the angles of the quarter, by the midpoint rule. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.05", "-0.3, 0.2", "0, 0.01", "0.785, 3", "-0.02, 1e-3"})
  void probabilityIsThatOfAllAngles(double angle, double width) {
    int cells = 20_000;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      double psi = Math.PI / 2 * ((i + 0.5) / cells - 0.5);
      sum += new BlurredBoundary(angle, width).probabilityAtAngle(psi) / (4 * cells);
    }
    assertEquals(sum, new BlurredBoundary(angle, width).probability(), 1e-7);
  }

  /** Of the angles inside a wedge all err, of those outside none; blur takes half of the edge. */
  @Test
  void raysNearTheWedge() {
    assertEquals(1, new BlurredBoundary(0.2, 0).probabilityAtAngle(0.1));
    assertEquals(0, new BlurredBoundary(0.2, 0).probabilityAtAngle(0.3));
    assertEquals(0, new BlurredBoundary(0.2, 0).probabilityAtAngle(-0.1));
    assertEquals(1, new BlurredBoundary(-0.2, 0).probabilityAtAngle(-0.1));
    assertEquals(0.5, new BlurredBoundary(0.2, 0.1).probabilityAtAngle(0.2));
    // Z beyond ¾R: s/√(s² + ω²) = 3/5.
    assertEquals(0.2, new BlurredBoundary(0, 0.4).probabilityAtAngle(Math.asin(0.3)), 1e-15);
  }

  @Test
  void withoutBlurTheWedgeIsAll() {
    BlurredBoundary boundary = new BlurredBoundary(-0.2, 0);
    assertEquals(0.2 / (2 * Math.PI), boundary.probability(), 1e-16);
    assertEquals(boundary.probability(), boundary.wedge(), 1e-16);
    assertEquals(0, boundary.strip(), 1e-16);
    assertEquals(0.125, new BlurredBoundary(0.1, 1e12).probability(), 1e-12);
  }

  @Test
  void smallAnglesAddUpLikeLegs() {
    // √(Δ² + ω²) less ½ω², what the strip loses at the ends of the quarter.
    assertEquals(
        (5e-4 - 8e-8) / (2 * Math.PI), new BlurredBoundary(3e-4, 4e-4).probability(), 1e-11);
  }

  /** δ has the density 4 φ(δ) erfc(δ/√2), a quarter of it beside each half-axis. */
  @ParameterizedTest
  @CsvSource({"0.1, 0.05", "0.02, 0.1", "-0.3, 0.2"})
  void errorsAtAllDistancesMakeTheTotal(double angle, double width) {
    BlurredBoundary boundary = new BlurredBoundary(angle, width);
    double total =
        new GaussLegendre(10)
            .integrate(
                distance ->
                    boundary.probabilityAtDistance(distance)
                        * Math.exp(-0.5 * distance * distance)
                        / Math.sqrt(2 * Math.PI)
                        * Erf.erfc(distance * Math.sqrt(0.5)),
                0,
                8,
                40);
    assertEquals(boundary.probability(), total, 1e-7);
  }

  @Test
  void strongSlopesLeaveTheNormalLaw() {
    BlurredBoundary strip = new BlurredBoundary(0, 0.1);
    assertEquals(0.5, strip.probabilityAtDistance(0), 1e-12);
    assertEquals(0.5 * Erf.erfc(Math.sqrt(0.5)), strip.probabilityAtDistance(0.1), 1e-12);
  }

  /** A narrow blur leaves the closed formula of the wedges, here of four equal ones. */
  @Test
  void narrowBlurIsTheWedge() {
    BlockValues masses = new BlockValues(1, 1, 2, 2);
    double angle = Math.abs(Math.atan2(1, 2) - Math.PI / 4);
    assertEquals(
        BoundaryError.probabilityAtDistance(masses, 0.3),
        new BlurredBoundary(angle, 1e-2).probabilityAtDistance(0.3),
        1e-3);
  }

  @Test
  void refusesWhatIsOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> new BlurredBoundary(0.8, 0));
    assertThrows(IllegalArgumentException.class, () -> new BlurredBoundary(0, -1e-9));
    BlurredBoundary sharp = new BlurredBoundary(0.1, 0);
    assertThrows(IllegalArgumentException.class, () -> sharp.probabilityAtDistance(0.1));
    BlurredBoundary boundary = new BlurredBoundary(0.1, 0.1);
    assertThrows(IllegalArgumentException.class, () -> boundary.probabilityAtDistance(-1e-9));
    assertThrows(IllegalArgumentException.class, () -> boundary.probabilityAtDistance(8.1));
  }
}
