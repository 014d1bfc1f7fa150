package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.support.FreshSamples;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;

class FiniteDimensionTest {
  private static double quotient(InputLaw.Independent law, int d) {
    return FiniteDimension.signalRate(law, d)
        / GrowthRates.signal(CoordinateLaw.of(law).absoluteMean());
  }

  @Test
  void gaussianRateIsThatOfEveryDimension() {
    assertEquals(1, quotient(new InputLaw.Gaussian(), 4));
    // Student's law becomes the Gaussian one, by the same integrals as at small ν.
    assertEquals(1, quotient(new InputLaw.StudentT(300), 4000), 1e-5);
  }

  /** 1 + 3k/(8d) + O(d⁻²) with k = −2, −6/5, 3, 6/(ν − 4), from the series of E‖x‖⁻¹. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({"rademacher, -2", "uniform, -1.2", "laplace, 3", "student-t:12, 0.75"})
  void approachesOneLikeTheExcessKurtosis(String text, double kurtosis) {
    InputLaw.Independent law = (InputLaw.Independent) InputLaw.parse(text);
    double[] second = new double[2];
    for (int i = 0; i < 2; i++) {
      int d = 2000 << i;
      second[i] = (quotient(law, d) - 1 - 3 * kurtosis / (8.0 * d)) * d * d;
    }
    // What is left is of order d⁻² with a constant in front, so the linear term is the right one.
    assertEquals(second[0], second[1], 0.05 * Math.abs(second[0]) + 0.05);
  }

  /** E[1/‖x⊥‖] over samples as training draws them, within five standard errors. */
  @ParameterizedTest(name = "{0}, d = {1}")
  @CsvSource({
    "rademacher, 6",
    "uniform, 8",
    "laplace, 8",
    "laplace, 40",
    "student-t:2.5, 20",
    "student-t:3, 50",
    "student-t:5, 10"
  })
  void isTheMeanInverseLength(String text, int d) {
    InputLaw.Independent law = (InputLaw.Independent) InputLaw.parse(text);
    int samples = 100_000;
    Minibatch batch =
        FreshSamples.minibatch(
            TrainingConfiguration.builder().law(law).dimension(d).batch(samples).build(), 0);
    double sum = 0;
    double squares = 0;
    double absolute = 0;
    for (int i = 0; i < samples; i++) {
      double length = 0;
      for (int k = 2; k < d; k++) {
        length += batch.input(i, k) * batch.input(i, k);
      }
      double inverse = 1 / Math.sqrt(length);
      sum += inverse;
      squares += inverse * inverse;
      absolute += Math.abs(batch.input(i, 0));
    }
    double mean = sum / samples;
    double error = Math.sqrt((squares / samples - mean * mean) / samples);
    double moment = CoordinateLaw.of(law).absoluteMean();
    assertEquals(moment, absolute / samples, 5 / Math.sqrt(samples));
    // E[1/‖G‖] in closed form for even n: √(π/2)·(1·3·…·(n − 3))/(2·4·…·(n − 2)).
    double normal = Math.sqrt(Math.PI / 2);
    for (int k = 2; k <= d - 4; k += 2) {
      normal *= (k - 1.0) / k;
    }
    double scale = GrowthRates.signal(moment) / normal;
    assertTrue(error > 0 || text.equals("rademacher"));
    assertEquals(
        scale * mean, FiniteDimension.signalRate(law, d), scale * (5 * error + 1e-7 * mean));
  }
}
