package org.quadrant.gram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.kernels.StripLayout;

/** The factorisations, and a step given its sums, against their plain forms. */
class GramAlgebraTest {
  private static final RowBlocks BLOCKS = new ScalarRowBlocks();
  private static final double UNIT = 0x1p-53;

  private static double[][] random(SplittableRandom random, int rows, int columns) {
    double[][] matrix = new double[rows][columns];
    for (double[] row : matrix) {
      for (int k = 0; k < columns; k++) {
        row[k] = random.nextGaussian();
      }
    }
    return matrix;
  }

  private static double norm(double[] row) {
    double squares = 0;
    for (double x : row) {
      squares += x * x;
    }
    return Math.sqrt(squares);
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += x[k] * y[k];
    }
    return sum;
  }

  record Case(int p, int extra, boolean triangular) {}

  static List<Case> cases() {
    return List.of(
        new Case(1, 1, true),
        new Case(1, 1, false),
        new Case(2, 1, false),
        new Case(3, 3, true),
        new Case(15, 7, false),
        new Case(16, 16, true),
        new Case(17, 17, true),
        new Case(17, 5, false),
        new Case(33, 33, true),
        new Case(50, 50, true),
        new Case(64, 63, false),
        new Case(300, 300, true));
  }

  /**
   * Higham's theorem 19.4 bounds the backward error of each row by γ of c·n·p roundings, c small
   * and not stated there; 10 is chosen. The Gram matrix has the error twice.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void lowerFactorsHaveTheGramMatrix(Case c) {
    SplittableRandom random = new SplittableRandom(31L * c.p + c.extra);
    int n = c.p + c.extra;
    double[][] rows = random(random, c.p, n);
    for (int j = 0; j < c.p; j++) {
      // Rows of all sizes, one that depends on another, one of zeros.
      double scale = Math.pow(10, random.nextInt(-18, 4));
      for (int k = 0; k < n; k++) {
        rows[j][k] *= scale;
        if (j % 7 == 3) {
          rows[j][k] = c.triangular && k >= c.p + j - 2 ? 0 : 3 * rows[j - 2][k];
        }
        if (j % 11 == 5 || (c.triangular && k > c.p + j)) {
          rows[j][k] = 0;
        }
      }
    }
    double[][] x = new double[2 * c.p][c.p];
    for (int j = 0; j < c.p; j++) {
      for (int k = 0; k < n; k++) {
        x[k][j] = rows[j][k];
      }
    }
    new LowerFactor(BLOCKS, c.p, 1).reduce(x, c.extra, c.triangular, 0, Crew.ALONE);
    double bound = 2 * 10.0 * n * c.p * UNIT;
    for (int i = 0; i < c.p; i++) {
      assertTrue(x[i][i] >= 0);
      for (int j = 0; j <= i; j++) {
        double gram = 0;
        for (int k = 0; k <= j; k++) {
          gram += x[k][i] * x[k][j];
        }
        assertEquals(
            dot(rows[i], rows[j]), gram, bound * norm(rows[i]) * norm(rows[j]), i + ", " + j);
      }
    }
  }

  /** C Cᵀ = HᵀH + E with |E_jk| at most γ_(p+1) |C||Cᵀ|, Higham's theorem 10.3. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17, 50, 130})
  void covarianceFactorsHaveTheirCovariance(int p) {
    SplittableRandom random = new SplittableRandom(p);
    double[][] h = random(random, 3 * p + 5, p);
    for (double[] row : h) {
      for (int j = 0; j < p; j++) {
        row[j] = row[j] > 0 && j % 5 != 2 ? row[0] : 0;
      }
      for (int j = 4; j < p; j += 9) {
        row[j] = row[j - 1];
      }
    }
    double[][] c = gram(h, p);
    double[][] expected = gram(h, p);
    new CovarianceFactor(BLOCKS, p).factor(c);
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        double sizes = 0;
        for (int k = 0; k <= j; k++) {
          sum += c[k][i] * c[k][j];
          sizes += Math.abs(c[k][i] * c[k][j]);
        }
        double dropped = i % 9 == 4 || j % 9 == 4 ? 0x1p-39 * expected[i][i] : 0;
        assertEquals(expected[i][j], sum, 2 * (p + 2) * UNIT * sizes + dropped, i + ", " + j);
      }
      if (expected[i][i] == 0) {
        for (int k = 0; k <= i; k++) {
          assertEquals(0, c[k][i]);
        }
      }
    }
  }

  private static double[][] gram(double[][] h, int p) {
    double[][] gram = new double[p][p];
    for (int j = 0; j < p; j++) {
      for (int k = 0; k < p; k++) {
        for (double[] row : h) {
          gram[j][k] += row[j] * row[k];
        }
      }
    }
    return gram;
  }

  /** Two neurons that are active on the same samples get the same noise, and dead ones get none. */
  @Test
  void dependentNeuronsGetNoNoiseOfTheirOwn() {
    double[][] c = {{4, 2, 4, 0}, {2, 5, 2, 0}, {4, 2, 4, 0}, {0, 0, 0, 0}};
    new CovarianceFactor(BLOCKS, 4).factor(c);
    assertArrayEquals(new double[] {2, 1, 2, 0}, c[0]);
    assertArrayEquals(new double[] {0, 2, 0, 0}, c[1]);
    assertArrayEquals(new double[] {0, 0, 0, 0}, c[2]);
    assertArrayEquals(new double[] {0, 0, 0, 0}, c[3]);
  }

  /** Noise of single precision is not amplified, whatever its sign. */
  @Test
  void smallPivotsAreRaised() {
    for (double noise : new double[] {-1e-7, 1e-9, 1e-7}) {
      double[][] c = {{1, 1, 1}, {1, 1 + noise, 1 - 1e-7}, {1, 1 - 1e-7, 1}};
      new CovarianceFactor(BLOCKS, 3).factor(c);
      double square = c[0][2] * c[0][2] + c[1][2] * c[1][2] + c[2][2] * c[2][2];
      assertEquals(1, square, 0x1p-18);
    }
  }

  /**
   * A step by the formulas of section 10.3, given its sums and B. Errors are those of the LQ
   * decomposition, as above, and of fewer than 4p roundings in each element before it.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 16, 17, 40})
  void anUpdateIsThatOfTheFormulas(int p) {
    for (int m : new int[] {Math.max(1, p - 2), p, 4 * p}) {
      SplittableRandom random = new SplittableRandom(100L * p + m);
      StripLayout layout = new StripLayout(2 + p, p);
      double[][] state = random(random, p, 2 + p);
      double[][] gradient = random(random, p, 2 + p);
      double[][] h = random(random, m, p);
      double[] a = random(random, 1, p)[0];
      double[] b = random(random, 1, p)[0];
      double rate = 0.3 / m;
      double deviation = 0.7;
      float[] first = new float[layout.size()];
      float[] second = new float[layout.paddedNeurons()];
      GramSums sums = new GramSums(layout, m);
      for (int j = 0; j < p; j++) {
        a[j] = (float) a[j];
        second[j] = (float) a[j];
        sums.outputGradient[j] = b[j];
        for (int k = 0; k < 2 + p; k++) {
          state[j][k] = k > j + 2 ? 0 : (float) state[j][k];
          first[layout.index(j, k)] = (float) state[j][k];
          sums.gradient[layout.index(j, k)] = gradient[j][k];
        }
      }
      int q = sums.slopes.length;
      double[][] slopes = m <= p ? h : gram(h, p);
      for (int i = 0; i < q; i++) {
        sums.slopes[i] = slopes[i].clone();
      }
      double[][] bartlett = random(random, q, q);
      for (int i = 0; i < q; i++) {
        for (int k = i + 1; k < q; k++) {
          bartlett[i][k] = 0;
        }
      }
      double[][] c = m <= p ? transposed(h, p) : cholesky(slopes);
      double[][] rows = new double[p][p + q];
      for (int j = 0; j < p; j++) {
        double factor = -rate * a[j];
        for (int k = 0; k < p; k++) {
          rows[j][k] = state[j][2 + k] + factor * gradient[j][2 + k];
        }
        for (int k = 0; k < q; k++) {
          for (int l = 0; l < q; l++) {
            rows[j][p + k] += deviation * factor * c[j][l] * bartlett[l][k];
          }
        }
      }

      WishartFactors complement =
          (step, size, degrees, factor) -> {
            assertEquals(3, step);
            assertEquals(1000, degrees);
            for (int i = 0; i < size; i++) {
              factor[i] = bartlett[i].clone();
            }
          };
      GramUpdate update = new GramUpdate(BLOCKS, layout, sums, complement, 1000, deviation, 1);
      float[] before = first.clone();
      update.begin(3, rate, first, second);
      assertTrue(update.run(0, Crew.ALONE));
      assertArrayEquals(before, first);
      update.finish();

      // Stored as floats: each row of L is in error by 2⁻²⁴ of itself.
      double bound = 2.01 * 0x1p-24;
      for (int j = 0; j < p; j++) {
        assertEquals((float) (a[j] - rate * b[j]), second[j], Math.ulp(second[j]));
        for (int k = 0; k < 2; k++) {
          float value = first[layout.index(j, k)];
          assertEquals(state[j][k] - rate * a[j] * gradient[j][k], value, Math.ulp(value));
        }
        for (int k = j + 1; k < p; k++) {
          assertEquals(0, first[layout.index(j, 2 + k)]);
        }
        for (int i = 0; i <= j; i++) {
          double gram = 0;
          for (int k = 0; k <= i; k++) {
            gram += (double) first[layout.index(i, 2 + k)] * first[layout.index(j, 2 + k)];
          }
          assertEquals(
              dot(rows[i], rows[j]),
              gram,
              bound * norm(rows[i]) * norm(rows[j]),
              "p = %d, m = %d: %d, %d".formatted(p, m, i, j));
        }
      }
    }
  }

  private static double[][] transposed(double[][] h, int p) {
    double[][] c = new double[p][h.length];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < h.length; i++) {
        c[j][i] = h[i][j];
      }
    }
    return c;
  }

  private static double[][] cholesky(double[][] covariance) {
    int p = covariance.length;
    double[][] c = new double[p][p];
    for (int i = 0; i < p; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = covariance[i][j];
        for (int k = 0; k < j; k++) {
          sum -= c[i][k] * c[j][k];
        }
        c[i][j] = i == j ? Math.sqrt(sum) : sum / c[j][j];
      }
    }
    return c;
  }
}
