package org.quadrant.simd;

import org.quadrant.kernels.GramKernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.tuning.RegisterTile;

/** {@link GramKernels} on the Vector API. */
final class VectorGramKernels implements GramKernels {
  /** Coordinates of the plane, which come before the triangle. */
  private static final int PLANE = 2;

  private final ForwardProduct forward;
  private final SquareProduct square;

  /**
   * Kernels of a width that the JVM gives.
   *
   * @param lanes floats per vector
   * @param shape of the accumulators
   */
  VectorGramKernels(int lanes, RegisterTile shape) {
    forward =
        TileCode.instantiate(
            ForwardProduct.class, VectorForwardProduct.class, lanes, shape, 1, PLANE);
    square = TileCode.instantiate(SquareProduct.class, VectorSquareProduct.class, lanes, shape, 1);
  }

  @Override
  public void forward(float[] weights, Tile tile, Span samples, Span strips) {
    forward.multiply(weights, tile, samples, strips);
  }

  @Override
  public void square(Tile tile, int samples, StripLayout layout, float[] sums, boolean resume) {
    square.accumulate(tile, samples, layout, sums, resume);
  }
}
