package org.quadrant.engine;

import java.util.List;
import java.util.function.UnaryOperator;
import org.quadrant.gram.Bartlett;
import org.quadrant.gram.GramStart;
import org.quadrant.gram.WishartFactors;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.network.Precision;
import org.quadrant.problem.InputLaw;
import org.quadrant.random.Purpose;
import org.quadrant.training.Engine;
import org.quadrant.training.MemoryLimit;
import org.quadrant.training.Parameter;
import org.quadrant.training.ParameterShape;
import org.quadrant.training.Parameters;
import org.quadrant.training.Reuse;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.tuning.TileSize;

/**
 * Training without W: exact in law where the coordinates from the third on are normal, at a cost
 * that does not depend on d. SPECIFICATION.md, section 10.
 */
final class GramEngine implements Engine {
  /** Name of A, the first two coordinates of each neuron, [p][2]: "A" and "a" are one file. */
  static final String PLANE = "plane";

  /** Name of L, [p][p]. */
  static final String FACTOR = "L";

  /** Largest p of which p² floats, padded, fit into one array. */
  private static final int MOST_NEURONS = 1 << 15;

  private final Kernels kernels;
  private final int threads;
  private final int tileSamples;
  private final UnaryOperator<WishartFactors> complement;

  /**
   * An engine.
   *
   * @param kernels its arithmetic
   * @param threads number of threads, at least 1
   * @param tileSamples samples of a tile, a multiple of 64, or 0 to choose by the shape
   * @throws UnsupportedOperationException if the JVM does without fused multiply-add
   */
  GramEngine(Kernels kernels, int threads, int tileSamples) {
    this(kernels, threads, tileSamples, UnaryOperator.identity());
  }

  /** An engine whose complement is replaced by another, to see what tells them apart. */
  GramEngine(
      Kernels kernels, int threads, int tileSamples, UnaryOperator<WishartFactors> complement) {
    FusedMultiplyAdd.require();
    this.kernels = kernels;
    this.threads = threads;
    this.tileSamples = tileSamples;
    this.complement = complement;
  }

  /** Layout of [A | L]. */
  static StripLayout layout(int neurons) {
    return new StripLayout(2 + neurons, neurons);
  }

  static Parameters parameters(float[] plane, float[] factor, float[] outputWeights) {
    List<ParameterShape> shapes = shapes(outputWeights.length);
    return new Parameters(
        List.of(
            Parameter.of(shapes.get(0), plane),
            Parameter.of(shapes.get(1), factor),
            Parameter.of(shapes.get(2), outputWeights)));
  }

  private static List<ParameterShape> shapes(int neurons) {
    return List.of(
        ParameterShape.of(PLANE, neurons, 2),
        ParameterShape.of(FACTOR, neurons, neurons),
        ParameterShape.of(Parameters.OUTPUT_WEIGHTS, neurons));
  }

  @Override
  public String name() {
    return "gram";
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
    int p = configuration.neurons();
    return tileSamples > 0 ? tileSamples : TileSize.of(2 + p, p);
  }

  private StepPlan plan(TrainingConfiguration configuration, int workers) {
    StripLayout layout = layout(configuration.neurons());
    return StepPlan.byBlocks(layout, samples(configuration), configuration.batch(), workers);
  }

  @Override
  public long bytes(TrainingConfiguration configuration, int workers) {
    long padded = layout(configuration.neurons()).paddedNeurons();
    long square = (padded + 4) * padded;
    // Inputs, activations, and four numbers of each sample.
    long tile = samples(configuration) * (2 * padded + 8);
    int slots = plan(configuration, workers).slots();
    long squares = configuration.batch() > configuration.neurons() ? 2 * square : square;
    long floats = square + slots * squares + workers * tile;
    // Three sums, Bartlett's factor, and the two parts of the matrix that is reduced; or H, which
    // like the factor and one of the parts has no more rows than samples.
    long p = configuration.neurons();
    long q = Math.min(configuration.batch(), p);
    long sums = configuration.batch() > p ? 2 * square + p * p : square + q * p;
    long algebra = q * q + 2 * p * p + workers * (2 * 16 * p + 16 * p + 8 * p);
    return Float.BYTES * floats + Double.BYTES * (sums + algebra);
  }

  @Override
  public List<ParameterShape> parameterShapes(TrainingConfiguration configuration) {
    int p = configuration.neurons();
    if (p > MOST_NEURONS) {
      throw new IllegalArgumentException(
          "p: " + p + " with engine gram; allowed: p <= " + MOST_NEURONS);
    }
    return shapes(p);
  }

  @Override
  public void requireRoom(TrainingConfiguration configuration) {
    parameterShapes(configuration);
    requireExact(configuration);
    new MemoryLimit(this, 2).require(configuration);
  }

  private static void requireExact(TrainingConfiguration configuration) {
    InputLaw law = configuration.problem().law();
    if (!(law instanceof InputLaw.Gaussian || law instanceof InputLaw.XorMixture)) {
      throw new IllegalArgumentException(
          ("law: %s with engine gram; allowed: gaussian, xor-mixture, whose coordinates from the"
                  + " third on are independent and normal, so that only their inner products count")
              .formatted(law.text()));
    }
    requirePlain(configuration);
    int p = configuration.neurons();
    int d = configuration.dimension();
    if (d - 2 < 2L * p) {
      throw new IllegalArgumentException(
          ("d: %d with p = %d and engine gram; allowed: d >= 2 p + 2 = %d, so that there are p"
                  + " dimensions outside of those that the w span")
              .formatted(d, p, 2L * p + 2));
    }
  }

  private static void requirePlain(TrainingConfiguration configuration) {
    if (!configuration.reuse().equals(Reuse.NONE)) {
      throw new IllegalArgumentException(
          ("samples: %d, repeat: %d with engine gram; allowed: samples 0 and repeat 1, since it"
                  + " draws what a step adds outside of the span of the w, which only fresh samples"
                  + " leave independent of the w")
              .formatted(configuration.reuse().samples(), configuration.reuse().repeats()));
    }
    configuration
        .descent()
        .notPlain(configuration.learningRate())
        .ifPresent(
            option -> {
              throw new IllegalArgumentException(
                  option
                      + " with engine gram; allowed: the plain step at one learning rate, or"
                      + " engines that keep the weights");
            });
  }

  private static void requireTriangle(Parameter factor, int neurons) {
    for (int j = 0; j < neurons; j++) {
      for (int k = j + 1; k < neurons; k++) {
        double value = factor.value(j * neurons + k);
        if (value != 0) {
          throw new IllegalArgumentException(
              "L: %s in row %d, column %d; allowed: 0 above the diagonal"
                  .formatted(value, j + 1, k + 1));
        }
      }
    }
  }

  @Override
  public Training start(TrainingConfiguration configuration, Parameters initial, long steps) {
    requireRoom(configuration);
    initial.require(parameterShapes(configuration));
    requireTriangle(initial.get(FACTOR), configuration.neurons());
    Bartlett bartlett =
        new Bartlett(
            kernels.deviates(),
            Math.min(configuration.batch(), configuration.neurons()),
            0,
            configuration.seed(),
            Purpose.COMPLEMENT);
    return new GramTraining(
        configuration,
        initial,
        steps,
        kernels,
        plan(configuration, threads),
        complement.apply(bartlett));
  }

  @Override
  public Training start(TrainingConfiguration configuration) {
    requireRoom(configuration);
    GramStart start = GramStart.draw(configuration);
    return start(
        configuration, parameters(start.plane(), start.factor(), start.outputWeights()), 0);
  }
}
