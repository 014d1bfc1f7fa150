package org.quadrant.engine;

import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.network.Precision;
import org.quadrant.random.SampleCounter;
import org.quadrant.training.Parameters;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;
import org.quadrant.tuning.TileSize;

/** Single-precision training by scalar or vector {@link Kernels}. */
final class TiledEngine implements WeightEngine {
  private final Kernels kernels;
  private final int threads;
  private final int tileSamples;
  private final StepPlan.Planner planner;

  /**
   * An engine.
   *
   * @param kernels its arithmetic
   * @param threads number of threads, at least 1
   * @param tileSamples samples that one thread takes at once, a multiple of 64, or 0 to choose by
   *     the shape
   * @throws UnsupportedOperationException if the JVM does without fused multiply-add
   */
  TiledEngine(Kernels kernels, int threads, int tileSamples) {
    this(kernels, threads, tileSamples, StepPlan::of);
  }

  /** An engine whose threads share a step as somebody else wants; else as the one above. */
  TiledEngine(Kernels kernels, int threads, int tileSamples, StepPlan.Planner planner) {
    FusedMultiplyAdd.require();
    this.planner = planner;
    this.kernels = kernels;
    this.threads = threads;
    this.tileSamples = tileSamples;
  }

  @Override
  public String name() {
    return kernels.name();
  }

  @Override
  public int lanes() {
    return kernels.lanes();
  }

  @Override
  public int threads() {
    return threads;
  }

  @Override
  public Precision precision() {
    return Precision.SINGLE;
  }

  /** Samples that one thread takes at once. */
  private int samples(TrainingConfiguration configuration) {
    return tileSamples > 0
        ? tileSamples
        : TileSize.of(configuration.dimension(), configuration.neurons());
  }

  @Override
  public long bytes(TrainingConfiguration configuration, int workers) {
    StripLayout layout = new StripLayout(configuration.dimension(), configuration.neurons());
    StepPlan plan = plan(layout, configuration, workers);
    long parameters = (long) layout.size() + layout.paddedNeurons();
    // Each worker draws from two sources, for training and for tests.
    long words = 2L * workers * DeviateKernels.SLOTS * SampleCounter.GROUP;
    long tiles = plan.tiles() * StepPlan.tileSize(layout, plan.room(layout));
    // Beside parameters and gradient, a gradient for each block that is under way.
    return Float.BYTES * ((2 + plan.slots()) * parameters + tiles) + Integer.BYTES * words;
  }

  private StepPlan plan(StripLayout layout, TrainingConfiguration configuration, int workers) {
    return planner.plan(layout, samples(configuration), configuration.batch(), workers);
  }

  @Override
  public WeightTraining start(TrainingConfiguration configuration, Parameters initial, long steps) {
    initial.require(parameterShapes(configuration));
    requireRoom(configuration);
    StripLayout layout = new StripLayout(configuration.dimension(), configuration.neurons());
    TiledState state = new TiledState(layout, initial, steps);
    return new TiledTraining(configuration, state, kernels, plan(layout, configuration, threads));
  }
}
