package org.quadrant.gram;

import java.util.Arrays;

/**
 * Adds multiples of rows to rows, four by four: the inner loop of all products and factorisations
 * here. Each element of a target is one chain of fused multiply-adds over the sources in order.
 */
final class RowSums {
  /** Elements that are gone through at once, so that sixteen rows of them stay in level 1. */
  private static final int CHUNK = 256;

  private final RowBlocks blocks;
  private final double[] coefficients = new double[16];
  private final double[] zeros;
  private final double[] unused;

  /**
   * Working memory for one thread.
   *
   * @param blocks the inner loop
   * @param length of the longest row
   */
  RowSums(RowBlocks blocks, int length) {
    this.blocks = blocks;
    zeros = new double[length];
    unused = new double[length];
  }

  /**
   * Adds sources to targets: target t ← fma(factor, source s, target t) for s = s₀ … s₁ − 1.
   *
   * @param targets rows, changed in place
   * @param t0 first target
   * @param t1 target after the last
   * @param sources rows, none of which is a target
   * @param s0 first source
   * @param s1 source after the last
   * @param factors of the pairs, at [t][s] or at [s][t]
   * @param bySource whether they are at [s][t]
   * @param sign ±1, which they are multiplied by
   * @param from first element
   * @param to element after the last
   */
  void add(
      double[][] targets,
      int t0,
      int t1,
      double[][] sources,
      int s0,
      int s1,
      double[][] factors,
      boolean bySource,
      double sign,
      int from,
      int to) {
    boolean targetsOutside = t1 - t0 > s1 - s0;
    for (int r = from; r < to; r += CHUNK) {
      int end = Math.min(r + CHUNK, to);
      if (targetsOutside) {
        for (int t = t0; t < t1; t += 4) {
          for (int s = s0; s < s1; s += 4) {
            block(targets, t, t1, sources, s, s1, factors, bySource, sign, r, end);
          }
        }
      } else {
        for (int s = s0; s < s1; s += 4) {
          for (int t = t0; t < t1; t += 4) {
            block(targets, t, t1, sources, s, s1, factors, bySource, sign, r, end);
          }
        }
      }
    }
  }

  private void block(
      double[][] targets,
      int t,
      int t1,
      double[][] sources,
      int s,
      int s1,
      double[][] factors,
      boolean bySource,
      double sign,
      int from,
      int to) {
    if (t + 4 > t1 || s + 4 > s1) {
      Arrays.fill(coefficients, 0);
    }
    int ts = Math.min(4, t1 - t);
    int ss = Math.min(4, s1 - s);
    for (int i = 0; i < ts; i++) {
      for (int k = 0; k < ss; k++) {
        double factor = bySource ? factors[s + k][t + i] : factors[t + i][s + k];
        coefficients[4 * i + k] = sign * factor;
      }
    }
    blocks.add(
        targets[t],
        ts > 1 ? targets[t + 1] : unused,
        ts > 2 ? targets[t + 2] : unused,
        ts > 3 ? targets[t + 3] : unused,
        sources[s],
        ss > 1 ? sources[s + 1] : zeros,
        ss > 2 ? sources[s + 2] : zeros,
        ss > 3 ? sources[s + 3] : zeros,
        coefficients,
        from,
        to);
  }

  /**
   * Adds one row to another: t ← fma(factor, s, t).
   *
   * @param factor multiple of the source
   * @param source row
   * @param target row, changed in place
   * @param from first element
   * @param to element after the last
   */
  static void add(double factor, double[] source, double[] target, int from, int to) {
    for (int r = from; r < to; r++) {
      target[r] = Math.fma(factor, source[r], target[r]);
    }
  }

  /**
   * Multiplies a row by a number.
   *
   * @param factor the number
   * @param row changed in place
   * @param from first element
   * @param to element after the last
   */
  static void scale(double factor, double[] row, int from, int to) {
    for (int r = from; r < to; r++) {
      row[r] *= factor;
    }
  }
}
