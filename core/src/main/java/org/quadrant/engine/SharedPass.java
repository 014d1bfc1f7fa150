package org.quadrant.engine;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.training.StepCount;

/**
 * A pass in which all workers take part in every chunk of samples, each by its share of the {@link
 * ChunkPlan}, and wait for each other where one needs what another has computed. The sums of a
 * block are added to those before it by whoever has computed them, so that there is only one block
 * under way and one array for its gradient.
 */
final class SharedPass implements SamplePass, WorkerTeam.Task {
  private static final int SLOT = 0;

  private final WorkerTeam team;
  private final PhaseBarrier barrier;
  private final Tile tile;
  private final StepCount steps;
  private final TileSource[] sources;
  private final long samples;
  private final int chunk;
  private final SampleWork work;
  private final ChunkPlan whole;
  private final ChunkPlan last;

  /**
   * A pass that has not begun.
   *
   * @param team does the work
   * @param plan says how
   * @param tile what they share
   * @param steps count of the run, whose next step the samples are drawn for
   * @param sources of the samples, one for each worker
   * @param samples how many
   * @param work what is done with them
   */
  SharedPass(
      WorkerTeam team,
      StepPlan plan,
      Tile tile,
      StepCount steps,
      TileSource[] sources,
      long samples,
      SampleWork work) {
    this.team = team;
    this.barrier = new PhaseBarrier(team);
    this.tile = tile;
    this.steps = steps;
    this.sources = sources;
    this.samples = samples;
    this.chunk = plan.capacity();
    this.work = work;
    StripLayout layout = tile.layout();
    int left = (int) (samples % chunk);
    this.whole = samples < chunk ? null : ChunkPlan.of(layout, chunk, plan.run(), team.threads());
    this.last = left == 0 ? null : ChunkPlan.of(layout, left, plan.run(), team.threads());
  }

  @Override
  public void run() {
    team.run(this);
  }

  @Override
  public void prepare() {
    barrier.reset();
  }

  /** One worker's part of the pass. */
  @Override
  public void accept(int worker) {
    boolean going = true;
    for (long first = 0; going && first < samples; first += chunk) {
      going = take(worker, first, samples - first < chunk ? last : whole);
    }
  }

  /** Takes part in a chunk; returns false if another worker has failed. */
  private boolean take(int worker, long first, ChunkPlan plan) {
    ChunkPlan.Share share = plan.shares().get(worker);
    if (plan.aligned()) {
      lead(worker, first, share);
    } else if (!meet(worker, first, share)) {
      return false;
    }
    if (!barrier.await()) {
      return false;
    }
    sumNeurons(share, first, plan, worker == 0);
    if (!barrier.await()) {
      return false;
    }
    sumWeights(share, first, plan);
    // After the last chunk, the team waits for all.
    return first + chunk >= samples || barrier.await();
  }

  /** Leads samples to their outputs run by run, while they stay in the caches. */
  private void lead(int worker, long first, ChunkPlan.Share share) {
    for (int index = 0; index < share.drawn().size(); index++) {
      Span run = share.drawn().get(index);
      draw(worker, first, run);
      work.activate(tile, run, share.activatedStrips());
      work.respond(tile, run);
    }
  }

  /** Leads samples to their outputs together with the others; returns false if one has failed. */
  private boolean meet(int worker, long first, ChunkPlan.Share share) {
    for (int index = 0; index < share.drawn().size(); index++) {
      draw(worker, first, share.drawn().get(index));
    }
    if (!barrier.await()) {
      return false;
    }
    work.activate(tile, share.activated(), share.activatedStrips());
    if (!barrier.await()) {
      return false;
    }
    work.respond(tile, share.responded());
    return true;
  }

  private void draw(int worker, long first, Span run) {
    long sample = first + run.begin();
    sources[worker].fill(steps.taken(), sample, run.length(), tile, run.begin());
  }

  private void sumNeurons(ChunkPlan.Share share, long first, ChunkPlan plan, boolean tallies) {
    for (int index = 0; index < plan.pieces().size(); index++) {
      Span piece = plan.pieces().get(index);
      long sample = first + piece.begin();
      long block = sample / Kernels.BLOCK;
      boolean complete = isComplete(first + piece.end());
      work.sumNeurons(SLOT, tile, piece, sample, share.strips());
      if (complete) {
        work.addNeurons(SLOT, block, share.strips());
      }
      if (tallies) {
        work.tally(SLOT, tile, piece, sample);
        if (complete) {
          work.addTally(SLOT, block);
        }
      }
    }
  }

  private void sumWeights(ChunkPlan.Share share, long first, ChunkPlan plan) {
    Span strips = share.weightStrips();
    Span coordinates = share.coordinates();
    for (int index = 0; index < plan.pieces().size(); index++) {
      Span piece = plan.pieces().get(index);
      long sample = first + piece.begin();
      work.sumWeights(SLOT, tile, piece, sample, strips, coordinates);
      if (isComplete(first + piece.end())) {
        work.addWeights(SLOT, sample / Kernels.BLOCK, strips, coordinates);
      }
    }
  }

  private boolean isComplete(long end) {
    return end % Kernels.BLOCK == 0 || end == samples;
  }
}
