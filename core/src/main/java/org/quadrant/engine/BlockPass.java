package org.quadrant.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.training.StepCount;

/**
 * A pass in which each worker takes blocks of {@link Kernels#BLOCK} samples in order, draws them
 * tile by tile and adds what it has summed up of them in the same order.
 */
final class BlockPass implements SamplePass, IntConsumer {
  private final WorkerTeam team;
  private final Tile[] tiles;
  private final StepCount steps;
  private final TileSource[] sources;
  private final long samples;
  private final SampleWork work;
  private final Span strips;
  private final Span coordinates;
  private final List<Span> whole;
  private final List<Span> last;

  private final AtomicLong nextBlock = new AtomicLong();
  private final AtomicLong turn = new AtomicLong();

  /**
   * A pass that has not begun.
   *
   * @param team does the work
   * @param tiles one for each worker
   * @param steps count of the run, whose next step the samples are drawn for
   * @param sources of the samples, one for each worker
   * @param samples how many
   * @param work what is done with them, with a slot for each worker
   */
  BlockPass(
      WorkerTeam team,
      Tile[] tiles,
      StepCount steps,
      TileSource[] sources,
      long samples,
      SampleWork work) {
    this.team = team;
    this.tiles = tiles;
    this.steps = steps;
    this.sources = sources;
    this.samples = samples;
    this.work = work;
    StripLayout layout = tiles[0].layout();
    this.strips = Span.first(layout.strips());
    this.coordinates = Span.first(layout.paddedDimension());
    this.whole = parts(Kernels.BLOCK, tiles[0].capacity());
    this.last = parts((int) (samples % Kernels.BLOCK), tiles[0].capacity());
  }

  /** What a block of some samples puts into a tile, again and again. */
  private static List<Span> parts(int samples, int capacity) {
    List<Span> parts = new ArrayList<>();
    for (int begin = 0; begin < samples; begin += capacity) {
      parts.add(Span.first(Math.min(capacity, samples - begin)));
    }
    return List.copyOf(parts);
  }

  @Override
  public void run() {
    nextBlock.set(0);
    turn.set(0);
    team.run(this);
  }

  /** One worker's part of the pass. */
  @Override
  public void accept(int worker) {
    while (true) {
      long block = nextBlock.getAndIncrement();
      long first = block * Kernels.BLOCK;
      if (first >= samples || team.hasFailed()) {
        return;
      }
      take(worker, first, samples - first < Kernels.BLOCK ? last : whole, block);
      if (!awaitTurn(block)) {
        return;
      }
      work.addTally(worker, block);
      work.addNeurons(worker, block, strips);
      work.addWeights(worker, block, strips, coordinates);
      turn.set(block + 1);
    }
  }

  private void take(int worker, long first, List<Span> parts, long block) {
    Tile tile = tiles[worker];
    long sample = first;
    for (int index = 0; index < parts.size(); index++) {
      Span part = parts.get(index);
      boolean resume = index > 0;
      sources[worker].fill(steps.taken(), sample, part.length(), tile);
      work.activate(tile, part, strips);
      work.respond(tile, part);
      work.tally(worker, tile, part, sample, resume);
      work.sumNeurons(worker, tile, part, block, resume, strips);
      work.sumWeights(worker, tile, part, block, resume, strips, coordinates);
      sample += part.length();
    }
  }

  /** Waits until all blocks before this one are added; returns false if they will never be. */
  private boolean awaitTurn(long block) {
    for (int turns = 0; turn.get() != block; turns++) {
      if (team.hasFailed()) {
        return false;
      }
      team.pause(turns);
    }
    return true;
  }
}
