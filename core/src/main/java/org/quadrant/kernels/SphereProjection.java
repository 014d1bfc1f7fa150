package org.quadrant.kernels;

import java.util.Arrays;

/**
 * Gives every neuron's first-layer weights the same norm. It takes a share of 1/m of a step's time,
 * so that one form in plain Java serves all single-precision engines.
 */
public final class SphereProjection {
  private static final int STRIP = StripLayout.STRIP;

  private SphereProjection() {}

  /**
   * Scales each w of a range of strips to a norm: S ← fma(w_k, w_k, S) for k = 0 … d − 1, from 0;
   * then w_k ← w_k · (θ/√S), each operation rounded. A w of squares that sum up to 0, such as that
   * of padding, stays as it is, and so does one whose squares overflow: a product with θ/∞ = 0
   * would end the neuron unseen.
   *
   * @param layout of the packed weights
   * @param norm θ
   * @param weights packed W, changed in place
   * @param begin first strip
   * @param end strip after the last
   * @param sums room for {@value StripLayout#STRIP} numbers, overwritten
   */
  public static void project(
      StripLayout layout, float norm, float[] weights, int begin, int end, float[] sums) {
    for (int strip = begin; strip < end; strip++) {
      int first = layout.index(strip * STRIP, 0);
      int last = first + layout.dimension() * STRIP;
      Arrays.fill(sums, 0);
      for (int w = first; w < last; w += STRIP) {
        for (int lane = 0; lane < STRIP; lane++) {
          sums[lane] = Math.fma(weights[w + lane], weights[w + lane], sums[lane]);
        }
      }
      for (int lane = 0; lane < STRIP; lane++) {
        boolean scaled = sums[lane] > 0 && sums[lane] < Float.POSITIVE_INFINITY;
        sums[lane] = scaled ? norm / (float) Math.sqrt(sums[lane]) : 1;
      }
      for (int w = first; w < last; w += STRIP) {
        for (int lane = 0; lane < STRIP; lane++) {
          weights[w + lane] *= sums[lane];
        }
      }
    }
  }
}
