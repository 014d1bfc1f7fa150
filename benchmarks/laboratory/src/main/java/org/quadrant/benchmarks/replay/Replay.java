package org.quadrant.benchmarks.replay;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.dynamics.Divergence;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.network.Network;
import org.quadrant.training.Minibatch;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.ObservedRun.Outcome;
import org.quadrant.training.StepRecord;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** Trains on the arrays of a case and compares the run with what the case expects. */
public final class Replay {
  private final ReplayCase replayCase;
  private final WeightEngine engine;
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

    /** Called after the last step, before the files of the run are put in their place. */
    default void end(Result result) {}
  }

  /**
   * How a replay ended.
   *
   * @param loss mean loss of the last step; NaN if none was taken
   * @param diverged whether the last step showed a {@link Divergence}
   * @param largest the largest deviations of all steps
   */
  public record Result(int steps, double loss, boolean diverged, Deviations largest) {}

  /**
   * A replay, not yet begun.
   *
   * @param replayCase the case, newly opened
   * @param listener told of every step
   * @param stop asked before every step whether to end early
   */
  public Replay(
      ReplayCase replayCase, WeightEngine engine, Listener listener, BooleanSupplier stop) {
    this.replayCase = replayCase;
    this.engine = engine;
    this.listener = listener;
    this.stop = stop;
  }

  /**
   * Takes all steps, or those up to the first that shows a divergence.
   *
   * @param folder receives the run in the format of a case; empty if it is not to be kept
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
    Network start = replayCase.readStart();
    try (WeightTraining training = engine.start(replayCase.configuration(), start)) {
      Comparison comparison = new Comparison(training, start, files);
      Outcome outcome =
          new ObservedRun(replayCase.steps(), 1, stop, step -> {})
              .<IOException>run(0, measured -> comparison.step(), loss -> comparison.observe());
      return comparison.end(outcome);
    }
  }

  /** The run beside what the case expects of it, step by step. */
  private final class Comparison {
    private final WeightTraining training;
    private final Network start;
    private final Optional<ReplayFiles> files;
    private Network network;
    private Deviations found;
    private Deviations largest = Deviations.NONE;
    private double loss = Double.NaN;
    private Divergence divergence;
    private boolean diverged;

    Comparison(WeightTraining training, Network start, Optional<ReplayFiles> files) {
      this.training = training;
      this.start = start;
      this.files = files;
    }

    boolean observe() throws IOException {
      network = training.network();
      if (files.isPresent()) {
        files.get().append(network);
      }
      found = training.steps() == 0 ? compareStart(network, start) : compareParameters(network);
      diverged |= !network.isFinite();
      return !diverged;
    }

    OptionalDouble step() throws IOException {
      Minibatch minibatch = replayCase.readMinibatch();
      StepRecord taken = training.step(minibatch);
      if (files.isPresent()) {
        files.get().append(minibatch, taken);
      }
      found = found.max(compareStep(taken));
      loss = taken.loss();
      if (divergence == null) {
        divergence =
            new Divergence(NeuronStates.of(start), replayCase.configuration().scaling(), loss);
      }
      diverged = divergence.reachedBy(NeuronStates.of(network), loss);
      tell(training.steps() - 1);
      return OptionalDouble.of(loss);
    }

    private void tell(long step) {
      listener.step((int) step, found);
      largest = largest.max(found);
    }

    Result end(Outcome outcome) {
      tell(training.steps());
      Result result =
          new Result((int) training.steps(), loss, outcome == Outcome.DIVERGED, largest);
      listener.end(result);
      return result;
    }
  }

  private Deviations compareStart(Network network, Network start) {
    return Deviations.ofParameters(
        Deviations.of(network.weights(), replayCase.expected(start.weights())),
        Deviations.of(network.outputWeights(), replayCase.expected(start.outputWeights())));
  }

  private Deviations compareParameters(Network network) throws IOException {
    return Deviations.ofParameters(
        Deviations.of(network.weights(), replayCase.readWeights()),
        Deviations.of(network.outputWeights(), replayCase.readOutputWeights()));
  }

  private Deviations compareStep(StepRecord taken) throws IOException {
    return Deviations.ofStep(
        Deviations.of(taken.outputs(), replayCase.readOutputs()),
        Deviations.of(new double[] {taken.loss()}, replayCase.readLoss()));
  }
}
