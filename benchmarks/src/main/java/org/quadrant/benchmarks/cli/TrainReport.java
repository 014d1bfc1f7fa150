package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.recording.RunSummary.Outcome;
import org.quadrant.training.Engine;

/** What {@code quadrant train} prints at the end. */
final class TrainReport {
  private final PrintWriter out;

  TrainReport(PrintWriter out) {
    this.out = out;
  }

  void print(RunSummary summary, Engine engine) {
    RunSummary.Last last = summary.last();
    row(
        "engine",
        engine.name() + ", " + engine.lanes() + " lanes, " + engine.threads() + " threads");
    row(
        "steps",
        String.format(
            Locale.ROOT, "%d (%s), t = %.6g", summary.steps(), summary.outcome().text(), last.t()));
    row(
        "time",
        String.format(
            Locale.ROOT,
            "%.2f s training, %.2f s in all; %.4g samples/s, %.1f GFLOP/s",
            summary.trainingSeconds(),
            summary.totalSeconds(),
            summary.samplesPerSecond(),
            summary.gflops()));
    row("test error", withStandardError(last.testError(), last.testErrorStandardError()));
    row("test loss", withStandardError(last.testLoss(), last.testLossStandardError()));
    row("train loss", trainLoss(summary));
    for (RunSummary.BlockSummary block : last.blocks()) {
      row(
          block.block(),
          String.format(
              Locale.ROOT,
              "%d neurons, mean |s| %.5g, mass %.5g",
              block.size(),
              block.meanSignal(),
              block.mass()));
    }
    row("sha256", summary.sha256());
    out.flush();
  }

  void printFolder(Path folder) {
    row("files", folder.toString());
    out.flush();
  }

  private static String trainLoss(RunSummary summary) {
    double loss = summary.last().trainLoss();
    return Double.isNaN(loss) && summary.outcome() == Outcome.INTERRUPTED
        ? "not measured"
        : String.format(Locale.ROOT, "%.5f", loss);
  }

  private static String withStandardError(double mean, double standardError) {
    return String.format(Locale.ROOT, "%.5f (standard error %.5f)", mean, standardError);
  }

  private void row(String name, String value) {
    out.println(String.format(Locale.ROOT, "%-12s", name) + value);
  }
}
