package org.quadrant.support;

import java.util.function.Supplier;
import org.junit.jupiter.api.Assumptions;
import org.quadrant.kernels.Kernels;
import org.quadrant.simd.VectorKernels;
import org.quadrant.tuning.RegisterTile;

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
    return given(() -> VectorKernels.of(lanes));
  }

  /**
   * The kernels of a width with a given register tile.
   *
   * @param lanes 4, 8 or 16
   * @param tile shape of the accumulators
   * @return vector kernels
   */
  public static Kernels kernels(int lanes, RegisterTile tile) {
    return given(() -> VectorKernels.of(lanes, tile));
  }

  private static Kernels given(Supplier<Kernels> kernels) {
    try {
      return kernels.get();
    } catch (UnsupportedOperationException e) {
      return Assumptions.abort(e.getMessage());
    }
  }
}
