package org.quadrant.engine;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.training.TrainingConfiguration;

/**
 * The gradient of a minibatch: each tile passes through the whole step up to the update, so that
 * nothing of size m × d or m × p is ever stored. Ends up in the {@link TiledState}.
 */
final class GradientSum implements SamplePass.Work {
  private final Kernels kernels;
  private final TrainingConfiguration configuration;
  private final TiledState state;
  private final Part[] parts;
  private final boolean measured;
  private final double[] outputs;
  private final int divisor;

  private double lossSum;

  /** What one worker sums up of a block. */
  static final class Part {
    private final PackedLayers gradient;
    private double loss;

    Part(StripLayout layout) {
      gradient = new PackedLayers(layout);
    }
  }

  /**
   * A sum of nothing.
   *
   * @param kernels its arithmetic
   * @param configuration of the run
   * @param state holds the parameters, and receives the gradient
   * @param parts one for each worker; sums of the same run that are never at work together may
   *     share them
   * @param measured whether to sum up the losses, too
   * @param outputs receives the outputs of all samples; null if nobody wants them, as is usual
   */
  GradientSum(
      Kernels kernels,
      TrainingConfiguration configuration,
      TiledState state,
      Part[] parts,
      boolean measured,
      double[] outputs) {
    this.kernels = kernels;
    this.configuration = configuration;
    this.state = state;
    this.parts = parts;
    this.measured = measured;
    this.outputs = outputs;
    this.divisor = configuration.scaling().divisor(configuration.neurons());
  }

  @Override
  public void take(int worker, Tile tile, long first, int count, boolean resume) {
    Part part = parts[worker];
    // The first block's sums are where the step's sums start.
    PackedLayers sums = first < Kernels.BLOCK ? state.gradient : part.gradient;
    kernels.forward(state.parameters.first, tile, count);
    kernels.outputs(state.parameters.second, divisor, tile, count);
    kernels.slopes(configuration.loss(), tile, count);
    if (measured) {
      part.loss = measure(tile, first, count, resume ? part.loss : 0);
    }
    kernels.mask(tile, count, sums.second, resume);
    kernels.backward(tile, count, sums.first, resume);
  }

  /** Returns the sum of losses with the tile's own. */
  private double measure(Tile tile, long first, int count, double lossSoFar) {
    double loss = lossSoFar;
    kernels.losses(configuration.loss(), tile, count);
    for (int i = 0; i < count; i++) {
      loss += tile.loss[i];
    }
    for (int i = 0; outputs != null && i < count; i++) {
      outputs[(int) first + i] = tile.f[i];
    }
    return loss;
  }

  @Override
  public void add(int worker, long block) {
    Part part = parts[worker];
    if (block > 0) {
      kernels.add(state.gradient.first, part.gradient.first);
      kernels.add(state.gradient.second, part.gradient.second);
    }
    if (measured) {
      lossSum = block > 0 ? lossSum + part.loss : part.loss;
    }
  }

  /** Sum of the losses of all samples, if they were measured. */
  double loss() {
    return lossSum;
  }
}
