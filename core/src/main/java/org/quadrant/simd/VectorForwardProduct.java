package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.tuning.CacheChunk;
import org.quadrant.tuning.RegisterTile;

/**
 * {@link ForwardProduct} with neurons along the lanes, so that each pre-activation is one chain of
 * fused multiply-adds whatever the width; a template of {@link TileCode}.
 */
final class VectorForwardProduct implements ForwardProduct {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final RegisterTile SHAPE = TileCode.shape(MethodHandles.lookup());
  private static final int ROWS = SHAPE.rows();
  private static final int STRIP = StripLayout.STRIP;
  private static final int CHUNK = CacheChunk.FORWARD_COORDINATES;

  VectorForwardProduct() {}

  @Override
  public void multiply(float[] weights, Tile tile, int samples) {
    int dimension = tile.layout().dimension();
    for (int k = 0; k < dimension; k += CHUNK) {
      multiply(weights, tile, samples, k, Math.min(CHUNK, dimension - k));
    }
  }

  private static void multiply(float[] weights, Tile tile, int samples, int k, int count) {
    int weightStrip = tile.layout().paddedDimension() * STRIP;
    int activationStrip = tile.capacity() * STRIP;
    int end = Math.ceilDiv(tile.layout().neurons(), LANES);
    int vectors;
    for (int v = 0; v < end; v += vectors) {
      vectors = RegisterTile.next(end - v, SHAPE.vectors());
      int rows;
      for (int i = 0; i < samples; i += rows) {
        // The samples of a block are of one strip.
        rows = Math.min(ROWS, STRIP - i % STRIP);
        block(
            rows,
            vectors,
            v,
            count,
            tile.x,
            tile.inputIndex(i, k),
            STRIP,
            weights,
            k * STRIP,
            weightStrip,
            tile.z,
            i * STRIP,
            activationStrip,
            k > 0);
      }
    }
  }

  /** A block's samples are of one strip, so that no stride counts: coordinates are 16 apart. */
  static int input(int x0, int stride, int k) {
    return x0 + k * STRIP;
  }

  private static native void block(
      int rows,
      int vectors,
      int v,
      int count,
      float[] x,
      int x0,
      int stride,
      float[] b,
      int b0,
      int bStrip,
      float[] c,
      int c0,
      int cStrip,
      boolean resume);
}
