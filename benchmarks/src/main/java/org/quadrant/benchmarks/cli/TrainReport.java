package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.quadrant.benchmarks.recording.Preset;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun.Outcome;

/** What {@code quadrant train} prints at the end. */
final class TrainReport {
  private final PrintWriter out;

  TrainReport(PrintWriter out) {
    this.out = out;
  }

  /** Before the training: where its settings are from, and what of them. */
  void print(Preset preset) {
    row("preset", preset.name() + ", after " + preset.source());
    row("", preset.text());
    out.flush();
  }

  void print(RunSummary summary, Engine engine) {
    RunSummary.Last last = summary.last();
    row(
        "engine",
        engine.name() + ", " + engine.lanes() + " lanes, " + engine.threads() + " threads");
    row(
        "steps",
        String.format(
            Locale.ROOT, "%d (%s), t = %.6g", summary.steps(), summary.outcome(), last.t()));
    row("time", time(summary));
    row("test error", withStandardError(last.testError(), last.testErrorStandardError()));
    row("test loss", withStandardError(last.testLoss(), last.testLossStandardError()));
    row("train loss", trainLoss(summary));
    if (!Double.isNaN(last.sampleError())) {
      row(
          "on sample",
          "error "
              + figure("%.5f", last.sampleError())
              + ", loss "
              + figure("%.5f", last.sampleLoss()));
    }
    for (RunSummary.BlockSummary block : last.blocks()) {
      row(block.block(), block(block));
    }
    EmptyBlocks.note(last.blocks()).ifPresent(note -> row("note", note));
    row("sha256", summary.sha256());
    out.flush();
  }

  void printFolder(Path folder) {
    row("files", folder.toString());
    out.flush();
  }

  private static String time(RunSummary summary) {
    String time =
        String.format(
            Locale.ROOT,
            "%.2f s training, %.2f s in all",
            summary.trainingSeconds(),
            summary.totalSeconds());
    return Double.isFinite(summary.samplesPerSecond())
        ? time
            + String.format(
                Locale.ROOT,
                "; %.4g samples/s, %.1f GFLOP/s",
                summary.samplesPerSecond(),
                summary.gflops())
        : time;
  }

  private static String block(RunSummary.BlockSummary block) {
    return block.size() == 0
        ? "0 neurons"
        : block.size()
            + " neurons, mean |s| "
            + figure("%.5g", block.meanSignal())
            + ", mass "
            + figure("%.5g", block.mass());
  }

  private static String trainLoss(RunSummary summary) {
    double loss = summary.last().trainLoss();
    return Double.isNaN(loss) && summary.outcome() == Outcome.INTERRUPTED
        ? "not measured"
        : figure("%.5f", loss);
  }

  private static String withStandardError(double mean, double standardError) {
    return figure("%.5f", mean) + " (standard error " + figure("%.5f", standardError) + ")";
  }

  private static String figure(String format, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "not finite";
  }

  private void row(String name, String value) {
    out.println(String.format(Locale.ROOT, "%-12s", name) + value);
  }
}
