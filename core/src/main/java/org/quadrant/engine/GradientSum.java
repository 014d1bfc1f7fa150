package org.quadrant.engine;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.training.TrainingConfiguration;

/**
 * The gradient of a minibatch: each tile passes through the whole step up to the update, so that
 * nothing of size m × d or m × p is stored, unless a tile holds all m samples. Ends up in the
 * {@link TiledState}.
 */
final class GradientSum implements SampleWork {
  private final Kernels kernels;
  private final TrainingConfiguration configuration;
  private final TiledState state;
  private final Part[] parts;
  private final boolean measured;
  private final double[] outputs;
  private final int divisor;

  private double lossSum;

  /** Sums of one block. */
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
   * @param parts one for each slot; sums of the same run that are never at work together may share
   *     them
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

  /** Where a block is summed up: the first block's sums are where the step's sums start. */
  private PackedLayers sums(int slot, long first) {
    return first < Kernels.BLOCK ? state.gradient : parts[slot].gradient;
  }

  @Override
  public void activate(Tile tile, Span samples, Span strips) {
    kernels.forward(state.parameters.first, tile, samples, strips);
  }

  @Override
  public void respond(Tile tile, Span samples) {
    kernels.outputs(state.parameters.second, divisor, tile, samples);
    kernels.slopes(configuration.loss(), tile, samples);
    if (measured) {
      kernels.losses(configuration.loss(), tile, samples);
    }
  }

  @Override
  public void tally(int slot, Tile tile, Span samples, long first) {
    if (!measured) {
      return;
    }
    double loss = SampleWork.resumes(first) ? parts[slot].loss : 0;
    for (int i = samples.begin(); i < samples.end(); i++) {
      loss += tile.loss[i];
    }
    parts[slot].loss = loss;
    for (int i = samples.begin(); outputs != null && i < samples.end(); i++) {
      outputs[(int) first + i - samples.begin()] = tile.f[i];
    }
  }

  @Override
  public void addTally(int slot, long block) {
    if (measured) {
      lossSum = block > 0 ? lossSum + parts[slot].loss : parts[slot].loss;
    }
  }

  @Override
  public void sumNeurons(int slot, Tile tile, Span samples, long first, Span strips) {
    float[] sums = sums(slot, first).second;
    kernels.mask(tile, samples, strips, sums, SampleWork.resumes(first));
  }

  @Override
  public void addNeurons(int slot, long block, Span strips) {
    if (block > 0) {
      int begin = strips.begin() * StripLayout.STRIP;
      int end = strips.end() * StripLayout.STRIP;
      kernels.add(state.gradient.second, parts[slot].gradient.second, begin, end);
    }
  }

  @Override
  public void sumWeights(
      int slot, Tile tile, Span samples, long first, Span strips, Span coordinates) {
    float[] sums = sums(slot, first).first;
    kernels.backward(tile, samples, strips, coordinates, sums, SampleWork.resumes(first));
  }

  @Override
  public void addWeights(int slot, long block, Span strips, Span coordinates) {
    for (int strip = strips.begin(); block > 0 && strip < strips.end(); strip++) {
      int begin = state.layout.index(strip * StripLayout.STRIP, coordinates.begin());
      int end = begin + coordinates.length() * StripLayout.STRIP;
      kernels.add(state.gradient.first, parts[slot].gradient.first, begin, end);
    }
  }

  /** Sum of the losses of all samples, if they were measured. */
  double loss() {
    return lossSum;
  }
}
