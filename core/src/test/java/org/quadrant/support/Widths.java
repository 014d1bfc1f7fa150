package org.quadrant.support;

import org.junit.jupiter.api.Assumptions;
import org.quadrant.kernels.Kernels;
import org.quadrant.simd.VectorKernels;

/** The vector widths under test. */
public final class Widths {
  private Widths() {}

  /**
   * The kernels of a width. Where the JVM does not give that width the calling test is skipped, and
   * the report shows why.
   *
   * @param lanes 4, 8 or 16
   * @return vector kernels
   */
  public static Kernels kernels(int lanes) {
    try {
      return VectorKernels.of(lanes);
    } catch (UnsupportedOperationException e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
