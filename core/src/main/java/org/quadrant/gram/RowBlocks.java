package org.quadrant.gram;

/**
 * The inner loops of the algebra. No sum runs along a row, so that every implementation gives the
 * same bits whatever vectors it uses.
 */
public interface RowBlocks {
  /** Columns of a panel. */
  int PANEL = 16;

  /**
   * Four rows receive multiples of four others: t_i ← fma(c_i3, s₃, fma(c_i2, s₂, fma(c_i1, s₁,
   * fma(c_i0, s₀, t_i)))) for i = 0 … 3, element by element.
   *
   * @param t0 first target, changed in place, as are the others
   * @param t1 second target
   * @param t2 third target
   * @param t3 fourth target; targets that nobody wants may be the same array
   * @param s0 first source
   * @param s1 second source
   * @param s2 third source
   * @param s3 fourth source
   * @param c the factors c_ik, at 4 i + k
   * @param from first element
   * @param to element after the last
   */
  void add(
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
      int to);

  /**
   * Inner products of one column of a panel with all: each is one chain of fused multiply-adds over
   * the rows in order, from 0.
   *
   * @param panel rows of {@link #PANEL} elements
   * @param column which column
   * @param from first row
   * @param to row after the last
   * @param products receives one for each column
   */
  void products(double[][] panel, int column, int from, int to, double[] products);

  /**
   * Scales one column of a panel, and adds multiples of it to the others: in each row, v ← scale ·
   * v_column, v_k ← fma(factors_k, v, v_k) for all k, and v_column ← v.
   *
   * @param panel rows of {@link #PANEL} elements, changed in place
   * @param column which column
   * @param scale what it is multiplied by
   * @param factors one for each column; 0 for the column itself
   * @param from first row
   * @param to row after the last
   */
  void spread(double[][] panel, int column, double scale, double[] factors, int from, int to);
}
