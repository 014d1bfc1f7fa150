package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;

class EarlyGradientTest {
  /** Five standard errors: a right mean of a few dozen misses once in a hundred thousand runs. */
  private static final double SIGMAS = 5;

  /** Exact gradients, at weights of no particular size: averages over a million samples. */
  @ParameterizedTest(name = "{0}, seed {1}")
  @CsvSource({
    "gaussian, 1",
    "ar1:0.6, 2",
    "ar1:-0.8, 3",
    "xor-mixture:2:0.5, 4",
    "xor-mixture:1:1, 5"
  })
  void isTheMeanOverSamples(String text, long seed) {
    InputLaw law = InputLaw.parse(text);
    int d = 5;
    double[] w = randomWeights(d, seed, 1);
    SampleMean mean = SampleMean.of(law, w, seed, 1_000_000);
    double[] gradient = new double[d];
    EarlyGradient.of(law, d).at(w, gradient);
    for (int k = 0; k < d; k++) {
      assertEquals(mean.value[k], gradient[k], SIGMAS * mean.standardError[k], "coordinate " + k);
    }
  }

  /** The same gradient in the coordinates of the neuron: own axis μ̂₁, other axis μ̂₂, w⊥. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void agreesWithTheNeuronsOwnCoordinates(long seed) {
    int d = 6;
    double[] w = randomWeights(d, seed, 1);
    double[] gradient = new double[d];
    EarlyGradient.of(new InputLaw.Gaussian(), d).at(w, gradient);
    double squares = 0;
    double alongRest = 0;
    for (int k = 2; k < d; k++) {
      squares += w[k] * w[k];
      alongRest += w[k] * gradient[k];
    }
    double norm = Math.sqrt(squares);
    double half = Math.sqrt(0.5);
    NeuronPull pull = NeuronPull.of(half * (w[0] - w[1]), half * (w[0] + w[1]), norm);
    assertEquals(pull.signal(), half * (gradient[0] - gradient[1]), 1e-12);
    assertEquals(pull.opposite(), half * (gradient[0] + gradient[1]), 1e-12);
    assertEquals(pull.orthogonal(), alongRest / norm, 1e-12);
    assertEquals(pull.output(), w[0] * gradient[0] + w[1] * gradient[1] + alongRest, 1e-12);
  }

  private static double[] randomWeights(int d, long seed, double planeScale) {
    Random random = new Random(seed);
    double[] w = random.doubles(d, -1, 1).toArray();
    w[0] *= planeScale;
    w[1] *= planeScale;
    return w;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gaussian", "rademacher", "laplace", "student-t:3", "ar1:0.6", "xor-mixture:2:1"})
  void dependsOnTheDirectionOnly(String text) {
    EarlyGradient gradient = EarlyGradient.of(InputLaw.parse(text), 6);
    double[] w = randomWeights(6, 7, 1);
    double[] once = new double[6];
    double[] scaled = new double[6];
    gradient.at(w, once);
    for (int k = 0; k < 6; k++) {
      w[k] *= 1e-3;
    }
    gradient.at(w, scaled);
    assertArrayEquals(once, scaled, 1e-13);
  }

  /** For independent coordinates g⊥ ∥ w⊥, and the plane's part is an average over (x₁, x₂). */
  @Test
  void gaussianGradientByQuadrature() {
    double[] w = {0.3, -0.7, 0.5, 0.2};
    double deviation = Math.hypot(w[2], w[3]);
    double[] gradient = new double[4];
    EarlyGradient.of(new InputLaw.Gaussian(), 4).at(w, gradient);
    for (int k = 0; k < 2; k++) {
      int coordinate = k;
      double expected =
          PlaneAverage.gaussian()
              .of(
                  (x1, x2) -> {
                    double u = w[0] * x1 + w[1] * x2;
                    double active = 0.5 * Erf.erfc(-u / deviation * Math.sqrt(0.5));
                    return FourMassNetwork.label(x1, x2) * (coordinate == 0 ? x1 : x2) * active;
                  },
                  400);
      assertEquals(expected, gradient[k], 1e-8);
    }
    assertEquals(gradient[2] / w[2], gradient[3] / w[3], 1e-15);
  }

  /** The series leaves out terms of the fifth order: halving w₁, w₂ divides its error by 32. */
  @Test
  void expansionIsOfThirdOrder() {
    EarlyGradient exact = EarlyGradient.of(new InputLaw.Gaussian(), 5);
    EarlyGradient series = IndependentGradient.of(new InputLaw.Gaussian(), 5);
    double coarse = planeDistance(exact, series, randomWeights(5, 3, 0.2));
    double fine = planeDistance(exact, series, randomWeights(5, 3, 0.1));
    assertEquals(32, coarse / fine, 2);
  }

  private static double planeDistance(EarlyGradient first, EarlyGradient second, double[] w) {
    double[] a = new double[w.length];
    double[] b = new double[w.length];
    first.at(w, a);
    second.at(w, b);
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  /** Along the own axis g is c s (1 − 2k s²/‖w⊥‖²) with k from the law's moments. */
  @ParameterizedTest
  @ValueSource(strings = {"rademacher", "uniform", "laplace", "student-t:7"})
  void signalAndOppositeFollowTheSeries(String text) {
    InputLaw law = InputLaw.parse(text);
    int d = 400;
    double s = 0.1;
    double[] w = randomWeights(d, 5, 0);
    double norm = 0;
    for (double weight : w) {
      norm += weight * weight;
    }
    norm = Math.sqrt(norm);
    w[0] = s * norm * Math.sqrt(0.5);
    w[1] = -w[0];
    double[] gradient = new double[d];
    EarlyGradient.of(law, d).at(w, gradient);
    double pull = (gradient[0] - gradient[1]) * Math.sqrt(0.5);
    double rate = FiniteDimension.signalRate(law, d);
    double expected = rate * s * (1 - thirdMomentRatio(law) * s * s / 3);
    assertEquals(expected, pull, 1e-14);
  }

  /** E|x|³/E|x|, by quadrature of the density's tail for Student's law. */
  private static double thirdMomentRatio(InputLaw law) {
    return switch (law) {
      case InputLaw.Rademacher() -> 1;
      case InputLaw.Uniform() -> 1.5;
      case InputLaw.Laplace() -> 3;
      case InputLaw.StudentT(double nu) -> studentMoment(nu, 3) / studentMoment(nu, 1);
      default -> throw new IllegalArgumentException(law.text());
    };
  }

  private static double studentMoment(double nu, int order) {
    GaussLegendre rule = new GaussLegendre(40);
    // x = √(ν − 2) tan ψ has the density cos^(ν−1) ψ over ψ, but for a constant.
    double sum =
        rule.integrate(
            psi -> Math.pow(Math.tan(psi), order) * Math.pow(Math.cos(psi), nu - 1),
            0,
            Math.PI / 2,
            8);
    return Math.pow(nu - 2, 0.5 * order) * sum;
  }

  /** The mixture's rate in closed form, at small signals. */
  @Test
  void mixtureRate() {
    double r = 2;
    double sigma = 0.5;
    double[] w = {1e-5, -1e-5, 1, 0};
    double[] gradient = new double[4];
    EarlyGradient.of(new InputLaw.XorMixture(r, sigma), 4).at(w, gradient);
    double signal = 1e-5 * Math.sqrt(2);
    double rate = (gradient[0] - gradient[1]) * Math.sqrt(0.5) / signal;
    assertEquals(r * r / (2 * Math.sqrt(2 * Math.PI) * sigma), rate, 1e-8);
  }

  @Test
  void tooFewDimensionsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> EarlyGradient.of(new InputLaw.Laplace(), 3));
    assertThrows(
        IllegalArgumentException.class,
        () -> FiniteDimension.signalRate(new InputLaw.Autoregressive(0.5), 50));
  }

  /** E[y 1[w·x &gt; 0] x] over samples as training draws them, labels included. */
  private record SampleMean(double[] value, double[] standardError) {
    static SampleMean of(InputLaw law, double[] w, long seed, int samples) {
      int d = w.length;
      int size = 1 << 12;
      Tile tile = new Tile(new StripLayout(d, 1), size);
      LawSource source =
          new LawSource(
              new ScalarKernels().deviates(), new Problem(law, d), seed, Purpose.TRAINING);
      double[] sum = new double[d];
      double[] squares = new double[d];
      int drawn = 0;
      for (long step = 0; drawn < samples; step++, drawn += size) {
        source.fill(step, 0, size, tile);
        for (int i = 0; i < size; i++) {
          double z = 0;
          for (int k = 0; k < d; k++) {
            z += w[k] * tile.x[tile.inputIndex(i, k)];
          }
          if (z > 0) {
            for (int k = 0; k < d; k++) {
              double term = tile.y[i] * tile.x[tile.inputIndex(i, k)];
              sum[k] += term;
              squares[k] += term * term;
            }
          }
        }
      }
      double[] value = new double[d];
      double[] error = new double[d];
      for (int k = 0; k < d; k++) {
        value[k] = sum[k] / drawn;
        error[k] = Math.sqrt((squares[k] / drawn - value[k] * value[k]) / drawn);
        assertTrue(error[k] > 0);
      }
      return new SampleMean(value, error);
    }
  }
}
