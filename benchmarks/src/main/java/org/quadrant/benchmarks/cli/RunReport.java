package org.quadrant.benchmarks.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Marks;
import org.quadrant.benchmarks.results.RunHeader;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.CheckResult.Status;
import org.quadrant.benchmarks.validation.ValidationReport;
import org.quadrant.training.Engine;
import org.quadrant.training.TrainingConfiguration;

/** What {@code quadrant run} prints at the end and keeps as {@code summary.md}. */
final class RunReport {
  private final StringBuilder text = new StringBuilder();

  RunReport(Machine machine, RunHeader header) {
    line("# " + machine.cpuModel() + ", " + machine.processors() + " processors");
    line("");
    line(
        String.format(
            Locale.ROOT,
            "`%s`, %s, %.0f s; Quadrant %s, commit %s%s.",
            header.command(),
            header.date(),
            header.seconds(),
            header.version(),
            header.commit(),
            header.modified() ? " (modified)" : ""));
    line("");
    line(machine.jdk() + "; " + machine.os() + ".");
    line(vectors(machine) + ".");
    if (machine.caches() != null) {
      line("Caches: " + caches(machine.caches()) + ".");
    }
  }

  private static String vectors(Machine machine) {
    String sets =
        machine.instructionSets() == null
            ? ""
            : ": " + String.join(", ", machine.instructionSets());
    return machine.preferredLanes() + " lanes" + sets;
  }

  private static String caches(List<Cache> caches) {
    return caches.stream()
        .map(
            cache ->
                String.format(
                    Locale.ROOT,
                    "L%d %s %d KiB",
                    cache.level(),
                    cache.type().toLowerCase(Locale.ROOT),
                    cache.bytes() >> 10))
        .collect(Collectors.joining(", "));
  }

  void addValidation(ValidationReport validation) {
    line("");
    line("## Validation");
    line("");
    line(
        String.format(
            Locale.ROOT,
            "%d checks, %d failed, %d skipped, in %.1f s.",
            validation.checks().size(),
            validation.failures(),
            validation.checks().stream().filter(check -> check.status() == Status.SKIP).count(),
            validation.seconds()));
    for (CheckResult check : validation.checks()) {
      if (check.status() != Status.PASS) {
        line("- " + check.status().text() + ": " + check.name() + " (" + check.detail() + ")");
      }
    }
  }

  void addThroughput(BenchmarkTable table) {
    line("");
    line("## Throughput");
    line("");
    text.append(table.text());
  }

  /** Adds the training; with its figure, if there is one. */
  void addTraining(
      RunSettings settings,
      Engine engine,
      RunSummary summary,
      BenchmarkTable throughput,
      boolean figure) {
    TrainingConfiguration training = settings.training();
    RunSummary.Last last = summary.last();
    line("");
    line("## Training");
    line("");
    line(
        String.format(
            Locale.ROOT,
            "d = %d, p = %d, m = %d, η = %s, θ = %s, %d steps (%s) up to t = %.4g; engine %s, %d"
                + " lanes, %d threads.",
            training.dimension(),
            training.neurons(),
            training.batch(),
            training.learningRate(),
            training.initialScale(),
            summary.steps(),
            summary.outcome(),
            last.t(),
            engine.name(),
            engine.lanes(),
            engine.threads()));
    Marks marks = new Marks();
    String share =
        throughput.percentOfPeak(1e9 * summary.gflops(), engine.lanes(), engine.threads(), marks);
    line(
        String.format(
            Locale.ROOT,
            "%.1f s, %.4g samples/s, %.1f GFLOP/s%s.",
            summary.trainingSeconds(),
            summary.samplesPerSecond(),
            summary.gflops(),
            share.equals("–") ? "" : " (" + share + " % of the FMA peak)"));
    line(
        String.format(
            Locale.ROOT,
            "Test error %s ± %s, test loss %s ± %s (standard errors).",
            figure(last.testError()),
            figure(last.testErrorStandardError()),
            figure(last.testLoss()),
            figure(last.testLossStandardError())));
    line("SHA-256 of the parameters: `" + summary.sha256() + "`.");
    if (!marks.notes().isEmpty()) {
      line("");
      text.append(Marks.list(marks.notes()));
    }
    line("");
    text.append(blocks(last.blocks()));
    if (figure) {
      line("");
      line("![Block signals and masses over time](training/blocks.svg)");
    }
  }

  /** Adds what was to be in the report and is not, each with the reason; nothing if nothing is. */
  void addMissing(List<String> missing) {
    if (missing.isEmpty()) {
      return;
    }
    line("");
    line("## Missing");
    line("");
    missing.forEach(each -> line("- " + each));
  }

  private static String blocks(List<RunSummary.BlockSummary> blocks) {
    MarkdownTable table = new MarkdownTable("block", "neurons", "mean signal", "mass");
    for (RunSummary.BlockSummary block : blocks) {
      table.add(
          block.block(),
          Integer.toString(block.size()),
          figure(block.meanSignal()),
          figure(block.mass()));
    }
    return table.text()
        + EmptyBlocks.note(blocks).map(note -> "\nNote: " + note + ".\n").orElse("");
  }

  /** A dash stands for what there is none of, such as the mean over a block without neurons. */
  private static String figure(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "–";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** The report, in Markdown. */
  String text() {
    return text.toString();
  }
}
