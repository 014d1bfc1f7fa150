package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.CheckText;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Numbers;

/** Prints the checks of experiments, one line each, and for those that failed their notes. */
final class CheckTable {
  private final PrintWriter out;

  CheckTable(PrintWriter out) {
    this.out = out;
  }

  void print(List<ExperimentResult> results) {
    MarkdownTable table =
        new MarkdownTable(
            "experiment", "check", "value", "± s.e.", "allowed", "unit", "bounds", "result");
    for (ExperimentResult result : results) {
      for (Check check : result.checks()) {
        table.add(
            result.name(),
            check.name(),
            Numbers.significant(check.value()),
            Numbers.significant(check.standardError()),
            CheckText.allowed(check),
            check.unit(),
            check.basis().text(),
            CheckText.result(check));
      }
    }
    out.print(table.text());
    results.forEach(this::printFailures);
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "%d checks, %d failed",
            results.stream().mapToInt(result -> result.checks().size()).sum(),
            results.stream().mapToLong(ExperimentResult::failures).sum()));
  }

  private void printFailures(ExperimentResult result) {
    for (Check check : result.checks()) {
      if (!check.passed()) {
        out.println("failed: " + result.name() + ", " + check.name() + ": " + check.explanation());
      }
    }
  }
}
