package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateLawTest {
  @Test
  void gaussian() {
    DoubleUnaryOperator density = x -> Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    checkAgainstDensity(CoordinateLaw.GAUSSIAN, density, 9);
  }

  @Test
  void uniform() {
    checkAgainstDensity(CoordinateLaw.UNIFORM, x -> 1 / Math.sqrt(12), Math.sqrt(3));
  }

  @Test
  void laplace() {
    DoubleUnaryOperator density = x -> Math.sqrt(0.5) * Math.exp(-Math.sqrt(2) * x);
    checkAgainstDensity(CoordinateLaw.LAPLACE, density, 28);
  }

  @Test
  void rademacher() {
    assertEquals(1, CoordinateLaw.RADEMACHER.absoluteMean());
    assertEquals(1, CoordinateLaw.RADEMACHER.meanSmaller());
    assertEquals(1, CoordinateLaw.RADEMACHER.cubeRatio());
  }

  /** E|x| = 2∫xφ; E min = ∫P(|x| &gt; r)² dr = 4∫rφ(r)P(|x| &gt; r) dr by parts. */
  private static void checkAgainstDensity(
      CoordinateLaw moments, DoubleUnaryOperator density, double range) {
    assertEquals(1, integral(x -> 2 * x * x * density.applyAsDouble(x), range), 1e-9, "variance");
    assertEquals(
        moments.absoluteMean(), integral(x -> 2 * x * density.applyAsDouble(x), range), 1e-10);
    double cube = integral(x -> 2 * x * x * x * density.applyAsDouble(x), range);
    assertEquals(moments.cubeRatio(), cube / moments.absoluteMean(), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, moments.tailIndex());
    double smaller =
        integral(
            r ->
                4
                    * r
                    * density.applyAsDouble(r)
                    * 2
                    * integral(u -> density.applyAsDouble(r + u), range - r),
            range);
    assertEquals(moments.meanSmaller(), smaller, 1e-9);
  }

  private static double integral(DoubleUnaryOperator function, double to) {
    return new GaussLegendre(30).integrate(function, 0, to, 4);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.1, 2.5, 3, 4, 5, 10, 30, 300})
  void studentTagainstItsDensity(double degreesOfFreedom) {
    TDistribution law = new TDistribution(null, degreesOfFreedom);
    double scale = Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom);
    CoordinateLaw moments = CoordinateLaw.studentT(degreesOfFreedom);
    // Over ln r, so that the heavy tail is a plain exponential.
    double mean = logIntegral(r -> 2 * r * law.density(r));
    double smaller = logIntegral(r -> square(2 * law.cumulativeProbability(-r)));
    assertEquals(moments.absoluteMean(), scale * mean, 1e-10);
    assertEquals(moments.meanSmaller(), scale * smaller, 1e-10);
  }

  private static double square(double value) {
    return value * value;
  }

  private static double logIntegral(DoubleUnaryOperator function) {
    return new IterativeLegendreGaussIntegrator(20, 1e-12, 1e-13)
        .integrate(1_000_000, v -> Math.exp(v) * function.applyAsDouble(Math.exp(v)), -30, 24);
  }

  @Test
  void studentTwithThreeDegreesIsRational() {
    CoordinateLaw moments = CoordinateLaw.studentT(3);
    assertEquals(2 / Math.PI, moments.absoluteMean(), 1e-15);
    assertEquals(1 / Math.PI, moments.meanSmaller(), 1e-14);
  }

  /** E|x|ᵏ over x = √(ν − 2) tan ψ, of density cos^(ν−1) ψ but for a constant. */
  @Test
  void studentsThirdMomentEndsAtThreeDegrees() {
    for (double nu : new double[] {4, 5, 7, 30}) {
      double third = tangentMoment(nu, 3) * (nu - 2);
      CoordinateLaw moments = CoordinateLaw.studentT(nu);
      assertEquals(third / tangentMoment(nu, 1), moments.cubeRatio(), 1e-9 * third);
      assertEquals(nu, moments.tailIndex());
    }
    assertEquals(Double.POSITIVE_INFINITY, CoordinateLaw.studentT(3).cubeRatio());
    assertEquals(Double.POSITIVE_INFINITY, CoordinateLaw.studentT(2.5).cubeRatio());
  }

  private static double tangentMoment(double nu, int order) {
    return new GaussLegendre(40)
        .integrate(
            psi -> Math.pow(Math.tan(psi), order) * Math.pow(Math.cos(psi), nu - 1),
            0,
            Math.PI / 2,
            16);
  }

  @Test
  void studentTbecomesGaussian() {
    CoordinateLaw moments = CoordinateLaw.studentT(1e7);
    assertEquals(CoordinateLaw.GAUSSIAN.absoluteMean(), moments.absoluteMean(), 1e-7);
    assertEquals(CoordinateLaw.GAUSSIAN.meanSmaller(), moments.meanSmaller(), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 1, 0, -3, Double.NaN, Double.POSITIVE_INFINITY})
  void withoutVarianceThereIsNoScaling(double degreesOfFreedom) {
    assertThrows(IllegalArgumentException.class, () -> CoordinateLaw.studentT(degreesOfFreedom));
  }
}
