package org.quadrant.tuning;

import org.quadrant.kernels.StripLayout;

/**
 * How much of its operands a matrix product goes through at once, so that what it comes back to is
 * still in a cache: chosen for 1 MiB of level 2, and for 32 KiB of level 1, which no CPU with AVX2
 * has less of; with 16 lanes for 48 KiB, as in Zen 5 and in Intel's cores since Ice Lake. Where
 * there is less, a part of it comes from level 2.
 */
public final class CacheChunk {
  private static final int LEVEL_1_BYTES = 32 << 10;
  private static final int LEVEL_1_BYTES_16_LANES = 48 << 10;

  private static final int BACKWARD_INPUTS = 1 << 16;

  private CacheChunk() {}

  /**
   * Coordinates of X and of W that the forward product takes at once: of as many, the weights of a
   * block's neurons and a strip of samples fit into the level-1 cache.
   *
   * @param lanes floats per vector
   * @param shape of the accumulators
   * @return a multiple of a strip
   */
  public static int forwardCoordinates(int lanes, RegisterTile shape) {
    // Neurons of one block may begin within a strip.
    int most = StripLayout.STRIP - lanes + shape.vectors() * lanes;
    int strips = shape.inOneStrip(lanes) ? 1 : Math.ceilDiv(most, StripLayout.STRIP);
    int bytes = (strips + 1) * StripLayout.STRIP * Float.BYTES;
    int cache = lanes == 16 ? LEVEL_1_BYTES_16_LANES : LEVEL_1_BYTES;
    return cache / bytes / StripLayout.STRIP * StripLayout.STRIP;
  }

  /**
   * Coordinates of X that the backward product takes at once.
   *
   * @param samples that a tile holds
   * @param rows of a register tile
   * @return a multiple of {@code rows}
   */
  public static int backwardCoordinates(int samples, int rows) {
    return Math.max(BACKWARD_INPUTS / samples / rows, 1) * rows;
  }
}
