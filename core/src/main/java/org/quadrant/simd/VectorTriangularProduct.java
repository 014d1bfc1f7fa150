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
 * {@link ForwardProduct} with weights of which those of neuron j are zero from coordinate j + 3 on:
 * each block of neurons stops where the last of them does. A template of {@link TileCode}.
 */
final class VectorTriangularProduct implements ForwardProduct {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());
  private static final int LANES = SPECIES.length();
  private static final RegisterTile SHAPE = TileCode.shape(MethodHandles.lookup());
  private static final int ROWS = SHAPE.rows();
  private static final int STRIP = StripLayout.STRIP;
  private static final int PLANE = 2;
  private static final int CHUNK = CacheChunk.forwardCoordinates(LANES, SHAPE);

  /** From one sample or coordinate to the next; see {@link BlockCode} why it is not final. */
  private static int step = STRIP;

  VectorTriangularProduct() {}

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
      // Coordinates of the last neuron that are not zero; nothing is left of it in later chunks.
      int nonzero = Math.min(count, (v + vectors) * LANES + PLANE - k);
      if (nonzero <= 0) {
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
