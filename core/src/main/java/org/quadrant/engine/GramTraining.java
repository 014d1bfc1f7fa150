package org.quadrant.engine;

import java.util.Arrays;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.gram.GramSums;
import org.quadrant.gram.GramUpdate;
import org.quadrant.gram.RowBlocks;
import org.quadrant.gram.ScalarRowBlocks;
import org.quadrant.gram.WishartFactors;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.simd.VectorKernels;
import org.quadrant.training.Parameter;
import org.quadrant.training.Parameters;
import org.quadrant.training.StepCount;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * A run whose state is the plane A of each neuron, a lower triangular factor L of the Gram matrix
 * of the w⊥, and a. Samples are drawn in the plane and in the row space of the w⊥; what a step adds
 * from outside of that space has Wishart's law. SPECIFICATION.md, section 10.
 */
final class GramTraining implements Training {
  private final TrainingConfiguration configuration;
  private final Kernels kernels;
  private final StripLayout layout;
  private final PackedLayers state;
  private final StepCount steps;
  private final WorkerTeam team;
  private final StepPlan plan;
  private final Tile[] tiles;
  private final GramSums sums;
  private final GramUpdate update;
  private final GramUpdatePass updatePass;
  private final GramBatch plain;
  private final GramBatch measured;
  private final SamplePass plainPass;
  private final SamplePass measuredPass;

  GramTraining(
      TrainingConfiguration configuration,
      Parameters initial,
      long steps,
      Kernels kernels,
      StepPlan plan,
      WishartFactors complement) {
    int p = configuration.neurons();
    this.configuration = configuration;
    this.kernels = kernels;
    this.layout = GramEngine.layout(p);
    this.state = new PackedLayers(layout);
    this.steps = new StepCount(steps);
    read(initial);
    this.plan = plan;
    this.tiles = new Tile[plan.tiles()];
    Arrays.setAll(tiles, worker -> new Tile(layout, plan.capacity()));
    this.sums = new GramSums(layout, configuration.batch());
    GramBatch.Part[] parts = new GramBatch.Part[plan.slots()];
    Arrays.setAll(parts, slot -> new GramBatch.Part(layout, !sums.ofSamples));
    double deviation =
        configuration.problem().law() instanceof InputLaw.XorMixture(double radius, double sigma)
            ? (float) sigma
            : 1;
    int degrees = configuration.dimension() - 2 - p;
    this.update =
        new GramUpdate(
            rowBlocks(kernels), layout, sums, complement, degrees, deviation, plan.threads());
    double[] slopeSums = new double[sums.ofSamples ? 0 : GramBatch.square(layout).size()];
    this.team = new WorkerTeam(plan.threads());
    this.updatePass = new GramUpdatePass(team, update, p);
    this.plain = new GramBatch(kernels, configuration, state, sums, parts, slopeSums, false);
    this.measured = new GramBatch(kernels, configuration, state, sums, parts, slopeSums, true);
    TileSource[] training = sources(Purpose.TRAINING);
    this.plainPass = pass(training, configuration.batch(), plain);
    this.measuredPass = pass(training, configuration.batch(), measured);
  }

  private static RowBlocks rowBlocks(Kernels kernels) {
    return kernels instanceof VectorKernels vectors ? vectors.rowBlocks() : new ScalarRowBlocks();
  }

  private void read(Parameters initial) {
    int p = layout.neurons();
    Parameter plane = initial.get(GramEngine.PLANE);
    Parameter factor = initial.get(GramEngine.FACTOR);
    Parameter a = initial.get(Parameters.OUTPUT_WEIGHTS);
    for (int j = 0; j < p; j++) {
      state.first[layout.index(j, 0)] = (float) plane.value(2 * j);
      state.first[layout.index(j, 1)] = (float) plane.value(2 * j + 1);
      for (int k = 0; k <= j; k++) {
        state.first[layout.index(j, 2 + k)] = (float) factor.value(j * p + k);
      }
      state.second[j] = (float) a.value(j);
    }
  }

  private TileSource[] sources(Purpose purpose) {
    Problem given = configuration.problem();
    Problem problem = new Problem(given.law(), layout.dimension(), given.labelNoise());
    return plan.sources(kernels.deviates(), problem, configuration.seed(), purpose);
  }

  private SamplePass pass(TileSource[] sources, long samples, SampleWork work) {
    return new BlockPass(team, plan, tiles, steps, sources, samples, work);
  }

  @Override
  public TrainingConfiguration configuration() {
    return configuration;
  }

  @Override
  public long steps() {
    return steps.taken();
  }

  /**
   * Forward product with A and the triangle L, backward product with the plane and N, and half of
   * the symmetric HᵀH, which is not needed of a minibatch of no more samples than neurons.
   *
   * @return 4·m·p² + 10·m·p, or 3·m·p² + 9·m·p where m ≤ p
   */
  @Override
  public double flopsPerStep() {
    double p = configuration.neurons();
    double ofSample = sums.ofSamples ? 3 * p * p + 9 * p : 4 * p * p + 10 * p;
    return configuration.batch() * ofSample;
  }

  @Override
  public void step() {
    step(plain, plainPass);
  }

  @Override
  public double stepMeasured() {
    step(measured, measuredPass);
    return measured.loss() / configuration.batch();
  }

  private void step(GramBatch batch, SamplePass pass) {
    steps.requireWhole();
    batch.clear();
    pass.run();
    batch.finish();
    double rate = configuration.learningRate() / configuration.batch();
    update.begin(steps.taken(), rate, state.first, state.second);
    updatePass.run();
    steps.beginUpdate();
    update.finish();
    steps.endUpdate();
  }

  @Override
  public NeuronStates neurons() {
    steps.requireWhole();
    int p = layout.neurons();
    double[] along1 = new double[p];
    double[] along2 = new double[p];
    double[] norms = new double[p];
    double[] a = new double[p];
    for (int j = 0; j < p; j++) {
      along1[j] = state.first[layout.index(j, 0)];
      along2[j] = state.first[layout.index(j, 1)];
      double squares = 0;
      for (int k = 0; k <= j; k++) {
        double l = state.first[layout.index(j, 2 + k)];
        squares += l * l;
      }
      norms[j] = Math.sqrt(squares);
      a[j] = state.second[j];
    }
    return NeuronStates.ofPlane(along1, along2, norms, a);
  }

  @Override
  public Parameters parameters() {
    steps.requireWhole();
    int p = layout.neurons();
    float[] plane = new float[2 * p];
    float[] factor = new float[p * p];
    for (int j = 0; j < p; j++) {
      plane[2 * j] = state.first[layout.index(j, 0)];
      plane[2 * j + 1] = state.first[layout.index(j, 1)];
      for (int k = 0; k <= j; k++) {
        factor[j * p + k] = state.first[layout.index(j, 2 + k)];
      }
    }
    return GramEngine.parameters(plane, factor, Arrays.copyOf(state.second, p));
  }

  @Override
  public Evaluation test(long samples) {
    steps.requireWhole();
    if (samples < 1) {
      throw new IllegalArgumentException("test-samples: " + samples + "; allowed: at least 1");
    }
    EvaluationSum sum = new EvaluationSum(kernels, configuration, state, plan.slots());
    pass(sources(Purpose.TEST), samples, sum).run();
    return sum.of(samples);
  }

  @Override
  public void close() {
    team.close();
  }
}
