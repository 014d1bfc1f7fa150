package org.quadrant.gram;

import java.util.Arrays;

/**
 * Lower triangular factor L of an LQ decomposition [M, T] = L Q, whose L Lᵀ is M Mᵀ + T Tᵀ: the
 * Gram matrix of a step is never formed, so that no digit of a small direction is lost in it.
 *
 * <p>By Householder reflections, as the QR decomposition of the transposed matrix; sixteen columns
 * at a time, whose reflections then pass over the rest as one product I − V S Vᵀ, S upper
 * triangular (R. Schreiber and C. Van Loan, <em>A Storage-Efficient WY Representation for Products
 * of Householder Transformations</em>, SIAM Journal on Scientific and Statistical Computing 10,
 * 1989). Where T is triangular, its zeros stay out of the reflections.
 */
final class LowerFactor {
  /** Columns that are reduced before the others see it. */
  static final int PANEL = 16;

  private final int p;
  private final double[][] active;
  private final double[][] v;
  private final double[][] w;
  private final double[][] s = new double[PANEL][PANEL];
  private final double[] dots = new double[PANEL];
  private final RowSums sums;

  /**
   * Working memory.
   *
   * @param blocks the inner loop
   * @param p number of neurons
   */
  LowerFactor(RowBlocks blocks, int p) {
    this.p = p;
    this.active = new double[2 * p][];
    this.v = new double[PANEL][2 * p];
    this.w = new double[PANEL][p];
    this.sums = new RowSums(blocks, p);
  }

  /**
   * Reduces a matrix.
   *
   * @param x rows 0 … p − 1 are the columns of M, from row p on those of T, each of length p;
   *     afterwards row k holds column k of L from its element k on, none of them negative at k, and
   *     everything else is undefined
   * @param extra number of columns of T, at most p
   * @param triangular whether T is lower triangular
   */
  void reduce(double[][] x, int extra, boolean triangular) {
    for (int first = 0; first < p; first += PANEL) {
      int width = Math.min(PANEL, p - first);
      int second = triangular ? Math.min(first + width, extra) : extra;
      int rows = p - first + second;
      System.arraycopy(x, first, active, 0, p - first);
      System.arraycopy(x, p, active, p - first, second);
      gather(first, width, rows);
      for (int c = 0; c < width; c++) {
        reflect(c, width, rows, x, first);
      }
      apply(first + width, width, rows);
    }
    for (int k = 0; k < p; k++) {
      if (x[k][k] < 0) {
        RowSums.scale(-1, x[k], k, p);
      }
    }
  }

  private void gather(int first, int width, int rows) {
    for (int i = 0; i < rows; i++) {
      double[] row = active[i];
      for (int c = 0; c < width; c++) {
        v[c][i] = row[first + c];
      }
    }
  }

  /** Makes column c of the panel a reflection, and reflects the columns after it. */
  private void reflect(int c, int width, int rows, double[][] x, int first) {
    double[] column = v[c];
    double squares = 0;
    for (int i = c + 1; i < rows; i++) {
      squares = Math.fma(column[i], column[i], squares);
    }
    double head = column[c];
    double factor = 0;
    double diagonal = head;
    if (squares != 0) {
      double norm = Math.sqrt(Math.fma(head, head, squares));
      diagonal = head > 0 ? -norm : norm;
      factor = (diagonal - head) / diagonal;
      RowSums.scale(1 / (head - diagonal), column, c + 1, rows);
    }
    for (int above = 0; above < c; above++) {
      x[first + above][first + c] = column[above];
      column[above] = 0;
    }
    x[first + c][first + c] = diagonal;
    column[c] = 1;
    products(column, 0, width, c, rows);
    for (int other = c + 1; other < width; other++) {
      RowSums.add(-factor * dots[other], column, v[other], c, rows);
    }
    // Column c of S: −factor S Vᵀ v above the diagonal.
    for (int a = 0; a < c; a++) {
      double sum = 0;
      for (int b = a; b < c; b++) {
        sum = Math.fma(s[a][b], dots[b], sum);
      }
      s[a][c] = -factor * sum;
    }
    s[c][c] = factor;
  }

  /** Inner products of a column with columns of the panel, over the rows from a first one on. */
  private void products(double[] column, int begin, int end, int from, int to) {
    for (int c = begin; c < end; c += 4) {
      double[] c0 = v[c];
      double[] c1 = v[Math.min(c + 1, end - 1)];
      double[] c2 = v[Math.min(c + 2, end - 1)];
      double[] c3 = v[Math.min(c + 3, end - 1)];
      double d0 = 0;
      double d1 = 0;
      double d2 = 0;
      double d3 = 0;
      for (int i = from; i < to; i++) {
        double x = column[i];
        d0 = Math.fma(x, c0[i], d0);
        d1 = Math.fma(x, c1[i], d1);
        d2 = Math.fma(x, c2[i], d2);
        d3 = Math.fma(x, c3[i], d3);
      }
      dots[c] = d0;
      if (c + 1 < end) {
        dots[c + 1] = d1;
      }
      if (c + 2 < end) {
        dots[c + 2] = d2;
      }
      if (c + 3 < end) {
        dots[c + 3] = d3;
      }
    }
  }

  /** X ← (I − V Sᵀ Vᵀ) X on the columns from a first one on. */
  private void apply(int from, int width, int rows) {
    if (from >= p) {
      return;
    }
    for (int b = 0; b < width; b++) {
      Arrays.fill(w[b], from, p, 0);
    }
    sums.add(w, 0, width, active, 0, rows, v, false, 1, from, p);
    for (int b = width - 1; b >= 0; b--) {
      RowSums.scale(s[b][b], w[b], from, p);
      for (int a = 0; a < b; a++) {
        RowSums.add(s[a][b], w[a], w[b], from, p);
      }
    }
    sums.add(active, 0, rows, w, 0, width, v, true, -1, from, p);
  }
}
