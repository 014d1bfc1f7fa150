package org.quadrant.engine;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.training.StepCount;

/**
 * One pass of the workers over the samples of a step, or of an evaluation, of the Gram engine: in
 * blocks of {@link Kernels#BLOCK} samples, drawn tile by tile, whose sums are added in the order of
 * the blocks. A pass may be run again and again, and allocates nothing then.
 */
final class GramPass implements IntConsumer {
  private final WorkerTeam team;
  private final Tile[] tiles;
  private final StepCount steps;
  private final TileSource source;
  private final long samples;
  private final Work work;

  private final AtomicLong nextBlock = new AtomicLong();
  private final AtomicLong turn = new AtomicLong();

  /** What is done with the samples. */
  interface Work {
    /**
     * Adds a tile to what the worker has summed up of its block.
     *
     * @param worker number of the worker
     * @param tile holds the samples
     * @param first index of the tile's first sample in the pass
     * @param count number of samples
     * @param resume whether the block has begun; otherwise its sums start from zero
     */
    void take(int worker, Tile tile, long first, int count, boolean resume);

    /**
     * Adds the sums of a block to those of all blocks before it. One worker at a time does so.
     *
     * @param worker number of the worker that has taken the block
     * @param block index of the block
     */
    void add(int worker, long block);
  }

  GramPass(
      WorkerTeam team, Tile[] tiles, StepCount steps, TileSource source, long samples, Work work) {
    this.team = team;
    this.tiles = tiles;
    this.steps = steps;
    this.source = source;
    this.samples = samples;
    this.work = work;
  }

  /**
   * Leads all samples through.
   *
   * @throws WorkerTeam.RefusedException if the team is closed or at work
   * @throws IllegalStateException with the cause if a worker failed
   */
  void run() {
    nextBlock.set(0);
    turn.set(0);
    team.run(this);
  }

  /** One worker's part of the pass. */
  @Override
  public void accept(int worker) {
    Tile tile = tiles[worker];
    while (true) {
      long block = nextBlock.getAndIncrement();
      long first = block * Kernels.BLOCK;
      if (first >= samples || team.hasFailed()) {
        return;
      }
      int count = (int) Math.min(Kernels.BLOCK, samples - first);
      for (int done = 0; done < count; done += tile.capacity()) {
        int inTile = Math.min(tile.capacity(), count - done);
        source.fill(steps.taken(), first + done, inTile, tile);
        work.take(worker, tile, first + done, inTile, done > 0);
      }
      if (!awaitTurn(block)) {
        return;
      }
      work.add(worker, block);
      turn.set(block + 1);
    }
  }

  /** Waits until all blocks before this one are added; returns false if they will never be. */
  private boolean awaitTurn(long block) {
    for (int spins = 0; turn.get() != block; spins++) {
      if (team.hasFailed()) {
        return false;
      }
      WorkerTeam.pause(spins);
    }
    return true;
  }
}
