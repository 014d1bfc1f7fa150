package org.quadrant.simd;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.tuning.RegisterTile;

/**
 * {@link SquareProduct} with neurons along the lanes, each block of which takes the coordinates up
 * to its last neuron. The masked slopes of one neuron lie as far from each other, sample by sample,
 * as the coordinates of one input do: the inner loop is that of {@link VectorForwardProduct}, with
 * samples in the place of coordinates. A template of {@link TileCode}.
 */
final class VectorSquareProduct implements SquareProduct {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final RegisterTile SHAPE = TileCode.shape(MethodHandles.lookup());
  private static final int ROWS = SHAPE.rows();
  private static final int STRIP = StripLayout.STRIP;

  /** From one sample or coordinate to the next; see {@link BlockCode} why it is not final. */
  private static int step = STRIP;

  VectorSquareProduct() {}

  @Override
  public void accumulate(Tile tile, int samples, StripLayout layout, float[] sums, boolean resume) {
    int slopeStrip = tile.capacity() * STRIP;
    int sumStrip = layout.paddedDimension() * STRIP;
    int end = Math.ceilDiv(layout.neurons(), LANES);
    int vectors;
    for (int v = 0; v < end; v += vectors) {
      vectors = RegisterTile.next(end - v, SHAPE.vectors());
      int last = Math.min(layout.paddedDimension(), (v + vectors) * LANES);
      int rows;
      for (int k = 0; k < last; k += rows) {
        // The neurons of a block of rows are of one strip.
        rows = Math.min(ROWS, Math.min(STRIP - k % STRIP, last - k));
        block(
            rows,
            vectors,
            samples,
            tile.z,
            k / STRIP * slopeStrip + k % STRIP,
            tile.z,
            0,
            STRIP * STRIP,
            v,
            slopeStrip,
            sums,
            k * STRIP,
            sumStrip,
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
