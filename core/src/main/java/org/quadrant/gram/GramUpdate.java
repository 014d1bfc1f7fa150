package org.quadrant.gram;

import java.util.Arrays;
import org.quadrant.kernels.StripLayout;

/**
 * What a step makes of the state, given the sums over its minibatch: the part of a step whose work
 * does not depend on m. Several workers may share it. The state changes at the end only, so that
 * whatever fails before leaves it as it was. SPECIFICATION.md, section 10.6.
 */
public final class GramUpdate {
  private static final int STRIP = StripLayout.STRIP;

  private final int p;
  private final StripLayout layout;
  private final GramSums sums;
  private final WishartFactors complement;
  private final int degrees;
  private final double deviation;
  private final double[][] bartlett;
  private final double[][] x;
  private final double[][] spread;
  private final double[] factors;
  private final RowSums[] rows;
  private final CovarianceFactor covariance;
  private final LowerFactor lower;

  private long step;
  private double rate;
  private float[] first;
  private float[] second;

  /**
   * Working memory.
   *
   * @param blocks the inner loop
   * @param layout of the packed arrays, of 2 + p coordinates and p neurons
   * @param sums of each step's minibatch; its slopes are used up
   * @param complement draws B
   * @param degrees ν, degrees of freedom outside of the space that the w⊥ span
   * @param deviation σ, standard deviation of the coordinates from the third on
   * @param workers who will take part, at most
   */
  public GramUpdate(
      RowBlocks blocks,
      StripLayout layout,
      GramSums sums,
      WishartFactors complement,
      int degrees,
      double deviation,
      int workers) {
    this.p = layout.neurons();
    this.layout = layout;
    this.sums = sums;
    this.complement = complement;
    this.degrees = degrees;
    this.deviation = deviation;
    int size = sums.slopes.length;
    this.bartlett = new double[size][size];
    this.x = new double[2 * p][p];
    this.spread = Arrays.copyOfRange(x, p, 2 * p);
    this.factors = new double[layout.paddedNeurons()];
    this.rows = new RowSums[workers];
    Arrays.setAll(rows, worker -> new RowSums(blocks, p));
    this.covariance = new CovarianceFactor(blocks, p);
    this.lower = new LowerFactor(blocks, p, workers);
  }

  /**
   * Begins a step, before any worker takes part.
   *
   * @param step its index
   * @param rate η/m
   * @param first packed [A | L]; only {@link #finish} changes it
   * @param second a; only {@link #finish} changes it
   */
  public void begin(long step, double rate, float[] first, float[] second) {
    this.step = step;
    this.rate = rate;
    this.first = first;
    this.second = second;
    for (int j = 0; j < p; j++) {
      factors[j] = -(rate * second[j]);
    }
  }

  /**
   * One worker's part of the new L.
   *
   * @param worker its number, from 0
   * @param crew all that take part
   * @return false if one of them has left, and nothing came of it
   */
  public boolean run(int worker, Crew crew) {
    // Neither is worth a wait of its own: the first factors HᵀH, the last draws.
    if (worker == crew.size() - 1) {
      complement.draw(step, bartlett.length, degrees, bartlett);
    }
    if (worker == 0 && !sums.ofSamples) {
      covariance.factor(sums.slopes);
    }
    descend(worker, crew.size());
    if (!crew.meet()) {
      return false;
    }
    multiplyOut(worker, crew.size());
    return crew.meet() && lower.reduce(x, sums.slopes.length, !sums.ofSamples, worker, crew);
  }

  /** The columns of M: rows of x before p, of a worker's share of the strips. */
  private void descend(int worker, int workers) {
    for (int strip = worker; strip < layout.strips(); strip += workers) {
      int begin = strip * STRIP;
      int end = Math.min(begin + STRIP, p);
      for (int k = 0; k < p; k++) {
        int w = layout.index(begin, 2 + k) - begin;
        double[] row = x[k];
        for (int j = begin; j < end; j++) {
          row[j] = Math.fma(factors[j], sums.gradient[w + j], first[w + j]);
        }
      }
    }
  }

  /** Columns of σ η C B: a worker's share of the rows of x from p on, four by four. */
  private void multiplyOut(int worker, int workers) {
    double[][] c = sums.slopes;
    int size = c.length;
    for (int k = 4 * worker; k < size; k += 4 * workers) {
      int end = Math.min(k + 4, size);
      for (int i = k; i < end; i++) {
        Arrays.fill(spread[i], 0);
      }
      for (int l = k; l < size; l += 4) {
        int from = sums.ofSamples ? 0 : l;
        int last = Math.min(l + 4, size);
        rows[worker].add(spread, k, end, c, l, last, bartlett, true, 1, from, p);
      }
      for (int i = k; i < end; i++) {
        double[] row = spread[i];
        for (int j = 0; j < p; j++) {
          row[j] *= deviation * factors[j];
        }
      }
    }
  }

  /** Changes the state, once all workers are done. */
  public void finish() {
    for (int strip = 0; strip < layout.strips(); strip++) {
      int begin = strip * STRIP;
      int end = Math.min(begin + STRIP, p);
      for (int k = 0; k < 2; k++) {
        int w = layout.index(begin, k) - begin;
        for (int j = begin; j < end; j++) {
          first[w + j] = (float) Math.fma(factors[j], sums.gradient[w + j], first[w + j]);
        }
      }
      for (int k = 0; k < end; k++) {
        int w = layout.index(begin, 2 + k) - begin;
        double[] row = x[k];
        for (int j = Math.max(begin, k); j < end; j++) {
          first[w + j] = (float) row[j];
        }
      }
    }
    for (int j = 0; j < p; j++) {
      second[j] = (float) Math.fma(-rate, sums.outputGradient[j], second[j]);
    }
  }
}
