package org.quadrant.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.training.StepCount;

/**
 * A pass in which each worker takes blocks of {@link Kernels#BLOCK} samples in order and draws them
 * tile by tile. What is summed up of them is added in the same order by whoever finds that the next
 * block is complete, so that a worker that is faster than another need not wait for it at once: it
 * has several slots for the sums of blocks. With one slot, whose sums fill its caches, it waits for
 * its turn and adds them itself.
 */
final class BlockPass implements SamplePass, WorkerTeam.Task {
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
  private final int slotsOfWorker;

  /** Whether a slot holds a block that is complete but not yet added: then 1. */
  private final AtomicIntegerArray held;

  /** By block modulo the number of slots: 0, or 1 more than the slot of a complete block. */
  private final AtomicIntegerArray complete;

  /** Who holds it adds; nobody waits for it. */
  private final AtomicBoolean adding = new AtomicBoolean();

  /** The next block to be added; written by who adds. */
  private volatile long turn;

  /**
   * A pass that has not begun.
   *
   * @param team does the work
   * @param plan says how many slots there are
   * @param tiles one for each worker
   * @param steps count of the run, whose next step the samples are drawn for
   * @param sources of the samples, one for each worker
   * @param samples how many
   * @param work what is done with them
   */
  BlockPass(
      WorkerTeam team,
      StepPlan plan,
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
    this.slotsOfWorker = plan.slots() / plan.threads();
    this.held = new AtomicIntegerArray(plan.slots());
    this.complete = new AtomicIntegerArray(plan.slots());
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
    team.run(this);
  }

  @Override
  public void prepare() {
    nextBlock.set(0);
    turn = 0;
    adding.set(false);
    for (int slot = 0; slot < held.length(); slot++) {
      held.set(slot, 0);
      complete.set(slot, 0);
    }
  }

  /** One worker's part of the pass. */
  @Override
  public void accept(int worker) {
    for (int slot = awaitSlot(worker); slot >= 0; slot = awaitSlot(worker)) {
      long block = nextBlock.getAndIncrement();
      long first = block * Kernels.BLOCK;
      if (first >= samples) {
        return;
      }
      take(worker, slot, first, samples - first < Kernels.BLOCK ? last : whole);
      if (slotsOfWorker == 1) {
        addInTurn(slot, block);
      } else {
        held.set(slot, 1);
        complete.set(place(block), slot + 1);
        addCompleteBlocks();
      }
    }
  }

  /** Who could not go on anyway adds its own sums, which are in its caches. */
  private void addInTurn(int slot, long block) {
    for (int turns = 0; turn != block; turns++) {
      if (team.hasFailed()) {
        return;
      }
      team.pause(turns);
    }
    add(slot, block);
  }

  private void add(int slot, long block) {
    work.addTally(slot, block);
    work.addNeurons(slot, block, strips);
    work.addWeights(slot, block, strips, coordinates);
    turn = block + 1;
  }

  /** Returns a slot of a worker that holds nothing; or a negative number if a worker has failed. */
  private int awaitSlot(int worker) {
    for (int turns = 0; !team.hasFailed(); turns++) {
      for (int slot = worker * slotsOfWorker; slot < (worker + 1) * slotsOfWorker; slot++) {
        if (held.get(slot) == 0) {
          return slot;
        }
      }
      team.pause(turns);
    }
    return -1;
  }

  /** Blocks under way are at most as many as slots, so that no two of them have the same place. */
  private int place(long block) {
    return (int) (block % complete.length());
  }

  private boolean isNextComplete() {
    return complete.get(place(turn)) != 0;
  }

  /** Adds all blocks whose turn it is, unless another worker does. */
  private void addCompleteBlocks() {
    // Once more after it is left: another worker may have completed a block and gone on.
    while (isNextComplete() && adding.compareAndSet(false, true)) {
      while (isNextComplete()) {
        long block = turn;
        int slot = complete.getAndSet(place(block), 0) - 1;
        add(slot, block);
        held.set(slot, 0);
      }
      adding.set(false);
    }
  }

  private void take(int worker, int slot, long first, List<Span> parts) {
    Tile tile = tiles[worker];
    long sample = first;
    for (int index = 0; index < parts.size(); index++) {
      Span part = parts.get(index);
      sources[worker].fill(steps.taken(), sample, part.length(), tile);
      work.activate(tile, part, strips);
      work.respond(tile, part);
      work.tally(slot, tile, part, sample);
      work.sumNeurons(slot, tile, part, sample, strips);
      work.sumWeights(slot, tile, part, sample, strips, coordinates);
      sample += part.length();
    }
  }
}
