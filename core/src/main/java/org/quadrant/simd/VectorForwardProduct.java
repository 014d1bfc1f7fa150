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
 *
 * <p>Where the last strip of neurons has few, most of its lanes would multiply zeros. Its product
 * is computed with samples along the lanes instead: inputs and weights are laid out alike, so the
 * same blocks of code serve, with the two exchanged. Each pre-activation is the same chain.
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

  private static final LastNeurons LAST = new LastNeurons(LANES, SHAPE);

  /** From one sample or coordinate to the next; see {@link BlockCode} why it is not final. */
  private static int step = STRIP;

  VectorForwardProduct() {}

  @Override
  public void multiply(float[] weights, Tile tile, Span samples, Span strips) {
    StripLayout layout = tile.layout();
    int dimension = layout.dimension();
    int begin = samples.begin();
    int end = Math.ceilDiv(samples.end(), Kernels.ROW_UNIT) * Kernels.ROW_UNIT;
    int first = Panels.begin(strips, LANES);
    int last = Panels.end(strips, layout, LANES);
    // Whole strips of samples: what is left over before and after them is somebody else's.
    int whole = Math.min(Math.ceilDiv(begin, STRIP) * STRIP, end);
    int wholeEnd = Math.max(whole, end / STRIP * STRIP);
    int few = LastNeurons.count(strips, layout);
    int rows = LAST.rows(few);
    int common = rows == 0 ? last : Panels.vector(layout.strips() - 1, LANES);
    for (int k = 0; k < dimension; k += CHUNK) {
      int count = Math.min(CHUNK, dimension - k);
      byNeurons(weights, tile, begin, end, first, common, k, count);
      if (rows > 0) {
        byNeurons(weights, tile, begin, whole, common, last, k, count);
        bySamples(weights, tile, whole, wholeEnd, rows, k, count);
        byNeurons(weights, tile, wholeEnd, end, common, last, k, count);
      }
    }
    if (rows > 0) {
      transpose(tile, whole, wholeEnd, few);
    }
  }

  /** Adds what a chunk of coordinates gives to some samples and vectors of neurons. */
  private static void byNeurons(
      float[] weights, Tile tile, int begin, int end, int first, int last, int k, int count) {
    int weightStrip = tile.layout().paddedDimension() * STRIP;
    int activationStrip = tile.capacity() * STRIP;
    int vectors;
    for (int v = first; v < last; v += vectors) {
      vectors = RegisterTile.next(last - v, SHAPE.vectors());
      int nonzero = nonzero(v + vectors, k, count);
      if (nonzero == 0) {
        continue;
      }
      int rows;
      for (int i = begin; i < end; i += rows) {
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

  /**
   * The same of the last strip of neurons, for whole strips of samples: row j of the block in z
   * that belongs to a strip of samples receives neuron j, until {@link #transpose}.
   */
  private static void bySamples(
      float[] weights, Tile tile, int begin, int end, int rows, int k, int count) {
    StripLayout layout = tile.layout();
    int strip = layout.strips() - 1;
    int last = Panels.vector(end / STRIP, LANES);
    int nonzero = nonzero(Panels.vector(layout.strips(), LANES), k, count);
    int vectors;
    for (int v = Panels.vector(begin / STRIP, LANES); v < last; v += vectors) {
      vectors = RegisterTile.next(last - v, SHAPE.vectors());
      block(
          rows,
          vectors,
          nonzero,
          weights,
          (strip * layout.paddedDimension() + k) * STRIP,
          tile.x,
          k * STRIP,
          STRIP * STRIP,
          v,
          layout.paddedDimension() * STRIP,
          tile.z,
          strip * tile.capacity() * STRIP,
          STRIP * STRIP,
          k > 0);
    }
  }

  /**
   * Brings the results of {@link #bySamples} to where they belong: from neuron j of sample i at j ·
   * 16 + i to i · 16 + j, counted from where a strip of samples begins. The lanes of no neuron are
   * zero, as if zero weights had been multiplied, or the second layer would get a weight there. In
   * rows that held no results they have never been anything else.
   */
  private static void transpose(Tile tile, int begin, int end, int count) {
    int strip = (tile.layout().strips() - 1) * tile.capacity();
    for (int i = begin; i < end; i += STRIP) {
      transpose(tile.z, (strip + i) * STRIP, count);
    }
  }

  private static void transpose(float[] z, int at, int count) {
    for (int i = count; i < STRIP; i++) {
      int row = at + i * STRIP;
      for (int j = 0; j < count; j++) {
        z[row + j] = z[at + j * STRIP + i];
      }
    }
    for (int i = 0; i < count; i++) {
      int row = at + i * STRIP;
      for (int j = 0; j < i; j++) {
        float below = z[row + j];
        z[row + j] = z[at + j * STRIP + i];
        z[at + j * STRIP + i] = below;
      }
      for (int j = count; j < STRIP; j++) {
        z[row + j] = 0;
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
