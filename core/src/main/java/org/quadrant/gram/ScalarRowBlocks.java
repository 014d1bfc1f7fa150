package org.quadrant.gram;

/** {@link RowBlocks} in plain Java. */
public final class ScalarRowBlocks implements RowBlocks {
  /** It has no state. */
  public ScalarRowBlocks() {}

  @Override
  public void add(
      double[] t0,
      double[] t1,
      double[] t2,
      double[] t3,
      double[] s0,
      double[] s1,
      double[] s2,
      double[] s3,
      double[] c,
      int from,
      int to) {
    double c00 = c[0];
    double c01 = c[1];
    double c02 = c[2];
    double c03 = c[3];
    double c10 = c[4];
    double c11 = c[5];
    double c12 = c[6];
    double c13 = c[7];
    double c20 = c[8];
    double c21 = c[9];
    double c22 = c[10];
    double c23 = c[11];
    double c30 = c[12];
    double c31 = c[13];
    double c32 = c[14];
    double c33 = c[15];
    for (int r = from; r < to; r++) {
      double x0 = s0[r];
      double x1 = s1[r];
      double x2 = s2[r];
      double x3 = s3[r];
      t0[r] = Math.fma(c03, x3, Math.fma(c02, x2, Math.fma(c01, x1, Math.fma(c00, x0, t0[r]))));
      t1[r] = Math.fma(c13, x3, Math.fma(c12, x2, Math.fma(c11, x1, Math.fma(c10, x0, t1[r]))));
      t2[r] = Math.fma(c23, x3, Math.fma(c22, x2, Math.fma(c21, x1, Math.fma(c20, x0, t2[r]))));
      t3[r] = Math.fma(c33, x3, Math.fma(c32, x2, Math.fma(c31, x1, Math.fma(c30, x0, t3[r]))));
    }
  }

  @Override
  public void products(double[][] panel, int column, int from, int to, double[] products) {
    for (int k = 0; k < PANEL; k++) {
      double sum = 0;
      for (int i = from; i < to; i++) {
        sum = Math.fma(panel[i][column], panel[i][k], sum);
      }
      products[k] = sum;
    }
  }

  @Override
  public void spread(
      double[][] panel, int column, double scale, double[] factors, int from, int to) {
    for (int i = from; i < to; i++) {
      double[] row = panel[i];
      double v = scale * row[column];
      for (int k = 0; k < PANEL; k++) {
        row[k] = Math.fma(factors[k], v, row[k]);
      }
      row[column] = v;
    }
  }
}
