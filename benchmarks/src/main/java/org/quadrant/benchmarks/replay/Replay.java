package org.quadrant.benchmarks.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.network.Network;
import org.quadrant.training.Engine;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.Training;

/** Trains on the arrays of a case and compares the run with what the case expects. */
public final class Replay {
  private final ReplayCase replayCase;
  private final Engine engine;
  private final Listener listener;
  private final BooleanSupplier stop;

  /** Told of every step's deviations. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Called once a step, and once more for the parameters after the last one.
     *
     * @param step t, from 0
     * @param deviations of the parameters before step t, and of its outputs and loss
     */
    void step(int step, Deviations deviations);
  }

  /**
   * How a replay ended.
   *
   * @param steps steps taken
   * @param diverged whether the last step gave a loss, an output or a parameter that is not finite
   * @param largest the largest deviations of all steps
   */
  public record Result(int steps, boolean diverged, Deviations largest) {}

  /**
   * A replay, not yet begun.
   *
   * @param replayCase the case, newly opened
   * @param engine what to train with
   * @param listener told of every step
   * @param stop asked before every step whether to end early
   */
  public Replay(ReplayCase replayCase, Engine engine, Listener listener, BooleanSupplier stop) {
    this.replayCase = replayCase;
    this.engine = engine;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Takes all steps, or those up to the first that is not finite.
   *
   * @param folder receives the run in the format of a case; empty if it is not to be kept
   * @return how it ended
   * @throws IOException if the case cannot be read or the run cannot be written
   */
  public Result execute(Optional<RunFolder> folder) throws IOException {
    if (folder.isEmpty()) {
      return train(Optional.empty());
    }
    try (ReplayFiles files = new ReplayFiles(folder.get(), replayCase, engine.precision())) {
      Result result = train(Optional.of(files));
      files.publish(replayCase.description(), result.steps(), engine);
      return result;
    }
  }

  private Result train(Optional<ReplayFiles> files) throws IOException {
    Network network = replayCase.readStart();
    Optional<double[]> expectedWeights = replayCase.expected(network.weights());
    Optional<double[]> expectedOutputWeights = replayCase.expected(network.outputWeights());
    Deviations largest = Deviations.NONE;
    try (Training training = engine.start(replayCase.configuration(), network)) {
      boolean diverged = false;
      int step = 0;
      while (true) {
        network = training.network();
        if (files.isPresent()) {
          files.get().append(network);
        }
        OptionalDouble weights = Deviations.of(network.weights(), expectedWeights);
        OptionalDouble outputWeights =
            Deviations.of(network.outputWeights(), expectedOutputWeights);
        diverged |= !network.isFinite();
        if (step == replayCase.steps() || diverged || stop.getAsBoolean()) {
          Deviations deviations =
              new Deviations(
                  weights, outputWeights, OptionalDouble.empty(), OptionalDouble.empty());
          listener.step(step, deviations);
          return new Result(step, diverged, largest.max(deviations));
        }
        Minibatch minibatch = replayCase.readMinibatch();
        StepRecord record = training.step(minibatch);
        if (files.isPresent()) {
          files.get().append(minibatch, record);
        }
        Deviations deviations =
            new Deviations(
                weights,
                outputWeights,
                Deviations.of(record.outputs(), replayCase.readOutputs()),
                Deviations.of(new double[] {record.loss()}, replayCase.readLoss()));
        listener.step(step, deviations);
        largest = largest.max(deviations);
        diverged = !Double.isFinite(record.loss());
        expectedWeights = replayCase.readWeights();
        expectedOutputWeights = replayCase.readOutputWeights();
        step++;
      }
    }
  }
}
