package org.quadrant.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.gram.RowBlocks;
import org.quadrant.gram.ScalarRowBlocks;

/** {@link RowBlocks} on the Vector API, at the width that the CPU prefers. */
final class VectorRowBlocks implements RowBlocks {
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final RowBlocks rest = new ScalarRowBlocks();

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
    DoubleVector v00 = DoubleVector.broadcast(SPECIES, c[0]);
    DoubleVector v01 = DoubleVector.broadcast(SPECIES, c[1]);
    DoubleVector v02 = DoubleVector.broadcast(SPECIES, c[2]);
    DoubleVector v03 = DoubleVector.broadcast(SPECIES, c[3]);
    DoubleVector v10 = DoubleVector.broadcast(SPECIES, c[4]);
    DoubleVector v11 = DoubleVector.broadcast(SPECIES, c[5]);
    DoubleVector v12 = DoubleVector.broadcast(SPECIES, c[6]);
    DoubleVector v13 = DoubleVector.broadcast(SPECIES, c[7]);
    DoubleVector v20 = DoubleVector.broadcast(SPECIES, c[8]);
    DoubleVector v21 = DoubleVector.broadcast(SPECIES, c[9]);
    DoubleVector v22 = DoubleVector.broadcast(SPECIES, c[10]);
    DoubleVector v23 = DoubleVector.broadcast(SPECIES, c[11]);
    DoubleVector v30 = DoubleVector.broadcast(SPECIES, c[12]);
    DoubleVector v31 = DoubleVector.broadcast(SPECIES, c[13]);
    DoubleVector v32 = DoubleVector.broadcast(SPECIES, c[14]);
    DoubleVector v33 = DoubleVector.broadcast(SPECIES, c[15]);
    int r = from;
    for (; r + LANES <= to; r += LANES) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, s0, r);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, s1, r);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, s2, r);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, s3, r);
      DoubleVector y0 = DoubleVector.fromArray(SPECIES, t0, r);
      DoubleVector y1 = DoubleVector.fromArray(SPECIES, t1, r);
      DoubleVector y2 = DoubleVector.fromArray(SPECIES, t2, r);
      DoubleVector y3 = DoubleVector.fromArray(SPECIES, t3, r);
      y0 = x0.fma(v00, y0);
      y1 = x0.fma(v10, y1);
      y2 = x0.fma(v20, y2);
      y3 = x0.fma(v30, y3);
      y0 = x1.fma(v01, y0);
      y1 = x1.fma(v11, y1);
      y2 = x1.fma(v21, y2);
      y3 = x1.fma(v31, y3);
      y0 = x2.fma(v02, y0);
      y1 = x2.fma(v12, y1);
      y2 = x2.fma(v22, y2);
      y3 = x2.fma(v32, y3);
      y0 = x3.fma(v03, y0);
      y1 = x3.fma(v13, y1);
      y2 = x3.fma(v23, y2);
      y3 = x3.fma(v33, y3);
      y0.intoArray(t0, r);
      y1.intoArray(t1, r);
      y2.intoArray(t2, r);
      y3.intoArray(t3, r);
    }
    rest.add(t0, t1, t2, t3, s0, s1, s2, s3, c, r, to);
  }

  @Override
  public void products(double[][] panel, int column, int from, int to, double[] products) {
    // Two chains side by side; all columns at once with eight lanes.
    for (int k = 0; k < PANEL; k += 2 * LANES) {
      DoubleVector y0 = DoubleVector.zero(SPECIES);
      DoubleVector y1 = DoubleVector.zero(SPECIES);
      for (int i = from; i < to; i++) {
        double[] row = panel[i];
        DoubleVector v = DoubleVector.broadcast(SPECIES, row[column]);
        y0 = v.fma(DoubleVector.fromArray(SPECIES, row, k), y0);
        y1 = v.fma(DoubleVector.fromArray(SPECIES, row, k + LANES), y1);
      }
      y0.intoArray(products, k);
      y1.intoArray(products, k + LANES);
    }
  }

  @Override
  public void spread(
      double[][] panel, int column, double scale, double[] factors, int from, int to) {
    for (int k = 0; k < PANEL; k += 2 * LANES) {
      DoubleVector f0 = DoubleVector.fromArray(SPECIES, factors, k);
      DoubleVector f1 = DoubleVector.fromArray(SPECIES, factors, k + LANES);
      boolean last = k + 2 * LANES == PANEL;
      for (int i = from; i < to; i++) {
        double[] row = panel[i];
        double v = scale * row[column];
        DoubleVector x = DoubleVector.broadcast(SPECIES, v);
        x.fma(f0, DoubleVector.fromArray(SPECIES, row, k)).intoArray(row, k);
        x.fma(f1, DoubleVector.fromArray(SPECIES, row, k + LANES)).intoArray(row, k + LANES);
        if (last) {
          row[column] = v;
        }
      }
    }
  }
}
