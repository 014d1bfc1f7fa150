package org.quadrant.kernels;

/** Where the samples of a step come from. A source with state belongs to one thread. */
public interface TileSource {
  /**
   * Writes inputs and labels of consecutive samples. Strips are always written whole: samples
   * between {@code count} and the next multiple of 16 hold finite numbers that belong to no sample.
   *
   * @param step index of the step
   * @param firstSample index of the first sample, a multiple of 64
   * @param count number of samples
   * @param tile written: x and y
   * @param position of the first sample in the tile, a multiple of 64
   */
  void fill(long step, long firstSample, int count, Tile tile, int position);

  /**
   * Writes the first samples of a tile.
   *
   * @param step index of the step
   * @param firstSample index of the first sample, a multiple of 64
   * @param count number of samples, at most the tile's capacity
   * @param tile written: x and y
   */
  default void fill(long step, long firstSample, int count, Tile tile) {
    fill(step, firstSample, count, tile, 0);
  }
}
