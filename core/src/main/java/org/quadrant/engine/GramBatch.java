package org.quadrant.engine;

import java.util.Arrays;
import org.quadrant.gram.GramSums;
import org.quadrant.kernels.GramKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarGramKernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.simd.VectorKernels;
import org.quadrant.training.TrainingConfiguration;

/**
 * Sums of a minibatch for a step of the Gram engine. Tiles are in single precision, as in a step
 * with W, and pass through in one go; the sums of blocks are added in double. The triangular
 * products are not divided: it is for a {@link BlockPass}.
 */
final class GramBatch implements SampleWork {
  private static final int STRIP = StripLayout.STRIP;

  private final Kernels kernels;
  private final GramKernels products;
  private final TrainingConfiguration configuration;
  private final PackedLayers state;
  private final GramSums sums;
  private final Part[] parts;
  private final StripLayout square;
  private final double[] slopeSums;
  private final int divisor;
  private final boolean measured;

  private double lossSum;

  /** Sums of one block. */
  static final class Part {
    private final float[] gradient;
    private final float[] outputGradient;
    private final float[] slopes;
    private double loss;

    /**
     * Room for the sums.
     *
     * @param layout of 2 + p coordinates and p neurons
     * @param squared whether HᵀH is summed
     */
    Part(StripLayout layout, boolean squared) {
      gradient = new float[layout.size()];
      outputGradient = new float[layout.paddedNeurons()];
      slopes = new float[squared ? square(layout).size() : 0];
    }
  }

  /**
   * A sum of nothing.
   *
   * @param kernels its arithmetic
   * @param configuration of the run
   * @param state packed [A | L], and a
   * @param sums receives what is summed up
   * @param parts one for each slot
   * @param slopeSums room for HᵀH, packed, where it is summed
   * @param measured whether to sum up the losses, too
   */
  GramBatch(
      Kernels kernels,
      TrainingConfiguration configuration,
      PackedLayers state,
      GramSums sums,
      Part[] parts,
      double[] slopeSums,
      boolean measured) {
    this.kernels = kernels;
    this.products =
        kernels instanceof VectorKernels vectors ? vectors.gram() : new ScalarGramKernels(kernels);
    this.configuration = configuration;
    this.state = state;
    this.sums = sums;
    this.parts = parts;
    this.slopeSums = slopeSums;
    this.measured = measured;
    this.square = square(GramEngine.layout(configuration.neurons()));
    this.divisor = configuration.scaling().divisor(configuration.neurons());
  }

  /** Layout of HᵀH. */
  static StripLayout square(StripLayout layout) {
    return new StripLayout(layout.neurons(), layout.neurons());
  }

  /** Begins a step. */
  void clear() {
    Arrays.fill(sums.gradient, 0);
    Arrays.fill(sums.outputGradient, 0);
    Arrays.fill(slopeSums, 0);
    lossSum = 0;
  }

  @Override
  public void activate(Tile tile, Span samples, Span strips) {
    products.forward(state.first, tile, samples, strips);
  }

  @Override
  public void respond(Tile tile, Span samples) {
    kernels.outputs(state.second, divisor, tile, samples);
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
  }

  @Override
  public void addTally(int slot, long block) {
    if (measured) {
      lossSum += parts[slot].loss;
    }
  }

  @Override
  public void sumNeurons(int slot, Tile tile, Span samples, long first, Span strips) {
    boolean resume = SampleWork.resumes(first);
    kernels.mask(tile, samples, strips, parts[slot].outputGradient, resume);
  }

  @Override
  public void addNeurons(int slot, long block, Span strips) {
    add(sums.outputGradient, parts[slot].outputGradient);
  }

  /** Of all neurons and coordinates. */
  @Override
  public void sumWeights(
      int slot, Tile tile, Span samples, long first, Span strips, Span coordinates) {
    Part part = parts[slot];
    boolean resume = SampleWork.resumes(first);
    kernels.backward(tile, samples, strips, coordinates, part.gradient, resume);
    if (sums.ofSamples) {
      keep(tile, (int) first, samples.length());
    } else {
      products.square(tile, samples.length(), square, part.slopes, resume);
    }
  }

  /** Keeps the masked slopes of few samples. */
  private void keep(Tile tile, int begin, int count) {
    for (int i = 0; i < count; i++) {
      double[] row = sums.slopes[begin + i];
      for (int j = 0; j < row.length; j++) {
        row[j] = tile.z[(j / STRIP * tile.capacity() + i) * STRIP + j % STRIP];
      }
    }
  }

  @Override
  public void addWeights(int slot, long block, Span strips, Span coordinates) {
    add(sums.gradient, parts[slot].gradient);
    if (!sums.ofSamples) {
      addTriangle(square, slopeSums, parts[slot].slopes);
    }
  }

  private static void add(double[] total, float[] block) {
    add(total, block, 0, total.length);
  }

  /** Coordinates beyond those of a strip's last neuron are the other half. */
  private static void addTriangle(StripLayout layout, double[] total, float[] block) {
    for (int strip = 0; strip < layout.strips(); strip++) {
      int begin = layout.index(strip * STRIP, 0);
      int coordinates = Math.min((strip + 1) * STRIP, layout.dimension());
      add(total, block, begin, begin + coordinates * STRIP);
    }
  }

  private static void add(double[] total, float[] block, int begin, int end) {
    for (int i = begin; i < end; i++) {
      total[i] += block[i];
    }
  }

  /** Hands the packed HᵀH over to the sums, if it was summed. */
  void finish() {
    if (sums.ofSamples) {
      return;
    }
    int p = configuration.neurons();
    for (int strip = 0; strip < square.strips(); strip++) {
      int begin = strip * STRIP;
      int end = Math.min(begin + STRIP, p);
      for (int j = 0; j < end; j++) {
        int held = square.index(begin, j);
        System.arraycopy(slopeSums, held, sums.slopes[j], begin, end - begin);
      }
    }
  }

  /** Sum of the losses of all samples, if they were measured. */
  double loss() {
    return lossSum;
  }
}
