package org.quadrant.benchmarks.recording;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.util.List;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.training.ObservedRun.Outcome;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;

/**
 * What came of a run, as in {@code summary.json}.
 *
 * @param outcome how the run ended
 * @param steps steps taken
 * @param trainingSeconds wall time of the steps, without observations
 * @param totalSeconds wall time of the run, with observations
 * @param samplesPerSecond training samples over {@code trainingSeconds}
 * @param gflops {@link Training#flopsPerStep}·10⁻⁹, 4·m·d·p·10⁻⁹ of an engine that keeps the
 *     weights, per step over {@code trainingSeconds}; NaN if no step was taken
 * @param last the last observation
 * @param sha256 SHA-256 over the little-endian bytes of the parameters: W, row-major [p][d], then
 *     a, in the engine's precision, or whatever else the engine keeps; in hexadecimal
 */
public record RunSummary(
    @JsonSerialize(using = ToStringSerializer.class) Outcome outcome,
    long steps,
    double trainingSeconds,
    double totalSeconds,
    double samplesPerSecond,
    double gflops,
    Last last,
    String sha256) {

  /**
   * Summary of a run.
   *
   * @param outcome how it ended
   * @param training the run
   * @param row the last observation
   * @param trainingSeconds wall time of the steps
   * @param totalSeconds wall time of the run
   * @param parameters those at the end
   * @return the summary
   */
  static RunSummary of(
      Outcome outcome,
      Training training,
      TrajectoryRow row,
      double trainingSeconds,
      double totalSeconds,
      Parameters parameters) {
    double stepsPerSecond = row.step() / trainingSeconds;
    return new RunSummary(
        outcome,
        row.step(),
        trainingSeconds,
        totalSeconds,
        training.configuration().batch() * stepsPerSecond,
        1e-9 * training.flopsPerStep() * stepsPerSecond,
        Last.of(row),
        parameters.sha256());
  }

  /**
   * The last observation.
   *
   * @param t time
   * @param trainLoss mean loss of the last minibatch before its update; NaN if not measured
   * @param testError share of misclassified test samples
   * @param testErrorStandardError its standard error
   * @param testLoss mean loss of the test samples
   * @param testLossStandardError its standard error
   * @param sampleError share of misclassified samples of the fixed sample that was trained on; NaN
   *     if there is none, null in the file
   * @param sampleLoss its mean loss, or NaN
   * @param blocks the four blocks
   */
  public record Last(
      double t,
      double trainLoss,
      double testError,
      double testErrorStandardError,
      double testLoss,
      double testLossStandardError,
      double sampleError,
      double sampleLoss,
      List<BlockSummary> blocks) {
    private static Last of(TrajectoryRow row) {
      return new Last(
          row.time(),
          row.trainLoss().orElse(Double.NaN),
          row.test().errorRate(),
          row.test().errorStandardError(),
          row.test().meanLoss(),
          row.test().lossStandardError(),
          row.sample().map(Evaluation::errorRate).orElse(Double.NaN),
          row.sample().map(Evaluation::meanLoss).orElse(Double.NaN),
          row.observation().blocks().stream().map(BlockSummary::of).toList());
    }
  }

  /**
   * A block at the last observation.
   *
   * @param block its name
   * @param size number of neurons
   * @param meanSignal mean of |s|; NaN if there are none, null in the file
   * @param mass q_B
   */
  public record BlockSummary(String block, int size, double meanSignal, double mass) {
    private static BlockSummary of(BlockStatistics block) {
      return new BlockSummary(
          TrajectoryFile.name(block.block()), block.size(), block.meanSignal(), block.mass());
    }
  }
}
