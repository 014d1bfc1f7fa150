package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.Span;
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
  public void accumulate(
      Tile tile, Span samples, Span strips, Span coordinates, float[] gradient, boolean resume) {
    int chunk = CacheChunk.backwardCoordinates(samples.length(), ROWS);
    int last = coordinates.end();
    for (int k = coordinates.begin(); k < last; k += chunk) {
      accumulate(tile, samples, strips, k, Math.min(k + chunk, last), gradient, resume);
    }
  }

  private static void accumulate(
      Tile tile, Span samples, Span strips, int begin, int end, float[] gradient, boolean resume) {
    int inputStrip = tile.layout().paddedDimension() * STRIP;
    int slopeStrip = tile.capacity() * STRIP;
    int firstInput = tile.inputIndex(samples.begin(), 0);
    int last = Panels.end(strips, tile.layout(), LANES);
    int vectors;
    for (int v = Panels.begin(strips, LANES); v < last; v += vectors) {
      vectors = RegisterTile.next(last - v, SHAPE.vectors());
      int rows;
      for (int k = begin; k < end; k += rows) {
        rows = Math.min(ROWS, end - k);
        block(
            rows,
            vectors,
            samples.length(),
            tile.x,
            firstInput + k * STRIP,
            tile.z,
            samples.begin() * STRIP,
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
