package org.quadrant.benchmarks.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.quadrant.benchmarks.output.Csv;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.Observation;

/**
 * The observations of a run as comma-separated values, one row each, written as they are made. With
 * n steps taken, the columns are
 *
 * <ul>
 *   <li>step: n
 *   <li>t: time, the sum of the steps' η
 *   <li>train_loss: mean loss of the n-th minibatch before its update, so of the parameters after n
 *       − 1 steps; empty if not measured. All other columns are of the parameters after n steps.
 *   <li>test_error, test_error_se, test_loss, test_loss_se: share of misclassified samples and mean
 *       loss on fresh samples, with their standard errors
 *   <li>for each block, prefixed by plus_mu_1_, minus_mu_1_, plus_mu_2_ or minus_mu_2_: size,
 *       number of neurons; mean_abs_s and std_abs_s, mean and population standard deviation of |s|;
 *       mean_abs_o, mean of |o|; mean_w_perp, mean of ‖w⊥‖; mass, (1/p) Σ |a|‖w‖
 *   <li>alignment_mean, alignment_mass_weighted: means of |s|/‖w‖; aligned_share: share of neurons
 *       with |s|/‖w‖ &gt; 0.9
 *   <li>plus_mu_1_margin and so on: y·f at the block's unit vector
 *   <li>signal_heavy_share: share of neurons with ‖w⊥‖ + |o| ≤ ζ|s|
 *   <li>changed_block: number of neurons in another block than at the start
 *   <li>sample_error, sample_loss: share of misclassified samples and mean loss on the fixed sample
 *       that is trained on; empty if there is none
 * </ul>
 *
 * <p>Means over an empty block are NaN.
 */
final class TrajectoryFile implements Closeable {
  static final String NAME = "trajectory.csv";

  private final CSVPrinter csv;

  private TrajectoryFile(CSVPrinter csv) {
    this.csv = csv;
  }

  static TrajectoryFile create(Path file) throws IOException {
    CSVFormat format = Csv.FORMAT.builder().setHeader(columns().toArray(String[]::new)).get();
    return new TrajectoryFile(new CSVPrinter(Files.newBufferedWriter(file), format));
  }

  static List<String> columns() {
    List<String> columns =
        new ArrayList<>(
            List.of(
                "step",
                "t",
                "train_loss",
                "test_error",
                "test_error_se",
                "test_loss",
                "test_loss_se"));
    for (Block block : Block.values()) {
      for (String figure :
          List.of("size", "mean_abs_s", "std_abs_s", "mean_abs_o", "mean_w_perp", "mass")) {
        columns.add(name(block) + "_" + figure);
      }
    }
    columns.addAll(List.of("alignment_mean", "alignment_mass_weighted", "aligned_share"));
    for (Block block : Block.values()) {
      columns.add(name(block) + "_margin");
    }
    columns.addAll(List.of("signal_heavy_share", "changed_block", "sample_error", "sample_loss"));
    return columns;
  }

  /** Name of a block in files. */
  static String name(Block block) {
    return block.name().toLowerCase(Locale.ROOT);
  }

  /** Writes a row and hands it to the operating system, so that it survives the process. */
  void append(TrajectoryRow row) throws IOException {
    Observation observation = row.observation();
    csv.print(row.step());
    csv.print(row.time());
    csv.print(row.trainLoss().isPresent() ? row.trainLoss().getAsDouble() : "");
    csv.print(row.test().errorRate());
    csv.print(row.test().errorStandardError());
    csv.print(row.test().meanLoss());
    csv.print(row.test().lossStandardError());
    for (BlockStatistics block : observation.blocks()) {
      csv.print(block.size());
      csv.print(block.meanSignal());
      csv.print(block.signalDeviation());
      csv.print(block.meanOpposite());
      csv.print(block.meanOrthogonalNorm());
      csv.print(block.mass());
    }
    csv.print(observation.alignment().mean());
    csv.print(observation.alignment().massWeighted());
    csv.print(observation.alignment().shareAligned());
    for (double margin : observation.margins().toArray()) {
      csv.print(margin);
    }
    csv.print(observation.signalHeavyShare());
    csv.print(observation.changedBlock());
    csv.print(row.sample().isPresent() ? row.sample().get().errorRate() : "");
    csv.print(row.sample().isPresent() ? row.sample().get().meanLoss() : "");
    csv.println();
    csv.flush();
  }

  @Override
  public void close() throws IOException {
    csv.close();
  }
}
