package org.quadrant.engine;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Network;
import org.quadrant.random.Purpose;
import org.quadrant.training.Constraint;
import org.quadrant.training.Minibatch;
import org.quadrant.training.Reuse;
import org.quadrant.training.ReusedSource;
import org.quadrant.training.Schedule;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * A run of single-precision training. It puts together what is kept apart: the {@link TiledState},
 * the schedule of the workers ({@link StepPlan}, {@link SamplePass}, {@link UpdatePass}), and the
 * arithmetic of {@link Kernels} ({@link GradientSum}, {@link EvaluationSum}).
 */
final class TiledTraining implements WeightTraining {
  private final TrainingConfiguration configuration;
  private final Kernels kernels;
  private final TiledState state;
  private final StepPlan plan;
  private final Tile[] tiles;
  private final GradientSum.Part[] parts;
  private final WorkerTeam team;
  private final TileSource[] test;
  private final TileSource[] fresh;
  private final Step plain;
  private final Step measured;

  /** All that the workers need to take a step; it is at hand before the step begins. */
  private record Step(int samples, SamplePass pass, GradientSum gradient, UpdatePass update) {
    double meanLoss() {
      return gradient.loss() / samples;
    }
  }

  TiledTraining(
      TrainingConfiguration configuration, TiledState state, Kernels kernels, StepPlan plan) {
    this.configuration = configuration;
    this.kernels = kernels;
    this.state = state;
    this.plan = plan;
    this.tiles = new Tile[plan.tiles()];
    Arrays.setAll(tiles, slot -> new Tile(state.layout, plan.room(state.layout)));
    this.parts = new GradientSum.Part[plan.slots()];
    Arrays.setAll(parts, slot -> new GradientSum.Part(state.layout));
    this.test = sources(Purpose.TEST);
    this.team = new WorkerTeam(plan.threads());
    this.fresh = sources(Purpose.TRAINING);
    TileSource[] training = new TileSource[fresh.length];
    Arrays.setAll(training, thread -> ReusedSource.of(fresh[thread], configuration));
    this.plain = prepare(training, configuration.batch(), false, null);
    this.measured = prepare(training, configuration.batch(), true, null);
  }

  private TileSource[] sources(Purpose purpose) {
    return plan.sources(kernels.deviates(), configuration.problem(), configuration.seed(), purpose);
  }

  private Step prepare(TileSource[] sources, int samples, boolean withLoss, double[] outputs) {
    GradientSum gradient = new GradientSum(kernels, configuration, state, parts, withLoss, outputs);
    return new Step(
        samples,
        pass(sources, samples, gradient),
        gradient,
        new UpdatePass(team, kernels, state, norm(), factors(samples)));
  }

  /** What every w is scaled to. */
  private OptionalDouble norm() {
    return configuration.descent().constraint() == Constraint.SPHERE
        ? OptionalDouble.of(configuration.initialScale())
        : OptionalDouble.empty();
  }

  /** Where nothing changes from step to step, there is nothing to compute in a step. */
  private LongFunction<UpdateFactors> factors(int samples) {
    if (configuration.descent().schedule() instanceof Schedule.Constant) {
      UpdateFactors constant = configuration.updateFactors(0, samples);
      return step -> constant;
    }
    return step -> configuration.updateFactors(step, samples);
  }

  private SamplePass pass(TileSource[] sources, long samples, SampleWork work) {
    return plan.byBlocks()
        ? new BlockPass(team, plan, tiles, state.steps, sources, samples, work)
        : new SharedPass(team, plan, tiles[0], state.steps, sources, samples, work);
  }

  @Override
  public TrainingConfiguration configuration() {
    return configuration;
  }

  @Override
  public long steps() {
    return state.steps.taken();
  }

  @Override
  public void step() {
    sumGradient(plain);
    plain.update.run();
  }

  @Override
  public double stepMeasured() {
    sumGradient(measured);
    double loss = measured.meanLoss();
    measured.update.run();
    return loss;
  }

  @Override
  public StepRecord step(Minibatch minibatch) {
    if (minibatch.dimension() != configuration.dimension()) {
      throw new IllegalArgumentException(
          "minibatch: d = "
              + minibatch.dimension()
              + "; allowed: d = "
              + configuration.dimension());
    }
    double[] outputs = new double[minibatch.samples()];
    TileSource[] sources = new TileSource[plan.threads()];
    Arrays.fill(sources, new GivenSource(minibatch));
    Step given = prepare(sources, minibatch.samples(), true, outputs);
    sumGradient(given);
    StepRecord seen = new StepRecord(given.meanLoss(), outputs);
    given.update.run();
    return seen;
  }

  /** The part of a step that leaves the parameters as they are: it may fail and be taken again. */
  private void sumGradient(Step taken) {
    state.steps.requireWhole();
    taken.pass.run();
  }

  @Override
  public NeuronStates neurons() {
    return state.neurons();
  }

  @Override
  public Network network() {
    return state.network();
  }

  @Override
  public Evaluation test(long testSamples) {
    state.steps.requireWhole();
    if (testSamples < 1) {
      throw new IllegalArgumentException("test-samples: " + testSamples + "; allowed: at least 1");
    }
    EvaluationSum sum = new EvaluationSum(kernels, configuration, state.parameters, plan.slots());
    pass(test, testSamples, sum).run();
    return sum.of(testSamples);
  }

  @Override
  public Evaluation evaluateSample() {
    state.steps.requireWhole();
    Reuse reuse = configuration.reuse();
    if (!reuse.isFixed()) {
      return WeightTraining.super.evaluateSample();
    }
    EvaluationSum sum = new EvaluationSum(kernels, configuration, state.parameters, plan.slots());
    // The workers see the index that is set before a pass begins.
    long[] minibatch = new long[1];
    TileSource[] sources = new TileSource[fresh.length];
    Arrays.setAll(
        sources,
        thread ->
            (step, first, count, tile, position) ->
                fresh[thread].fill(minibatch[0], first, count, tile, position));
    SamplePass minibatches = pass(sources, configuration.batch(), sum);
    for (long n = 0; n < reuse.minibatches(configuration.batch()); n++) {
      minibatch[0] = n;
      minibatches.run();
    }
    return sum.of(reuse.samples());
  }

  @Override
  public void close() {
    team.close();
  }
}
