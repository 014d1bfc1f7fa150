package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.Block;
import org.quadrant.problem.InputLaw;

class GrowthRatesTest {
  @Test
  void firstPhaseRatesOfTheLaws() {
    assertEquals(0.253975, GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean()), 5e-7);
    assertEquals(
        Math.sqrt(2) * Math.pow(Math.PI, -1.5),
        GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean()),
        1e-15);
    assertEquals(0.398942, GrowthRates.signal(CoordinateLaw.RADEMACHER.absoluteMean()), 5e-7);
    assertEquals(0.299207, GrowthRates.signal(CoordinateLaw.UNIFORM.absoluteMean()), 5e-7);
    assertEquals(0.199471, GrowthRates.signal(CoordinateLaw.LAPLACE.absoluteMean()), 5e-7);
    assertEquals(0.215580, GrowthRates.signal(CoordinateLaw.studentT(5).absoluteMean()), 5e-7);
  }

  @Test
  void alignedRateOfTheGaussianLaw() {
    double rate = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
    assertEquals(0.165247, rate, 5e-7);
    assertEquals((Math.sqrt(2) - 1) / Math.sqrt(2 * Math.PI), rate, 1e-15);
  }

  static Stream<Arguments> laws() {
    double side = Math.sqrt(3);
    return Stream.of(
        Arguments.of("Gaussian", CoordinateLaw.GAUSSIAN, PlaneAverage.gaussian()),
        Arguments.of("uniform", CoordinateLaw.UNIFORM, new PlaneAverage(x -> 1 / (2 * side), side)),
        Arguments.of(
            "Laplace",
            CoordinateLaw.LAPLACE,
            new PlaneAverage(x -> Math.sqrt(0.5) * Math.exp(-Math.sqrt(2) * Math.abs(x)), 18)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void alignedRateIsTheGradientAtZeroOutput(
      String name, CoordinateLaw moments, PlaneAverage average) {
    assertEquals(
        average.of(GrowthRatesTest::alignedPull, 1000),
        GrowthRates.aligned(moments.meanSmaller()),
        1e-6);
  }

  @Test
  void alignedRateOfTheHypercube() {
    double sum = 0;
    for (int corner = 0; corner < 4; corner++) {
      sum += alignedPull(corner % 2 == 0 ? 1 : -1, corner / 2 == 0 ? 1 : -1);
    }
    assertEquals(sum / 4, GrowthRates.aligned(CoordinateLaw.RADEMACHER.meanSmaller()), 1e-15);
  }

  private static double alignedPull(double x1, double x2) {
    return FourMassNetwork.label(x1, x2) * FourMassNetwork.along(Block.PLUS_MU_1, x1, x2);
  }

  /**
   * ds/dt = |a| E[y u 1(w·x &gt; 0)] with u along the own axis. With ⟨w⊥, x⟩ normal of deviation
   * ‖w⊥‖ = |a| and s = ε‖w⊥‖, this is ‖w⊥‖ E[y u Φ(εu)], to be c s. The other axis has −y for y.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void firstPhaseRateIsTheGradientAtSmallSignal(
      String name, CoordinateLaw moments, PlaneAverage average) {
    double epsilon = 1e-3;
    double rate =
        average.of(
            (x1, x2) -> {
              double u = (x1 - x2) * Math.sqrt(0.5);
              double active = 0.5 * (1 + linearErf(epsilon * u * Math.sqrt(0.5)));
              return FourMassNetwork.label(x1, x2) * u * active / epsilon;
            },
            500);
    // Φ is replaced by its tangent up to ε², and the grid is of finite width.
    assertEquals(rate, GrowthRates.signal(moments.absoluteMean()), 1e-5);
  }

  /**
   * Dependent coordinates: the average over the angles of two independent normal numbers, whose
   * midpoint rule over 4 n angles is off by about 1/n at each of four jumps of the label.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.5, -0.5, 0.99, -0.99})
  void alignedRateOfCorrelatedCoordinates(double rho) {
    int angles = 400_000;
    double[] sums = new double[2];
    for (int i = 0; i < angles; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / angles;
      double x1 = Math.cos(angle);
      double x2 = rho * x1 + Math.sqrt(1 - rho * rho) * Math.sin(angle);
      double label = FourMassNetwork.label(x1, x2);
      sums[0] += label * FourMassNetwork.along(Block.PLUS_MU_1, x1, x2);
      sums[1] -= label * FourMassNetwork.along(Block.PLUS_MU_2, x1, x2);
    }
    double meanRadius = Math.sqrt(Math.PI / 2);
    InputLaw law = new InputLaw.Autoregressive(rho);
    for (Axis axis : Axis.values()) {
      double average = meanRadius * sums[axis.ordinal()] / angles;
      assertEquals(average, GrowthRates.aligned(law, axis), 3e-5, axis.name());
    }
  }

  /** What was once said of every symmetric law is wrong for these by far more than any rounding. */
  @Test
  void alignedRateByMomentsIsForIndependentCoordinatesOnly() {
    double independent = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
    InputLaw law = new InputLaw.Autoregressive(0.5);
    assertEquals(0, GrowthRates.aligned(law, Axis.MU_1), 1e-15);
    assertEquals(0.357682, GrowthRates.aligned(law, Axis.MU_2), 1e-6);
    assertEquals(0.165247, independent, 1e-6);
    for (InputLaw other : List.of(new InputLaw.Gaussian(), new InputLaw.Autoregressive(0))) {
      for (Axis axis : Axis.values()) {
        assertEquals(independent, GrowthRates.aligned(other, axis), 1e-15);
      }
    }
  }

  /** Along an axis of the mixture the gradient is w·g(w) at a unit vector. */
  @ParameterizedTest
  @CsvSource({"2, 0.5", "1, 1", "1e-3, 2", "0, 1", "1e6, 1e-3"})
  void alignedRateOfTheMixtureIsItsGradient(double radius, double sigma) {
    InputLaw law = new InputLaw.XorMixture(radius, sigma);
    double[] gradient = new double[4];
    double half = Math.sqrt(0.5);
    EarlyGradient.of(law, 4).at(new double[] {half, -half, 0, 0}, gradient);
    double rate = half * (gradient[0] - gradient[1]);
    double tolerance = 1e-14 * (radius + sigma);
    assertEquals(rate, GrowthRates.aligned(law, Axis.MU_1), tolerance);
    EarlyGradient.of(law, 4).at(new double[] {half, half, 0, 0}, gradient);
    assertEquals(
        -half * (gradient[0] + gradient[1]), GrowthRates.aligned(law, Axis.MU_2), tolerance);
  }

  private static double linearErf(double x) {
    return Math.abs(x) > 0.1 ? Erf.erf(x) : 2 / Math.sqrt(Math.PI) * (x - x * x * x / 3);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, 1.01, Double.NaN})
  void impossibleMomentsAreRefused(double moment) {
    assertThrows(IllegalArgumentException.class, () -> GrowthRates.signal(moment));
    assertThrows(IllegalArgumentException.class, () -> GrowthRates.aligned(moment));
  }
}
