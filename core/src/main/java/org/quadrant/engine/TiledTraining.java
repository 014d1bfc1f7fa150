package org.quadrant.engine;

import java.util.Arrays;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.network.Network;
import org.quadrant.random.Purpose;
import org.quadrant.training.Minibatch;
import org.quadrant.training.Parameters;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * A run of single-precision training. It puts together what is kept apart: the {@link TiledState},
 * the schedule of the workers ({@link SamplePass}, {@link UpdatePass}), and the arithmetic of
 * {@link Kernels} ({@link GradientSum}, {@link EvaluationSum}).
 */
final class TiledTraining implements WeightTraining {
  private final TrainingConfiguration configuration;
  private final Kernels kernels;
  private final TiledState state;
  private final Tile[] tiles;
  private final GradientSum.Part[] parts;
  private final WorkerTeam team;
  private final TileSource test;
  private final Step plain;
  private final Step measured;

  /** All that the workers need to take a step; it is at hand before the step begins. */
  private record Step(SamplePass samples, GradientSum gradient, UpdatePass update) {
    double meanLoss() {
      return gradient.loss() / samples.samples();
    }
  }

  TiledTraining(
      TrainingConfiguration configuration,
      Parameters initial,
      long steps,
      Kernels kernels,
      int threads,
      int tileSamples) {
    this.configuration = configuration;
    this.kernels = kernels;
    this.state =
        new TiledState(
            new StripLayout(configuration.dimension(), configuration.neurons()), initial, steps);
    this.tiles = new Tile[threads];
    Arrays.setAll(tiles, worker -> new Tile(state.layout, tileSamples));
    this.parts = new GradientSum.Part[threads];
    Arrays.setAll(parts, worker -> new GradientSum.Part(state.layout));
    this.test = source(Purpose.TEST);
    this.team = new WorkerTeam(threads);
    TileSource training = source(Purpose.TRAINING);
    this.plain = prepare(training, configuration.batch(), false, null);
    this.measured = prepare(training, configuration.batch(), true, null);
  }

  private TileSource source(Purpose purpose) {
    return new LawSource(
        kernels.deviates(), configuration.problem(), configuration.seed(), purpose);
  }

  private Step prepare(TileSource source, int samples, boolean withLoss, double[] outputs) {
    GradientSum gradient = new GradientSum(kernels, configuration, state, parts, withLoss, outputs);
    float rate = (float) (configuration.learningRate() / samples);
    return new Step(
        pass(source, samples, gradient), gradient, new UpdatePass(team, kernels, state, rate));
  }

  private SamplePass pass(TileSource source, long samples, SamplePass.Work work) {
    return new SamplePass(team, tiles, state.steps, source, samples, work);
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
    Step given = prepare(new GivenSource(minibatch), minibatch.samples(), true, outputs);
    sumGradient(given);
    StepRecord seen = new StepRecord(given.meanLoss(), outputs);
    given.update.run();
    return seen;
  }

  /** The part of a step that leaves the parameters as they are: it may fail and be taken again. */
  private void sumGradient(Step taken) {
    state.steps.requireWhole();
    taken.samples.run();
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
    EvaluationSum sum = new EvaluationSum(kernels, configuration, state.parameters, tiles.length);
    pass(test, testSamples, sum).run();
    return sum.of(testSamples);
  }

  @Override
  public void close() {
    team.close();
  }
}
