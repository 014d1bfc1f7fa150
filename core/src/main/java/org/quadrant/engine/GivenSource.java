package org.quadrant.engine;

import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.random.SampleCounter;
import org.quadrant.training.Minibatch;

/** Samples of a given minibatch, rounded to float. */
final class GivenSource implements TileSource {
  private final Minibatch minibatch;

  GivenSource(Minibatch minibatch) {
    this.minibatch = minibatch;
  }

  @Override
  public void fill(long step, long firstSample, int count, Tile tile, int position) {
    int whole = Math.ceilDiv(count, SampleCounter.STRIP) * SampleCounter.STRIP;
    for (int i = 0; i < whole; i++) {
      for (int k = 0; k < minibatch.dimension(); k++) {
        tile.x[tile.inputIndex(position + i, k)] =
            i < count ? (float) minibatch.input((int) firstSample + i, k) : 0;
      }
      tile.y[position + i] = i < count ? (float) minibatch.label((int) firstSample + i) : 1;
    }
  }
}
