package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.tuning.CacheChunk;
import org.quadrant.tuning.RegisterTile;

/**
 * {@link BackwardProduct} with neurons along the lanes: each sum is one chain of fused
 * multiply-adds over the samples in order, whatever the width; a template of {@link TileCode}.
 */
final class VectorBackwardProduct implements BackwardProduct {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final RegisterTile SHAPE = TileCode.shape(MethodHandles.lookup());
  private static final int ROWS = SHAPE.rows();
  private static final int STRIP = StripLayout.STRIP;

  /** From one sample or coordinate to the next; see {@link BlockCode} why it is not final. */
  private static int step = STRIP;

  VectorBackwardProduct() {}

  @Override
  public void accumulate(Tile tile, int samples, float[] gradient, boolean resume) {
    int dimension = tile.layout().paddedDimension();
    int chunk = CacheChunk.backwardCoordinates(tile.capacity(), ROWS);
    for (int k = 0; k < dimension; k += chunk) {
      accumulate(tile, samples, gradient, resume, k, Math.min(k + chunk, dimension));
    }
  }

  private static void accumulate(
      Tile tile, int samples, float[] gradient, boolean resume, int begin, int end) {
    int inputStrip = tile.layout().paddedDimension() * STRIP;
    int slopeStrip = tile.capacity() * STRIP;
    int last = Math.ceilDiv(tile.layout().neurons(), LANES);
    int vectors;
    for (int v = 0; v < last; v += vectors) {
      vectors = RegisterTile.next(last - v, SHAPE.vectors());
      int rows;
      for (int k = begin; k < end; k += rows) {
        rows = Math.min(ROWS, end - k);
        block(
            rows,
            vectors,
            samples,
            tile.x,
            k * STRIP,
            tile.z,
            0,
            inputStrip,
            v,
            slopeStrip,
            gradient,
            k * STRIP,
            inputStrip,
            resume);
      }
    }
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
