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
 *
 * <p>Every worker reduces each panel by itself, which gives all of them V and S without a word, and
 * passes the reflections over columns of its own.
 */
final class LowerFactor {
  /** Columns that are reduced before the others see it. */
  static final int PANEL = RowBlocks.PANEL;

  /** Columns of one worker are a multiple of a cache line. */
  private static final int UNIT = 8;

  private final int p;
  private final RowBlocks blocks;
  private final Part[] parts;

  /** Working memory of one worker. */
  private final class Part {
    private final double[][] active = new double[2 * p][];

    /** [2p][PANEL], V once it is reduced. */
    private final double[][] panel = new double[2 * p][PANEL];

    /** What the panel's columns have in their first rows: a part of L, transposed. */
    private final double[][] corner = new double[PANEL][PANEL];

    private final double[][] w = new double[PANEL][p];
    private final double[][] s = new double[PANEL][PANEL];
    private final double[] dots = new double[PANEL];
    private final double[] factors = new double[PANEL];
    private final RowSums sums = new RowSums(blocks, p);

    private void gather(double[][] x, int first, int width, int rows, int second) {
      System.arraycopy(x, first, active, 0, p - first);
      System.arraycopy(x, p, active, p - first, second);
      for (int i = 0; i < rows; i++) {
        System.arraycopy(active[i], first, panel[i], 0, width);
      }
    }

    /** Makes column c of the panel a reflection, and reflects the columns after it. */
    private void reflect(int c, int width, int rows) {
      blocks.products(panel, c, c + 1, rows, dots);
      double[] top = panel[c];
      double head = top[c];
      double squares = dots[c];
      double factor = 0;
      double scale = 0;
      double diagonal = head;
      if (squares != 0) {
        double norm = Math.sqrt(Math.fma(head, head, squares));
        diagonal = head > 0 ? -norm : norm;
        factor = (diagonal - head) / diagonal;
        scale = 1 / (head - diagonal);
      }
      // Products of v = (1, column · scale) with all columns, and what each of them takes of v.
      for (int k = 0; k < PANEL; k++) {
        dots[k] = Math.fma(scale, dots[k], top[k]);
        factors[k] = k > c && k < width ? -factor * dots[k] : 0;
      }
      for (int k = c + 1; k < width; k++) {
        top[k] += factors[k];
      }
      blocks.spread(panel, c, scale, factors, c + 1, rows);
      for (int above = 0; above < c; above++) {
        corner[above][c] = panel[above][c];
        panel[above][c] = 0;
      }
      corner[c][c] = diagonal;
      top[c] = 1;
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

    /** X ← (I − V Sᵀ Vᵀ) X on some columns. */
    private void apply(int from, int to, int width, int rows) {
      if (from >= to) {
        return;
      }
      for (int b = 0; b < width; b++) {
        Arrays.fill(w[b], from, to, 0);
      }
      sums.add(w, 0, width, active, 0, rows, panel, true, 1, from, to);
      for (int b = width - 1; b >= 0; b--) {
        RowSums.scale(s[b][b], w[b], from, to);
        for (int a = 0; a < b; a++) {
          RowSums.add(s[a][b], w[a], w[b], from, to);
        }
      }
      sums.add(active, 0, rows, w, 0, width, panel, false, -1, from, to);
    }

    /** Completes rows of x, which nobody gathers or reflects again. */
    private void complete(double[][] x, int first, int width) {
      for (int a = 0; a < width; a++) {
        System.arraycopy(corner[a], a, x[first + a], first + a, width - a);
        if (corner[a][a] < 0) {
          RowSums.scale(-1, x[first + a], first + a, p);
        }
      }
    }
  }

  /**
   * Working memory.
   *
   * @param blocks the inner loop
   * @param p number of neurons
   * @param workers who will take part, at most
   */
  LowerFactor(RowBlocks blocks, int p, int workers) {
    this.p = p;
    this.blocks = blocks;
    this.parts = new Part[workers];
    Arrays.setAll(parts, worker -> new Part());
  }

  /**
   * Reduces a matrix; to be called by all of a crew.
   *
   * @param x rows 0 … p − 1 are the columns of M, from row p on those of T, each of length p;
   *     afterwards row k holds column k of L from its element k on, none of them negative at k, and
   *     everything else is undefined
   * @param extra number of columns of T, at most p
   * @param triangular whether T is lower triangular
   * @param worker number of the worker
   * @param crew all that take part
   * @return false if one of them has left
   */
  boolean reduce(double[][] x, int extra, boolean triangular, int worker, Crew crew) {
    Part part = parts[worker];
    for (int first = 0; first < p; first += PANEL) {
      int width = Math.min(PANEL, p - first);
      int second = triangular ? Math.min(first + width, extra) : extra;
      int rows = p - first + second;
      part.gather(x, first, width, rows, second);
      for (int c = 0; c < width; c++) {
        part.reflect(c, width, rows);
      }
      int rest = first + width;
      long units = Math.ceilDiv(p - rest, UNIT);
      int begin = (int) (units * worker / crew.size()) * UNIT;
      int end = (int) (units * (worker + 1) / crew.size()) * UNIT;
      part.apply(rest + begin, Math.min(rest + end, p), width, rows);
      if (!crew.meet()) {
        return false;
      }
      if (worker == 0) {
        part.complete(x, first, width);
      }
    }
    return true;
  }
}
