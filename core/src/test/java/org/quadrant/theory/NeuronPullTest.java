package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeuronPullTest {
  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
  private static final double GAMMA = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());

  /** E[y h(ξ₁, ξ₂)] in polar coordinates, by Gauss–Legendre rules of a given order. */
  private static double average(DoubleBinaryOperator h, int order) {
    GaussLegendre rule = new GaussLegendre(order);
    double sum = 0;
    for (int eighth = 0; eighth < 8; eighth++) {
      // Eighths of a turn from −π/4: two of label +1, two of label −1, and so on.
      int label = eighth / 2 % 2 == 0 ? 1 : -1;
      double from = (eighth - 1) * Math.PI / 4;
      sum +=
          label
              * rule.integrate(
                  phi ->
                      rule.integrate(
                          r ->
                              r
                                  * Math.exp(-0.5 * r * r)
                                  * h.applyAsDouble(r * Math.cos(phi), r * Math.sin(phi)),
                          0,
                          9,
                          4),
                  from,
                  from + Math.PI / 4,
                  2);
    }
    return sum / (2 * Math.PI);
  }

  /** By the law of g alone: E|m + n g|, and its derivatives by m and n. */
  private static NeuronPull byQuadrature(double s, double o, double n, int order) {
    DoubleBinaryOperator sign = (x, z) -> Erf.erf((s * x + o * z) / (n * Math.sqrt(2)));
    DoubleBinaryOperator density =
        (x, z) -> Math.sqrt(2 / Math.PI) * Math.exp(-0.5 * Math.pow((s * x + o * z) / n, 2));
    return new NeuronPull(
        0.5
            * average(
                (x, z) ->
                    (s * x + o * z) * sign.applyAsDouble(x, z) + n * density.applyAsDouble(x, z),
                order),
        0.5 * average((x, z) -> x * sign.applyAsDouble(x, z), order),
        0.5 * average((x, z) -> z * sign.applyAsDouble(x, z), order),
        0.5 * average(density, order));
  }

  private static void assertPull(NeuronPull expected, NeuronPull found, double tolerance) {
    assertEquals(expected.output(), found.output(), tolerance);
    assertEquals(expected.signal(), found.signal(), tolerance);
    assertEquals(expected.opposite(), found.opposite(), tolerance);
    assertEquals(expected.orthogonal(), found.orthogonal(), tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "0.3, 0.1, 1",
    "-0.3, 0.1, 1",
    "0.3, -0.4, 1",
    "0.01, 0.02, 1",
    "1, 1, 1",
    "-2, 1, 0.9",
    "0, 1, 0.7",
    "1.5, 0, 0.6",
    "-0.2, -1.1, 0.5"
  })
  void matchesQuadratureInTheTwoAxes(double s, double o, double n) {
    NeuronPull expected = byQuadrature(s, o, n, 40);
    assertPull(expected, byQuadrature(s, o, n, 30), 1e-10);
    assertPull(expected, NeuronPull.of(s, o, n), 1e-11);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void matchesTheDefinitionBySimulation(long seed) {
    Random random = new Random(seed);
    double[] w = random.doubles(5, -1, 1).toArray();
    double s = (w[0] - w[1]) / Math.sqrt(2);
    double o = (w[0] + w[1]) / Math.sqrt(2);
    NeuronPull pull = NeuronPull.of(s, o, Math.sqrt(w[2] * w[2] + w[3] * w[3] + w[4] * w[4]));
    int samples = 400_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < samples; i++) {
      double u = 0;
      double[] sample = new double[5];
      for (int k = 0; k < 5; k++) {
        sample[k] = random.nextGaussian();
        u += w[k] * sample[k];
      }
      double value = -Math.signum(sample[0] * sample[1]) * Math.max(0, u);
      sum += value;
      squares += value * value;
    }
    double mean = sum / samples;
    double error = Math.sqrt((squares / samples - mean * mean) / samples);
    assertEquals(mean, pull.output(), 4 * error);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-6, 1e-9})
  void smallComponentsGrowAndDecayAtTheLinearRate(double small) {
    NeuronPull pull = NeuronPull.of(0.05 * small, -0.02 * small, 0.05);
    assertEquals(C * small, pull.signal(), C * small * (small * small + 1e-13));
    assertEquals(C * 0.4 * small, pull.opposite(), C * small * (small * small + 1e-13));
  }

  /** ∂F/∂s = c (s/n)(1 − ⅔ s²/n² + …). */
  @Test
  void theNextTermOfTheLinearRateIsCubic() {
    for (double tau : new double[] {0.01, 0.02, 0.04}) {
      double relative = NeuronPull.of(tau, 0, 1).signal() / (C * tau) - 1;
      assertEquals(-2.0 / 3, relative / (tau * tau), 2 * tau * tau + 1e-11);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, -3})
  void anAlignedNeuronIsPulledAtTheAlignedRate(double s) {
    NeuronPull pull = NeuronPull.of(s, 0, 0);
    assertEquals(GAMMA * Math.abs(s), pull.output(), 1e-15);
    assertEquals(Math.copySign(GAMMA, s), pull.signal(), 1e-15);
    assertEquals(0, pull.opposite(), 1e-15);
    assertEquals(0, pull.orthogonal(), 1e-15);
    assertEquals(-GAMMA * Math.abs(s), NeuronPull.of(0, s, 0).output(), 1e-15);
  }

  @Test
  void isContinuousAtVanishingOrthogonalPart() {
    NeuronPull at = NeuronPull.of(0.7, 0.4, 0);
    assertPull(at, NeuronPull.of(0.7, 0.4, 1e-9), 1e-8);
  }

  /** Exchange of the axes exchanges the labels. */
  @Test
  void hasTheSymmetriesOfTheProblem() {
    NeuronPull pull = NeuronPull.of(0.3, 0.2, 0.5);
    NeuronPull mirrored = NeuronPull.of(-0.3, 0.2, 0.5);
    NeuronPull exchanged = NeuronPull.of(0.2, 0.3, 0.5);
    assertPull(
        new NeuronPull(pull.output(), -pull.signal(), pull.opposite(), pull.orthogonal()),
        mirrored,
        1e-16);
    assertPull(
        new NeuronPull(-pull.output(), -pull.opposite(), -pull.signal(), -pull.orthogonal()),
        exchanged,
        1e-16);
  }

  @Test
  void nothingPullsAtZero() {
    assertEquals(new NeuronPull(0, 0, 0, 0), NeuronPull.of(0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, -1", "NaN, 0, 1", "0, Infinity, 1", "0, 0, NaN"})
  void impossibleNeuronsAreRefused(double s, double o, double n) {
    assertThrows(IllegalArgumentException.class, () -> NeuronPull.of(s, o, n));
  }
}
