package org.quadrant.benchmarks.recording;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.benchmarks.recording.RunSummary.Outcome;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockObserver;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.Divergence;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.dynamics.Observation;
import org.quadrant.network.Network;
import org.quadrant.training.Training;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/**
 * Trains a network and records the run: observes it at the start, at regular steps and at the end,
 * and writes all that is kept of it into a folder.
 */
public final class TrainingRun {
  private final RunSettings settings;
  private final WeightEngine engine;
  private final Progress progress;
  private final BooleanSupplier stop;
  private final Drawing drawing;

  private final BlockHistory history = new BlockHistory();
  private TrajectoryRow last;
  private long trainingNanos;
  private RunSummary summary;
  private MissingFigure missingFigure;

  /**
   * A run, not yet begun.
   *
   * @param settings what to train and what to record
   * @param engine what to train with
   * @param progress told of every step
   * @param stop asked before every step whether to end the run early
   */
  public TrainingRun(
      RunSettings settings, WeightEngine engine, Progress progress, BooleanSupplier stop) {
    this(settings, engine, progress, stop, Drawing.here());
  }

  /**
   * A run, not yet begun, with a way of its own to draw.
   *
   * @param settings what to train and what to record
   * @param engine what to train with
   * @param progress told of every step
   * @param stop asked before every step whether to end the run early
   * @param drawing draws the figure
   */
  public TrainingRun(
      RunSettings settings,
      WeightEngine engine,
      Progress progress,
      BooleanSupplier stop,
      Drawing drawing) {
    this.settings = settings;
    this.engine = engine;
    this.progress = progress;
    this.stop = stop;
    this.drawing = drawing;
  }

  /**
   * Runs once, up to the last step, the first observation of a {@link Divergence}, or the request
   * to stop; writes and publishes all files. Where the figure is missing, the others are there.
   * Where another file cannot be written, none is published, and those that were written are kept.
   *
   * @param folder receives the files
   * @return what came of it
   * @throws IOException if a file other than the figure cannot be written
   */
  public RunSummary execute(RunFolder folder) throws IOException {
    long begin = System.nanoTime();
    RunFiles files = new RunFiles(folder);
    files.writeConfiguration(settings, engine);
    try (WeightTraining training = engine.start(settings.training())) {
      NeuronStates initial = training.neurons();
      Outcome outcome = train(training, initial, files, folder);
      Network network = training.network();
      double seconds = 1e-9 * (System.nanoTime() - begin);
      summary =
          RunSummary.of(outcome, settings.training(), last, 1e-9 * trainingNanos, seconds, network);
      LastSteps steps = new LastSteps(failure -> {});
      files.writeResult(initial, network, summary, steps);
      if (steps.failed()) {
        throw new IOException(String.join("; ", steps.failures()));
      }
      missingFigure = files.writeFigure(history, settings.training(), drawing).orElse(null);
      folder.publish();
      return summary;
    }
  }

  /**
   * What came of the run, also if its files could then not be written.
   *
   * @return empty before the training has ended
   */
  public Optional<RunSummary> summary() {
    return Optional.ofNullable(summary);
  }

  /**
   * Why there is no figure.
   *
   * @return empty if there is one, or the run has not got there
   */
  public Optional<MissingFigure> missingFigure() {
    return Optional.ofNullable(missingFigure);
  }

  private Outcome train(Training training, NeuronStates initial, RunFiles files, RunFolder folder)
      throws IOException {
    BlockObserver observer =
        BlockObserver.startingAt(initial, settings.training().scaling(), settings.zeta());
    try (TrajectoryFile trajectory = files.createTrajectory()) {
      OptionalDouble loss = OptionalDouble.empty();
      Divergence divergence = null;
      while (true) {
        NeuronStates neurons = training.neurons();
        trajectory.append(observe(training, observer.observe(neurons), loss));
        folder.keep();
        if (divergence == null) {
          divergence =
              new Divergence(initial, settings.training().scaling(), last.test().meanLoss());
        }
        if (divergence.reachedBy(neurons, last.test().meanLoss()) || !last.hasFiniteLosses()) {
          return Outcome.DIVERGED;
        }
        if (training.steps() == settings.steps()) {
          return Outcome.COMPLETED;
        }
        if (stop.getAsBoolean()) {
          return Outcome.INTERRUPTED;
        }
        loss = advance(training);
      }
    }
  }

  private TrajectoryRow observe(
      Training training, Observation observation, OptionalDouble trainLoss) {
    Evaluation test = training.test(settings.testSamples());
    double time = settings.training().time(training.steps());
    last = new TrajectoryRow(training.steps(), time, trainLoss, test, observation);
    history.add(new BlockHistory.Point(time, signals(observation), observation.masses()));
    return last;
  }

  private static BlockValues signals(Observation observation) {
    double[] signals = new double[Block.values().length];
    for (Block block : Block.values()) {
      signals[block.ordinal()] = observation.block(block).meanSignal();
    }
    return BlockValues.of(signals);
  }

  /** Trains up to the next observation; returns the loss of its last step. */
  private OptionalDouble advance(Training training) {
    long next = settings.nextObservation(training.steps());
    long begin = System.nanoTime();
    OptionalDouble loss = OptionalDouble.empty();
    while (training.steps() < next && !stop.getAsBoolean()) {
      if (training.steps() == next - 1) {
        loss = OptionalDouble.of(training.stepMeasured());
      } else {
        training.step();
      }
      progress.at(training.steps());
    }
    trainingNanos += System.nanoTime() - begin;
    return loss;
  }
}
