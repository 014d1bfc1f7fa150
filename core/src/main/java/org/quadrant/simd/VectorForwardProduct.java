package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.tuning.CacheChunk;
import org.quadrant.tuning.RegisterTile;

/**
 * {@link ForwardProduct} with neurons along the lanes, so that each pre-activation is one chain of
 * fused multiply-adds whatever the width; a template of {@link TileCode} with one constant of its
 * own: how many coordinates come before a lower triangle of weights, whose zeros are left out by
 * blocks of neurons; or {@link #FULL}.
 */
final class VectorForwardProduct implements ForwardProduct {
  /** There is no triangle: every weight counts. */
  static final int FULL = Integer.MAX_VALUE;

  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final RegisterTile SHAPE = TileCode.shape(MethodHandles.lookup());
  private static final int ROWS = SHAPE.rows();
  private static final int STRIP = StripLayout.STRIP;
  private static final int BEFORE_TRIANGLE = TileCode.further(MethodHandles.lookup(), 0);
  private static final int CHUNK = CacheChunk.forwardCoordinates(LANES, SHAPE);

  /** From one sample or coordinate to the next; see {@link BlockCode} why it is not final. */
  private static int step = STRIP;

  VectorForwardProduct() {}

  @Override
  public void multiply(float[] weights, Tile tile, Span samples, Span strips) {
    int dimension = tile.layout().dimension();
    for (int k = 0; k < dimension; k += CHUNK) {
      multiply(weights, tile, samples, strips, k, Math.min(CHUNK, dimension - k));
    }
  }

  private static void multiply(
      float[] weights, Tile tile, Span samples, Span strips, int k, int count) {
    int weightStrip = tile.layout().paddedDimension() * STRIP;
    int activationStrip = tile.capacity() * STRIP;
    int last = Panels.end(strips, tile.layout(), LANES);
    int end = Math.ceilDiv(samples.end(), Kernels.ROW_UNIT) * Kernels.ROW_UNIT;
    int vectors;
    for (int v = Panels.begin(strips, LANES); v < last; v += vectors) {
      vectors = RegisterTile.next(last - v, SHAPE.vectors());
      int nonzero = nonzero(v + vectors, k, count);
      if (nonzero == 0) {
        continue;
      }
      int rows;
      for (int i = samples.begin(); i < end; i += rows) {
        // The samples of a block are of one strip, and none is somebody else's.
        rows = Math.min(ROWS, Math.min(STRIP - i % STRIP, end - i));
        block(
            rows,
            vectors,
            nonzero,
            tile.x,
            tile.inputIndex(i, k),
            weights,
            k * STRIP,
            STRIP * STRIP,
            v,
            weightStrip,
            tile.z,
            i * STRIP,
            activationStrip,
            k > 0);
      }
    }
  }

  /** Coordinates of a chunk up to the last one that a block of neurons has a weight for. */
  private static int nonzero(int endVector, int k, int count) {
    return BEFORE_TRIANGLE == FULL
        ? count
        : Math.clamp(endVector * LANES + BEFORE_TRIANGLE - k, 0, count);
  }

  private static native void block(
      int rows,
      int vectors,
      int count,
      float[] x,
      int x0,
      float[] b,
      int b0,
      int stride,
      int v,
      int bStrip,
      float[] c,
      int c0,
      int cStrip,
      boolean resume);
}
