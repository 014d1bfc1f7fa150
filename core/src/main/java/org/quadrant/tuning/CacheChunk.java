package org.quadrant.tuning;

/**
 * How much of its operands a matrix product goes through at once, so that what it comes back to is
 * still in the level-2 cache: chosen for caches of 1 MiB.
 */
public final class CacheChunk {
  /** Coordinates of X and of W that the forward product takes at once. */
  public static final int FORWARD_COORDINATES = 512;

  private static final int BACKWARD_INPUTS = 1 << 16;

  private CacheChunk() {}

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
