package org.quadrant.engine;

import java.util.Arrays;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.TileSource;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.tuning.Sharing;

/**
 * How the threads of a run share its steps, a function of the step's shape and the number of
 * threads alone. Either each thread takes whole blocks of samples by itself ({@link BlockPass}),
 * which waits only where all of its slots are full and at the end of a step, but needs one gradient
 * or {@link Sharing#SLOTS} for each thread; or all take part in every chunk of samples ({@link
 * SharedPass}), which needs as many gradients as a single thread's step, whatever their number, and
 * leaves nobody idle where there are few blocks.
 *
 * @param byBlocks whether each thread takes whole blocks
 * @param capacity samples of a tile: of each thread's, or of the one that they share
 * @param run samples that a sum over samples takes at once
 * @param threads number of threads
 * @param slots blocks that are summed up, or wait to be added, at once: each has a gradient
 */
record StepPlan(boolean byBlocks, int capacity, int run, int threads, int slots) {
  /** Makes a plan, as {@link #of} does. */
  @FunctionalInterface
  interface Planner {
    StepPlan plan(StripLayout layout, int run, long samples, int threads);
  }

  /**
   * Chooses by an estimate of the time, and by what goes from one core to another: a network whose
   * gradients would take more than {@link Sharing#TILES} tiles for each thread is never summed up
   * by each for itself.
   *
   * @param layout of the network
   * @param run samples that the caches of one core suit, a multiple of 64
   * @param samples m
   * @param threads number of threads, at least 1
   * @return the plan
   */
  static StepPlan of(StripLayout layout, int run, long samples, int threads) {
    StepPlan shared = shared(layout, run, samples, threads);
    return isByBlocks(layout, samples, shared) ? byBlocks(layout, run, samples, threads) : shared;
  }

  /** Each thread takes whole blocks; parameters as of {@link #of}. */
  static StepPlan byBlocks(StripLayout layout, int run, long samples, int threads) {
    long data = 3L * layout.size() + tileSize(layout, run);
    int each = threads > 1 && Float.BYTES * data <= Sharing.CACHE_BYTES ? Sharing.SLOTS : 1;
    return new StepPlan(true, run, run, threads, threads * each);
  }

  /** All threads take part in every chunk; parameters as of {@link #of}. */
  static StepPlan shared(StripLayout layout, int run, long samples, int threads) {
    return new StepPlan(false, capacity(layout, run, samples, threads), run, threads, 1);
  }

  private static boolean isByBlocks(StripLayout layout, long samples, StepPlan shared) {
    if (shared.threads == 1) {
      return true;
    }
    return (long) Sharing.SLOTS * layout.size() <= Sharing.TILES * tileSize(layout, shared.run)
        && timeByBlocks(layout, samples, shared.threads)
            <= Sharing.UNEVEN * timeShared(layout, samples, shared);
  }

  /** A part of a block, or whole blocks, so that no chunk begins in the middle of one. */
  private static int capacity(StripLayout layout, int run, long samples, int threads) {
    int longest = Math.max(layout.paddedDimension(), layout.paddedNeurons());
    int most = StripLayout.LARGEST / longest;
    long taken = (long) threads * Sharing.RUNS * run;
    long wanted = Math.min(Math.min(taken, samples), most);
    if (wanted > Kernels.BLOCK) {
      long held = Math.min(Math.round((double) wanted / Kernels.BLOCK), most / Kernels.BLOCK);
      long blocks = Math.ceilDiv(samples, (long) Kernels.BLOCK);
      // As many chunks as that needs, of the same size.
      return (int) (Math.ceilDiv(blocks, Math.ceilDiv(blocks, held)) * Kernels.BLOCK);
    }
    int capacity = SampleCounter.GROUP;
    while (capacity < wanted && 2 * capacity <= most) {
      capacity *= 2;
    }
    return capacity;
  }

  /** Numbers that a tile holds. */
  static long tileSize(StripLayout layout, int samples) {
    // Inputs, activations, and four numbers of each sample.
    return samples * (layout.paddedDimension() + (long) layout.paddedNeurons() + 4);
  }

  private static double timeByBlocks(StripLayout layout, long samples, int threads) {
    long blocks = Math.ceilDiv(samples, (long) Kernels.BLOCK);
    long most = Math.min(samples, Math.ceilDiv(blocks, (long) threads) * Kernels.BLOCK);
    return most * timeOfSample(layout);
  }

  private static double timeShared(StripLayout layout, long samples, StepPlan plan) {
    long chunks = Math.ceilDiv(samples, (long) plan.capacity);
    return samples * timeOfSample(layout) / plan.threads + chunks * Sharing.CHUNK_COST;
  }

  /** In multiply-adds. */
  private static double timeOfSample(StripLayout layout) {
    return 2.0 * layout.size() + Sharing.DEVIATE_COST * layout.dimension();
  }

  /**
   * Samples that a tile has room for: a group more than is used, where all threads share it, so
   * that its strips of neurons do not begin in the same set of a cache.
   */
  int room(StripLayout layout) {
    int longest = Math.max(layout.paddedDimension(), layout.paddedNeurons());
    int room = capacity + SampleCounter.GROUP;
    return byBlocks || room > StripLayout.LARGEST / longest ? capacity : room;
  }

  /** Tiles in use at once. */
  int tiles() {
    return byBlocks ? threads : 1;
  }

  /**
   * Sources of samples, one for each thread, since each keeps random words of its own.
   *
   * @param kernels the arithmetic of sampling
   * @param problem law of the samples
   * @param seed the run's seed
   * @param purpose what the samples are for
   * @return sources of the same samples
   */
  TileSource[] sources(DeviateKernels kernels, Problem problem, long seed, Purpose purpose) {
    TileSource[] sources = new TileSource[threads];
    Arrays.setAll(sources, thread -> new LawSource(kernels, problem, seed, purpose));
    return sources;
  }
}
