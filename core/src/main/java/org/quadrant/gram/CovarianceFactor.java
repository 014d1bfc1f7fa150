package org.quadrant.gram;

import java.util.Arrays;

/**
 * Lower triangular C with C Cᵀ = HᵀH, by Cholesky's decomposition of a matrix that may have any
 * rank and was summed in single precision. SPECIFICATION.md, section 10.5.
 */
final class CovarianceFactor {
  /** Pivots below this share of the diagonal are rounding errors of doubles: the column is 0. */
  private static final double DEPENDENT = 0x1p-40;

  /**
   * Pivots below this share of the diagonal are rounding errors of floats, and are raised to it.
   */
  private static final double LEAST = 0x1p-19;

  private final int p;
  private final RowSums sums;
  private final double[] diagonals = new double[4];

  /**
   * Working memory.
   *
   * @param blocks the inner loop
   * @param p number of neurons
   */
  CovarianceFactor(RowBlocks blocks, int p) {
    this.p = p;
    this.sums = new RowSums(blocks, p);
  }

  /**
   * Factors a matrix in place.
   *
   * @param h symmetric; of row j the elements from j on are read, and afterwards hold column j of
   *     C, zeros before them
   */
  void factor(double[][] h) {
    for (int first = 0; first < p; first += 4) {
      int j0 = first;
      int end = Math.min(j0 + 4, p);
      for (int j = j0; j < end; j++) {
        Arrays.fill(h[j], 0, j, 0);
      }
      for (int j = j0; j < end; j++) {
        diagonals[j - j0] = h[j][j];
      }
      sums.add(h, j0, end, h, 0, j0, h, true, -1, j0, p);
      for (int j = j0; j < end; j++) {
        for (int l = j0; l < j; l++) {
          RowSums.add(-h[l][j], h[l], h[j], j, p);
        }
        Arrays.fill(h[j], 0, j, 0);
        finish(h[j], j, diagonals[j - j0]);
      }
    }
  }

  private void finish(double[] row, int j, double diagonal) {
    double pivot = row[j];
    if (pivot <= DEPENDENT * diagonal) {
      Arrays.fill(row, j, p, 0);
      return;
    }
    double root = Math.sqrt(Math.max(pivot, LEAST * diagonal));
    RowSums.scale(1 / root, row, j + 1, p);
    row[j] = root;
  }
}
