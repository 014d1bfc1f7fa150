package org.quadrant.training;

import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.random.GroupShuffle;
import org.quadrant.random.SampleCounter;

/**
 * The minibatches of a run, as {@link Reuse} says: which samples of a source of fresh minibatches a
 * step takes. Of step n, with k repeats, the samples are those of ⌊n/k⌋ below. Of a fixed sample of
 * M minibatches they are those of fresh minibatch ⌊n/k⌋ mod M, in order; shuffled, group g of the
 * minibatch is group σ((⌊n/k⌋ mod M)·m/64 + g) of the fixed sample, σ the {@link GroupShuffle} of
 * epoch ⌊⌊n/k⌋/M⌋, where group h of the fixed sample is group h mod (m/64) of fresh minibatch
 * ⌊h/(m/64)⌋.
 */
public final class ReusedSource implements TileSource {
  private static final int GROUP = SampleCounter.GROUP;

  private final TileSource fresh;
  private final int repeats;
  private final long minibatches;
  private final int groups;
  private final GroupShuffle shuffle;

  private ReusedSource(TileSource fresh, TrainingConfiguration configuration) {
    Reuse reuse = configuration.reuse();
    int batch = configuration.batch();
    this.fresh = fresh;
    this.repeats = reuse.repeats();
    this.minibatches = reuse.minibatches(batch);
    this.groups = batch / GROUP;
    // All samples in each step: their order is no matter, and the last group may not be whole.
    boolean shuffled = reuse.order() == SampleOrder.SHUFFLED && minibatches > 1;
    this.shuffle = shuffled ? new GroupShuffle(configuration.seed(), minibatches * groups) : null;
  }

  /**
   * A source of a run's minibatches.
   *
   * @param fresh a source of fresh ones
   * @param configuration says which of them are used again
   * @return the same source if none are
   */
  public static TileSource of(TileSource fresh, TrainingConfiguration configuration) {
    return configuration.reuse().equals(Reuse.NONE)
        ? fresh
        : new ReusedSource(fresh, configuration);
  }

  @Override
  public void fill(long step, long firstSample, int count, Tile tile, int position) {
    long turn = step / repeats;
    if (shuffle == null) {
      long minibatch = minibatches == 0 ? turn : turn % minibatches;
      fresh.fill(minibatch, firstSample, count, tile, position);
      return;
    }
    long place = turn % minibatches * groups + firstSample / GROUP;
    for (int i = 0; i < count; i += GROUP) {
      long group = shuffle.at(turn / minibatches, place + i / GROUP);
      long first = group % groups * GROUP;
      fresh.fill(group / groups, first, Math.min(GROUP, count - i), tile, position + i);
    }
  }
}
