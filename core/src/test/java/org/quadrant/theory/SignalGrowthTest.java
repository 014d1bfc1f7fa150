package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.support.FreshSamples;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;

class SignalGrowthTest {
  @ParameterizedTest
  @ValueSource(ints = {4, 20, 400})
  void gaussianRateIsThatOfEveryDimension(int d) {
    assertEquals(
        GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean()),
        new SignalGrowth(new InputLaw.Gaussian(), d).rate(1),
        1e-7);
  }

  /** Every ‖x‖ is √d, and Q is d − 2 + 2A² or d − 2 + 2/A². */
  @Test
  void rademacherRateIsClosed() {
    int d = 30;
    double factor = d * FiniteDimension.meanInverseNormalLength(d + 1) / Math.sqrt(2 * Math.PI);
    SignalGrowth growth = new SignalGrowth(new InputLaw.Rademacher(), d);
    assertEquals(factor / Math.sqrt(d), growth.rate(1), 1e-9);
    double saturation = 1 + (1.5 * 3 - 0.5 * 0.75) / d;
    assertEquals(factor / Math.sqrt(d - 2 + 8) * saturation, growth.rate(2), 1e-9);
  }

  /** E[y u²/√Q] over samples as training draws them, within five standard errors. */
  @ParameterizedTest(name = "{0}, d = {1}, A = {2}")
  @CsvSource({
    "gaussian, 10, 2",
    "uniform, 10, 1",
    "laplace, 10, 1.5",
    "student-t:3, 20, 1",
    "student-t:2.5, 40, 1.6",
    "student-t:5, 10, 2"
  })
  void isAMeanOverSamples(String text, int d, double growth) {
    InputLaw.Independent law = (InputLaw.Independent) InputLaw.parse(text);
    int samples = 100_000;
    Minibatch batch =
        FreshSamples.minibatch(
            TrainingConfiguration.builder().law(law).dimension(d).batch(samples).build(), 0);
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < samples; i++) {
      double rest = 0;
      for (int k = 2; k < d; k++) {
        rest += batch.input(i, k) * batch.input(i, k);
      }
      double u2 = Math.pow(batch.input(i, 0) - batch.input(i, 1), 2) / 2;
      double v2 = Math.pow(batch.input(i, 0) + batch.input(i, 1), 2) / 2;
      double a2 = growth * growth;
      // Both labels of the same |x₁|, |x₂|: less scatter.
      double same = u2 / Math.sqrt(a2 * u2 + v2 / a2 + rest);
      double other = v2 / Math.sqrt(a2 * v2 + u2 / a2 + rest);
      double term = 0.5 * batch.label(i) * (same - other);
      sum += term;
      squares += term * term;
    }
    double mean = sum / samples;
    double error = Math.sqrt((squares / samples - mean * mean) / samples);
    double factor = d * FiniteDimension.meanInverseNormalLength(d + 1) / Math.sqrt(2 * Math.PI);
    double a2 = growth * growth;
    double saturation = 1 + (1.5 * (a2 - 1) - 0.5 * (1 - 1 / a2)) / d;
    double rate = new SignalGrowth(law, d).rate(growth) / (factor * saturation);
    assertEquals(mean, rate, 5 * error);
    assertTrue(error < 0.02 * mean);
  }

  /**
   * Many neurons under the exact gradient: growth as defined, up to about A = e^½. What is
   * neglected is of the second order in the share 3A²/d that signals have of a neuron's norm, 0.2 %
   * here.
   */
  @Test
  void gaussianNeuronsGrowAsForeseen() {
    int d = 200;
    int p = 1000;
    SplittableRandom random = new SplittableRandom(3);
    double[] weights = new double[p * d];
    double[] outputWeights = new double[p];
    for (int j = 0; j < p; j++) {
      double square = 0;
      for (int k = 0; k < d; k++) {
        double g = random.nextGaussian();
        weights[j * d + k] = g;
        square += g * g;
      }
      for (int k = 0; k < d; k++) {
        weights[j * d + k] /= Math.sqrt(square);
      }
      outputWeights[j] = random.nextBoolean() ? 1 : -1;
    }
    Network start = new Network(d, weights, outputWeights, Precision.DOUBLE);
    Network end = new EarlyFlow(new Problem(new InputLaw.Gaussian(), d, 0)).advance(start, 0.1, 20);
    double products = 0;
    double squares = 0;
    for (int j = 0; j < p; j++) {
      double sign = outputWeights[j];
      double before = start.weight(j, 0) - sign * start.weight(j, 1);
      products += before * (end.weight(j, 0) - sign * end.weight(j, 1));
      squares += before * before;
    }
    double perStep = Math.log(products / squares) / 20;
    double[] exponents = new SignalGrowth(new InputLaw.Gaussian(), d).exponents(1, 1, 2);
    // A step of size η multiplies by 1 + ηc.
    assertEquals(exponents[1] / 2, Math.expm1(perStep) / 0.1, 0.002 * exponents[1] / 2);
    double half = new SignalGrowth(new InputLaw.Gaussian(), d).exponents(0.5, 2)[0];
    assertEquals(exponents[0], half, 1e-5);
  }

  @Test
  void outOfRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new SignalGrowth(new InputLaw.Uniform(), 3));
    SignalGrowth growth = new SignalGrowth(new InputLaw.Uniform(), 4);
    for (double bad : new double[] {0.9, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> growth.rate(bad));
    }
  }
}
