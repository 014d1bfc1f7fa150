package org.quadrant.gram;

/** Draws lower triangular B of which B Bᵀ has Wishart's law with the scale I. */
@FunctionalInterface
public interface WishartFactors {
  /**
   * Draws one factor.
   *
   * @param step index of the step
   * @param size number of rows and columns
   * @param degrees degrees of freedom ν, at least {@code size}
   * @param rows receives B, row by row, zeros above the diagonal included
   */
  void draw(long step, int size, int degrees, double[][] rows);
}
