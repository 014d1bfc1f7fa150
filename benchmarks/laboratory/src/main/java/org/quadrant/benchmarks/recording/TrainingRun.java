package org.quadrant.benchmarks.recording;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockObserver;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.dynamics.Observation;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.ObservedRun.Outcome;
import org.quadrant.training.Parameters;
import org.quadrant.training.Snapshot;
import org.quadrant.training.SnapshotObserver;
import org.quadrant.training.Training;

/**
 * Trains a network and records the run: observes it at the start, at regular steps and at the end,
 * and writes all that is kept of it into a folder.
 */
public final class TrainingRun {
  private final RunSettings settings;
  private final Engine engine;
  private final Progress progress;
  private final BooleanSupplier stop;
  private final Drawing drawing;

  private boolean writesParameters = true;
  private Optional<Preset> preset = Optional.empty();
  private final BlockHistory history = new BlockHistory();
  private TrajectoryRow last;
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
  public TrainingRun(RunSettings settings, Engine engine, Progress progress, BooleanSupplier stop) {
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
      Engine engine,
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
   * Leaves out the files of the parameters, such as {@code W.npy} and, with overlaps, {@code
   * start-W.npy}: any machine gives the same parameters bit for bit, so that the digest of the last
   * ones stands for them.
   *
   * @return this run
   */
  public TrainingRun withoutParameters() {
    writesParameters = false;
    return this;
  }

  /**
   * Records which preset the settings began as.
   *
   * @param begun the preset, whose values may have been changed since
   * @return this run
   */
  public TrainingRun withPreset(Preset begun) {
    preset = Optional.of(begun);
    return this;
  }

  /**
   * Runs once, up to the last step, the first observation of a {@link
   * org.quadrant.dynamics.Divergence}, or the request to stop; writes and publishes all files.
   * Where the figure is missing, the others are there. Where another file cannot be written, none
   * is published, and those that were written are kept.
   *
   * @param folder receives the files
   * @return what came of it
   * @throws IOException if a file other than the figure cannot be written
   */
  public RunSummary execute(RunFolder folder) throws IOException {
    long begin = System.nanoTime();
    RunFiles files = new RunFiles(folder);
    files.expectParameters(engine.parameterShapes(settings.training()));
    if (recordsOverlaps()) {
      files.expectOverlaps(engine.parameterShapes(settings.training()));
    }
    files.writeConfiguration(settings, preset, engine);
    try (Training training = engine.start(settings.training())) {
      if (recordsOverlaps() && writesParameters) {
        files.writeStart(training.parameters());
      }
      NeuronStates initial = training.neurons();
      ObservedRun observed =
          new ObservedRun(settings.steps(), settings.observeEvery(), stop, progress::at);
      Outcome outcome = record(observed, training, initial, files, folder);
      Parameters parameters = training.parameters();
      double seconds = 1e-9 * (System.nanoTime() - begin);
      summary = RunSummary.of(outcome, training, last, observed.stepSeconds(), seconds, parameters);
      LastSteps steps = new LastSteps(failure -> {});
      files.writeResult(initial, training.neurons(), summary, steps);
      if (writesParameters) {
        files.writeParameters(parameters, steps);
      }
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

  private boolean recordsOverlaps() {
    return settings.overlapsEvery() > 0;
  }

  private Outcome record(
      ObservedRun observed,
      Training training,
      NeuronStates initial,
      RunFiles files,
      RunFolder folder)
      throws IOException {
    BlockObserver observer =
        BlockObserver.startingAt(initial, settings.training().scaling(), settings.zeta());
    try (TrajectoryFile trajectory = files.createTrajectory();
        OverlapsFiles overlaps = recordsOverlaps() ? files.createOverlaps(settings) : null) {
      Outcome outcome =
          observed.run(
              training,
              new SnapshotObserver<IOException>(
                  training,
                  settings.testSamples(),
                  (snapshot, _) -> {
                    add(snapshot, observer.observe(snapshot.neurons()));
                    trajectory.append(last);
                    if (overlaps != null) {
                      overlaps.append(snapshot);
                    }
                    folder.keep();
                  }));
      if (overlaps != null) {
        overlaps.end();
      }
      return outcome;
    }
  }

  private void add(Snapshot snapshot, Observation observation) {
    last =
        new TrajectoryRow(
            snapshot.step(),
            snapshot.time(),
            snapshot.trainLoss(),
            snapshot.test(),
            snapshot.sample(),
            observation);
    history.add(
        new BlockHistory.Point(snapshot.time(), signals(observation), observation.masses()));
  }

  private static BlockValues signals(Observation observation) {
    double[] signals = new double[Block.values().length];
    for (Block block : Block.values()) {
      signals[block.ordinal()] = observation.block(block).meanSignal();
    }
    return BlockValues.of(signals);
  }
}
