package org.quadrant.engine;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.network.Precision;
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

  /**
   * An engine.
   *
   * @param kernels its arithmetic
   * @param threads number of threads, at least 1
   * @param tileSamples samples of a tile, a multiple of 64, or 0 to choose by the shape
   * @throws UnsupportedOperationException if the JVM does without fused multiply-add
   */
  TiledEngine(Kernels kernels, int threads, int tileSamples) {
    FusedMultiplyAdd.require();
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

  private int samples(TrainingConfiguration configuration) {
    return tileSamples > 0
        ? tileSamples
        : TileSize.of(configuration.dimension(), configuration.neurons());
  }

  @Override
  public long bytes(TrainingConfiguration configuration, int workers) {
    StripLayout layout = new StripLayout(configuration.dimension(), configuration.neurons());
    long parameters = (long) layout.size() + layout.paddedNeurons();
    // Inputs, activations, and four numbers of each sample.
    long tile =
        samples(configuration) * (layout.paddedDimension() + (long) layout.paddedNeurons() + 4);
    return Float.BYTES * (2 * parameters + workers * (parameters + tile));
  }

  @Override
  public WeightTraining start(TrainingConfiguration configuration, Parameters initial, long steps) {
    initial.require(parameterShapes(configuration));
    requireRoom(configuration);
    return new TiledTraining(
        configuration, initial, steps, kernels, threads, samples(configuration));
  }
}
