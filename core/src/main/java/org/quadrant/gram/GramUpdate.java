package org.quadrant.gram;

import java.util.Arrays;
import org.quadrant.kernels.StripLayout;

/**
 * What a step makes of the state, given the sums over its minibatch and Bartlett's factor: the part
 * of a step whose work does not depend on m. SPECIFICATION.md, section 10.6.
 */
public final class GramUpdate {
  private static final int STRIP = StripLayout.STRIP;

  private final int p;
  private final StripLayout layout;
  private final double[][] x;
  private final double[][] spread;
  private final double[] factors;
  private final RowSums rows;
  private final CovarianceFactor covariance;
  private final LowerFactor lower;

  /**
   * Working memory.
   *
   * @param blocks the inner loop
   * @param layout of the packed arrays, of 2 + p coordinates and p neurons
   */
  public GramUpdate(RowBlocks blocks, StripLayout layout) {
    this.p = layout.neurons();
    this.layout = layout;
    this.x = new double[2 * p][p];
    this.spread = Arrays.copyOfRange(x, p, 2 * p);
    this.factors = new double[layout.paddedNeurons()];
    this.rows = new RowSums(blocks, p);
    this.covariance = new CovarianceFactor(blocks, p);
    this.lower = new LowerFactor(blocks, p);
  }

  /**
   * Updates the state.
   *
   * @param sums of the minibatch; its slopes are used up
   * @param rate η/m
   * @param deviation σ, standard deviation of the coordinates from the third on
   * @param bartlett B, as many rows as {@code sums.slopes}; used up
   * @param first packed [A | L], changed in place
   * @param second a, changed in place
   */
  public void run(
      GramSums sums,
      double rate,
      double deviation,
      double[][] bartlett,
      float[] first,
      float[] second) {
    for (int j = 0; j < p; j++) {
      factors[j] = -(rate * second[j]);
    }
    multiplyOut(sums, deviation, bartlett);
    descend(sums, first, second, rate);
    lower.reduce(x, sums.slopes.length, !sums.ofSamples);
    for (int k = 0; k < p; k++) {
      for (int j = 0; j < p; j++) {
        first[layout.index(j, 2 + k)] = j < k ? 0 : (float) x[k][j];
      }
    }
  }

  /** Rows of x from p on, shared by {@code spread}: the columns of σ η C B. */
  private void multiplyOut(GramSums sums, double deviation, double[][] bartlett) {
    double[][] c = sums.slopes;
    int size = c.length;
    if (!sums.ofSamples) {
      covariance.factor(c);
    }
    for (int k = 0; k < size; k++) {
      Arrays.fill(spread[k], 0);
    }
    for (int k = 0; k < size; k += 4) {
      int end = Math.min(k + 4, size);
      for (int l = k; l < size; l += 4) {
        int from = sums.ofSamples ? 0 : l;
        rows.add(spread, k, end, c, l, Math.min(l + 4, size), bartlett, true, 1, from, p);
      }
    }
    for (int k = 0; k < size; k++) {
      double[] row = spread[k];
      for (int j = 0; j < p; j++) {
        row[j] *= deviation * factors[j];
      }
    }
  }

  /** A and a by their gradient, and the first p rows of x: the columns of M. */
  private void descend(GramSums sums, float[] first, float[] second, double rate) {
    for (int strip = 0; strip < layout.strips(); strip++) {
      int begin = strip * STRIP;
      int end = Math.min(begin + STRIP, p);
      for (int k = 0; k < 2 + p; k++) {
        int w = layout.index(begin, k) - begin;
        for (int j = begin; j < end; j++) {
          double value = Math.fma(factors[j], sums.gradient[w + j], first[w + j]);
          if (k < 2) {
            first[w + j] = (float) value;
          } else {
            x[k - 2][j] = value;
          }
        }
      }
    }
    for (int j = 0; j < p; j++) {
      second[j] = (float) Math.fma(-rate, sums.outputGradient[j], second[j]);
    }
  }
}
