package org.quadrant.kernels;

import org.quadrant.random.SampleCounter;

/** How many samples a tile should hold. The choice has no influence on any number computed. */
public final class TileSize {
  /** Bytes of inputs that leave room in a level-2 cache of 1 MiB for weights and activations. */
  private static final int INPUT_BYTES = 1 << 19;

  private static final int LARGEST = 128;

  private TileSize() {}

  /**
   * Chooses a tile size.
   *
   * @param dimension d
   * @return a multiple of 64
   */
  public static int of(int dimension) {
    int fitting = INPUT_BYTES / (Float.BYTES * dimension) / SampleCounter.GROUP;
    return Math.clamp((long) fitting * SampleCounter.GROUP, SampleCounter.GROUP, LARGEST);
  }
}
