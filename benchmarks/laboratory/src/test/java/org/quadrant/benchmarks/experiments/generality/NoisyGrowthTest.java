package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.training.TrainingConfiguration;

class NoisyGrowthTest {
  private static double aligned(int dimension, double eta, int batch) {
    return NoisyGrowth.aligned(
        TrainingConfiguration.builder()
            .dimension(dimension)
            .batch(batch)
            .learningRate(eta)
            .build());
  }

  /**
   * From 10⁴ to 10⁸ the squared signal has 10⁴ folds more to go. Noise of ηd/m = 5·10⁻⁵ and steps
   * of η = 5·10⁻⁴ change that by less than 10⁻³ of itself.
   */
  @Test
  void withoutNoiseTheTimeIsTheLogarithmOfTheRoot() {
    double expected = Math.log(1e4) / (2 * NoisyGrowth.GROWTH);
    double found = aligned(100_000_000, 5e-4, 1_000_000_000) - aligned(10_000, 5e-4, 100_000);
    assertEquals(expected, found, 1e-3 * expected);
    assertEquals(
        expected, NoisyGrowth.duration(1e8, 0) - NoisyGrowth.duration(1e4, 0), 1e-12 * expected);
  }

  /**
   * Without noise of its own, log s²/θ² = −log d + (8c/x)(√U − 1) at ‖w⊥‖² = Uθ², U = 1 + xt/2; the
   * noise of signals adds log(1 + x/(4c)) to it, whatever d, to first order in x. So what d adds to
   * the time is that of the equation, up to second order: 2 %, chosen, where x is a third of 1.
   */
  @ParameterizedTest
  @CsvSource({"0.1", "0.3"})
  void noiseAddsWhatTheEquationSays(double noise) {
    double eta = 0.002;
    double found =
        aligned(1_000_000_000, eta, (int) (eta * 1e9 / noise))
            - aligned(1_000_000, eta, (int) (eta * 1e6 / noise));
    double expected = solution(1e9, noise) - solution(1e6, noise);
    assertEquals(expected, found, 0.02 * expected);
  }

  /** Time at which s² is a third of ‖w⊥‖², by bisection. */
  private static double solution(double dimension, double noise) {
    double low = 0;
    double high = 1000;
    while (high - low > 1e-9) {
      double t = (low + high) / 2;
      double orthogonal = 1 + noise * t / 2;
      double signal =
          8 * NoisyGrowth.GROWTH / noise * (Math.sqrt(orthogonal) - 1) - Math.log(dimension);
      if (signal < Math.log(orthogonal / 3)) {
        low = t;
      } else {
        high = t;
      }
    }
    return low;
  }
}
