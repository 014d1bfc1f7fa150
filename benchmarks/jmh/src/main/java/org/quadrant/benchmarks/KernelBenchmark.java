package org.quadrant.benchmarks;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.quadrant.benchmarks.catalogue.Kernel;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.benchmarks.catalogue.Work;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.tuning.TileSize;

/**
 * The parts of a step, each alone, on one tile of samples; {@code add} and {@code update} on one
 * network. The counter {@code samples} makes the parts comparable: m divided by its rate is what a
 * part takes of a step of m samples ({@code add}: of each block of samples, {@code update}: of each
 * step).
 */
public class KernelBenchmark extends QuadrantBenchmark {
  /** Size of the step that the parts are of, m x d x p. */
  @Param({
    "4096x1024x256",
    "8192x256x128",
    "4096x128x64",
    "16384x100x50",
    "65536x20x16",
    "2048x4096x1024",
    "4096x1021x251",
    "1000x33x17"
  })
  public String shape;

  /** Law of the inputs, in the form of {@link InputLaw#FORMS}. */
  @Param("gaussian")
  public String law;

  /** So little that the weights stay what they are over a benchmark. */
  private static final UpdateFactors FACTORS = UpdateFactors.plain(1e-9f);

  private Kernels kernels;
  private StripLayout layout;
  private Tile tile;
  private Span samples;
  private Span strips;
  private Span coordinates;
  private TileSource source;
  private float[] weights;
  private float[] outputWeights;
  private float[] gradient;
  private float[] outputGradient;
  private float[] blockGradient;
  private long step;
  private long flops;

  /** For JMH. */
  public KernelBenchmark() {}

  /**
   * Fills one tile and takes it through the step as far as the part's own input.
   *
   * @param choice whose kernels; scalar ones have no width
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws UnsupportedOperationException if this JVM or CPU does not give the width
   */
  @Setup
  public void prepare(BenchmarkParams params, KernelChoice choice) {
    String benchmark = params.getBenchmark();
    prepare(Kernel.ofMethod(benchmark.substring(benchmark.lastIndexOf('.') + 1)), choice);
  }

  /** Prepares for one of the benchmarks. */
  void prepare(Kernel kernel, KernelChoice choice) {
    kernels = choice.kernels();
    StepShape size = StepShape.parse(shape);
    flops = (long) Work.of(kernel, size).flops();
    layout = new StripLayout(size.dimension(), size.neurons());
    tile = new Tile(layout, TileSize.of(size.dimension()));
    source =
        new LawSource(
            kernels.deviates(),
            new Problem(InputLaw.parse(law), size.dimension()),
            1,
            Purpose.TRAINING);
    // A span made anew in each call would be an object where the call is not inlined.
    samples = Span.first(tile.capacity());
    strips = Span.first(layout.strips());
    coordinates = Span.first(layout.paddedDimension());
    weights = new float[layout.size()];
    outputWeights = new float[layout.paddedNeurons()];
    gradient = new float[layout.size()];
    outputGradient = new float[layout.paddedNeurons()];
    blockGradient = new float[layout.size()];
    Random random = new Random(1);
    for (int j = 0; j < layout.neurons(); j++) {
      outputWeights[j] = random.nextFloat() - 0.5f;
      for (int k = 0; k < layout.dimension(); k++) {
        weights[layout.index(j, k)] = random.nextFloat() - 0.5f;
      }
    }
    source.fill(0, 0, tile.capacity(), tile);
    kernels.forward(weights, tile, samples, strips);
    kernels.outputs(outputWeights, divisor(), tile, samples);
    kernels.slopes(Loss.LOGISTIC, tile, samples);
    switch (kernel) {
      // It writes over its input, so from the second call on it reads what it wrote. With positive
      // slopes, what was positive stays so, and every call finds the signs of the pre-activations.
      case MASK -> positiveSlopes();
      case BACKWARD -> kernels.mask(tile, samples, strips, outputGradient, false);
      case ADD, UPDATE -> sumGradients();
      default -> {
        // What was computed so far is its input.
      }
    }
  }

  private void positiveSlopes() {
    for (int i = 0; i < tile.capacity(); i++) {
      tile.slope[i] = Math.abs(tile.slope[i]);
    }
  }

  private void sumGradients() {
    kernels.mask(tile, samples, strips, outputGradient, false);
    kernels.backward(tile, samples, strips, coordinates, gradient, false);
    System.arraycopy(gradient, 0, blockGradient, 0, gradient.length);
  }

  /** What the forward product wrote, or the mask over it. */
  float[] preActivations() {
    return tile.z;
  }

  private int divisor() {
    return Scaling.MEAN.divisor(layout.neurons());
  }

  private void count(WorkCounter counters) {
    counters.samples += tile.capacity();
    counters.flops += flops;
  }

  /**
   * Draws a tile of samples.
   *
   * @return the inputs
   */
  @Benchmark
  public float[] sample(WorkCounter counters) {
    source.fill(step++, 0, tile.capacity(), tile);
    count(counters);
    return tile.x;
  }

  /** Pre-activations, Z = X·Wᵀ. */
  @Benchmark
  public float[] forward(WorkCounter counters) {
    kernels.forward(weights, tile, samples, strips);
    count(counters);
    return tile.z;
  }

  /** Network outputs. */
  @Benchmark
  public float[] outputs(WorkCounter counters) {
    kernels.outputs(outputWeights, divisor(), tile, samples);
    count(counters);
    return tile.f;
  }

  /** Slopes of the logistic loss. */
  @Benchmark
  public float[] slopes(WorkCounter counters) {
    kernels.slopes(Loss.LOGISTIC, tile, samples);
    count(counters);
    return tile.slope;
  }

  /** Logistic losses. */
  @Benchmark
  public float[] losses(WorkCounter counters) {
    kernels.losses(Loss.LOGISTIC, tile, samples);
    count(counters);
    return tile.loss;
  }

  /**
   * Second layer's gradient and masked slopes. All slopes are positive here, which changes no
   * operation.
   *
   * @return the gradient
   */
  @Benchmark
  public float[] mask(WorkCounter counters) {
    kernels.mask(tile, samples, strips, outputGradient, false);
    count(counters);
    return outputGradient;
  }

  /**
   * First layer's gradient, G = ZᵀX.
   *
   * @return the gradient
   */
  @Benchmark
  public float[] backward(WorkCounter counters) {
    kernels.backward(tile, samples, strips, coordinates, gradient, false);
    count(counters);
    return gradient;
  }

  /**
   * Adds one block's gradient to another's.
   *
   * @param counters counts the samples of a block, and operations
   * @return the sum
   */
  @Benchmark
  public float[] add(WorkCounter counters) {
    kernels.add(gradient, blockGradient);
    counters.samples += Kernels.BLOCK;
    counters.flops += flops;
    return gradient;
  }

  /**
   * Updates both layers.
   *
   * @return the weights
   */
  @Benchmark
  public float[] update(WorkCounter counters) {
    counters.flops += flops;
    kernels.update(
        layout, FACTORS, gradient, outputGradient, weights, outputWeights, 0, layout.strips());
    return weights;
  }
}
