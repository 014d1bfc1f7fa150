package org.quadrant.tuning;

import org.quadrant.random.SampleCounter;

/** How many samples a tile should hold. The choice has no influence on any number computed. */
public final class TileSize {
  /** Inputs of one tile that leave room in a level-2 cache of 1 MiB for the rest. */
  private static final long CACHED_BYTES = 1 << 19;

  /** Most memory that a tile's inputs should take. */
  private static final long LARGEST_BYTES = 1 << 26;

  private static final int SMALL = 128;
  private static final int LARGE = 256;

  private TileSize() {}

  /**
   * Chooses a tile size for a shape: that of its dimension, unless the activations of so many
   * samples would take more memory than the inputs should, or than one array can.
   *
   * @param dimension d
   * @param neurons p
   * @return a multiple of 64
   */
  public static int of(int dimension, int neurons) {
    long groups = LARGEST_BYTES / ((long) Float.BYTES * neurons) / SampleCounter.GROUP;
    long most = Math.max(1, groups) * SampleCounter.GROUP;
    return (int) Math.min(of(dimension), most);
  }

  /**
   * Chooses a tile size: 128 samples if their inputs stay in the level-2 cache; if not, 256, since
   * weights and gradient then come from further away and should come less often.
   *
   * @param dimension d
   * @return a multiple of 64
   */
  public static int of(int dimension) {
    long bytes = (long) Float.BYTES * dimension;
    if (SMALL * bytes <= CACHED_BYTES) {
      return SMALL;
    }
    long groups = LARGEST_BYTES / bytes / SampleCounter.GROUP;
    return Math.clamp(groups * SampleCounter.GROUP, SampleCounter.GROUP, LARGE);
  }
}
