package org.quadrant.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.problem.InputLaw;

class StudentVarianceTest {
  /** The formula of the class comment in 30 digits. */
  @ParameterizedTest(name = "nu = {0}")
  @CsvSource({
    "2.01, 0.801038",
    "2.1, 0.120002",
    "2.25, 0.00738928",
    "2.3, 0.00325156",
    "2.5, 0.00023365",
    "3, 1.00751e-5",
    "5, 5.82078e-8",
    "100, 2.78201e-11"
  })
  void valuesAreThoseOfTheFormula(double nu, double missing) {
    assertEquals(missing, StudentVariance.missing(nu), 1e-5 * missing + 1e-15);
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.0, -1, Double.NaN})
  void lawsWithoutVarianceAreRefused(double nu) {
    assertThrows(IllegalArgumentException.class, () -> StudentVariance.missing(nu));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2.000001, 2.1, InputLaw.StudentT.SMALLEST, 3, 10, 1e3, 1e6, 1e12})
  void aShareIsMissingThatFallsWithTheDegreesOfFreedom(double nu) {
    double missing = StudentVariance.missing(nu);
    // Where nothing is missing, rounding is left, below 2⁻³¹ times that of the zeta function.
    assertTrue(missing > -1e-20 && missing < 1, () -> "" + missing);
    assertTrue(StudentVariance.missing(nu * 1.01) <= missing + 1e-20);
    if (nu >= InputLaw.StudentT.SMALLEST) {
      assertTrue(missing < 0.01, () -> "" + missing);
    }
  }

  /**
   * The same two sums over so few bins that they can be added. What the formula leaves out at the
   * far ends of the two sums is α h²/24 and α g² h^(−1−α)/24.
   */
  @ParameterizedTest
  @ValueSource(doubles = {2.01, 2.25, 2.5, 5, 100})
  void formulaIsTheSumOverBins(double nu) {
    double h = 0x1p-12;
    double g = 0x1p-26;
    double alpha = 2 / nu;
    double mean = 0;
    for (int k = 1; k < 1 << 12; k++) {
      mean += h * Math.pow((k + 0.5) * h, -alpha);
    }
    for (int k = 0; k < 1 << 14; k++) {
      mean += g * Math.pow((k + 0.5) * g, -alpha);
    }
    double ends = (h * h + g * g * Math.pow(h, -1 - alpha)) / 24;
    double scale = (1 - alpha) / alpha;
    assertEquals(
        1 - scale * (mean - 1), StudentVariance.missing(nu, h, g), scale * alpha * ends + 1e-11);
  }

  /**
   * The mean square of the deviates themselves, over all words: octave by octave, in strata of
   * which the middle stands for all; cos² has mean ½. The middle of one of 512 strata misses
   * (2/ν)(1 + 2/ν)/24 · 512⁻² of its octave, below 4e−7; the other 2e−5 are the rounding of a
   * square.
   */
  @ParameterizedTest
  @ValueSource(doubles = {2.25, 2.3, 2.5, 3, 5})
  void deviatesHaveTheVarianceThatIsSaid(double nu) {
    float minusTwoOverNu = (float) (-2 / nu);
    float scale = (float) Math.sqrt(nu - 2);
    // Angle word 0 has cosine 1.
    double bulk =
        sum(31, k -> square(Deviates.studentT((int) (k << 1), 0, minusTwoOverNu, scale)))
            - square(Deviates.studentT(0, 0, minusTwoOverNu, scale));
    double tail = sum(32, k -> square(Deviates.studentTTail((int) k, 0, minusTwoOverNu, scale)));
    double variance = 0.5 * (bulk * 0x1p-31 + tail * 0x1p-63);
    assertEquals(1 - StudentVariance.missing(nu), variance, 2.1e-5);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Σ f(k) over 0 ≤ k &lt; 2ᵇ. */
  private static double sum(int bits, LongToDoubleFunction f) {
    double sum = f.applyAsDouble(0);
    for (int octave = 0; octave < bits; octave++) {
      long first = 1L << octave;
      long strata = Math.min(512, first);
      long width = first / strata;
      for (long stratum = 0; stratum < strata; stratum++) {
        long from = first + stratum * width;
        // The two numbers beside the middle, or the one number of the stratum.
        double middle =
            0.5 * f.applyAsDouble(from + (width - 1) / 2) + 0.5 * f.applyAsDouble(from + width / 2);
        sum += width * middle;
      }
    }
    return sum;
  }
}
