package org.quadrant.gram;

/**
 * The inner loop of the algebra: four rows receive multiples of four others. No sum runs along a
 * row, so that every implementation gives the same bits whatever vectors it uses.
 */
public interface RowBlocks {
  /**
   * t_i ← fma(c_i3, s₃, fma(c_i2, s₂, fma(c_i1, s₁, fma(c_i0, s₀, t_i)))) for i = 0 … 3, element by
   * element.
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
}
