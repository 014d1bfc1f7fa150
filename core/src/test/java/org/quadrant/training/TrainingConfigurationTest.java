package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;

class TrainingConfigurationTest {
  @Test
  void theDefaultProblemIsTheDocumentedOne() {
    TrainingConfiguration configuration = TrainingConfiguration.builder().build();
    assertEquals(new InputLaw.Gaussian(), configuration.problem().law());
    assertEquals(0, configuration.problem().labelNoise());
    assertEquals(200, configuration.dimension());
    assertEquals(400, configuration.neurons());
    assertEquals(8000, configuration.batch());
    assertEquals(0.1, configuration.learningRate());
    assertEquals(0.05, configuration.initialScale());
    assertEquals(Loss.LOGISTIC, configuration.loss());
    assertEquals(Scaling.MEAN, configuration.scaling());
    assertEquals(1, configuration.seed());
    assertEquals(4.0 * 8000 * 200 * 400, configuration.flopsPerStep());
  }

  private static void assertRefused(
      String message, UnaryOperator<TrainingConfiguration.Builder> setting) {
    TrainingConfiguration.Builder builder = setting.apply(TrainingConfiguration.builder());
    Exception e = assertThrows(IllegalArgumentException.class, builder::build);
    assertEquals(message, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, (1 << 30) + 1})
  void countsMustBePositiveAndNotHuge(int value) {
    assertRefused("p: " + value + "; allowed: 1 <= p <= 33554416", b -> b.neurons(value));
    assertRefused("m: " + value + "; allowed: 1 <= m <= 1073741824", b -> b.batch(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, -0.0, 1e39})
  void ratesMustBePositiveAndFinite(double value) {
    assertRefused("eta: " + value + "; allowed: finite numbers > 0", b -> b.learningRate(value));
    assertRefused("theta: " + value + "; allowed: finite numbers > 0", b -> b.initialScale(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-39, 1e-46, Double.MIN_VALUE})
  void ratesMustNotBeTooSmallForSinglePrecision(double value) {
    assertRefused("eta: " + value + "; allowed: eta >= 1.1754944E-38", b -> b.learningRate(value));
    assertRefused(
        "theta: " + value + "; allowed: theta >= 1.1754944E-38", b -> b.initialScale(value));
  }

  @Test
  void theRateOfOneSampleMustNotBeTooSmallForSinglePrecision() {
    assertRefused(
        "eta: 1.0E-37 with m: 16; allowed: eta / m >= 1.1754944E-38",
        b -> b.learningRate(1e-37).batch(16));
    TrainingConfiguration.builder().learningRate(1e-37).batch(8).build();
  }

  @ParameterizedTest
  @ValueSource(ints = {-3, 0, 2})
  void theProblemNeedsThreeCoordinates(int value) {
    assertRefused("d: " + value + "; allowed: d >= 3", b -> b.dimension(value));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.51, Double.NaN})
  void labelNoiseIsAtMostOneHalf(double value) {
    assertRefused(
        "label-noise: " + value + "; allowed: 0 <= epsilon <= 0.5", b -> b.labelNoise(value));
  }

  @ParameterizedTest
  @CsvSource({"4, 5", "3, 4"})
  void initialNetworksMustHaveTheShape(int d, int p) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(3).neurons(5).build();
    configuration.requireShape(new Network(3, new double[15], new double[5], Precision.DOUBLE));
    Network other = new Network(d, new double[d * p], new double[p], Precision.DOUBLE);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> configuration.requireShape(other));
    assertEquals(
        "initial network: d = " + d + ", p = " + p + "; allowed: d = 3, p = 5", e.getMessage());
  }

  @Test
  void minibatchesAreWholeRows() {
    assertEquals(2, new Minibatch(3, new double[6]).samples());
    for (int length : new int[] {0, 5, 7}) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> new Minibatch(3, new double[length]));
      assertEquals("minibatch: " + length + " numbers; allowed: whole rows of 3", e.getMessage());
    }
  }

  @Test
  void minibatchLabelsFollowTheSigns() {
    // The last two products underflow; signs do not.
    Minibatch minibatch =
        new Minibatch(2, new double[] {1, 2, -1, 2, 1, -2, -1, -2, 1e-30, 1e-30, -1e-200, 1e-200});
    double[] expected = {-1, 1, 1, -1, -1, 1};
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], minibatch.label(i), "sample " + i);
    }
    assertThrows(IndexOutOfBoundsException.class, () -> minibatch.input(0, 2));
  }
}
