package org.quadrant.benchmarks.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.ValidationReport;

/** Prints the results of a validation, one line a check. */
final class ValidationTable {
  private final PrintWriter out;

  ValidationTable(PrintWriter out) {
    this.out = out;
  }

  void begin() {
    print("check", "figure", "bound", "unit", "");
  }

  /** One line; a second one for what did not pass. */
  void add(CheckResult result) {
    boolean skipped = result.status() == CheckResult.Status.SKIP;
    print(
        result.name(),
        skipped ? "-" : Numbers.countOrMeasure(result.figure()),
        skipped ? "-" : Numbers.countOrMeasure(result.bound()),
        result.unit(),
        result.status().text());
    if (result.status() != CheckResult.Status.PASS) {
      out.println("    " + result.detail());
    }
  }

  private void print(String name, String figure, String bound, String unit, String status) {
    out.println(
        String.format(Locale.ROOT, "%-48s %10s %10s  %-10s %s", name, figure, bound, unit, status)
            .stripTrailing());
  }

  void end(ValidationReport report) {
    long skipped =
        report.checks().stream().filter(check -> check.status() == CheckResult.Status.SKIP).count();
    out.println();
    out.println(
        String.format(
            Locale.ROOT,
            "%d checks, %d failed, %d skipped, in %.1f s",
            report.checks().size(),
            report.failures(),
            skipped,
            report.seconds()));
    out.println(
        String.format(
            Locale.ROOT,
            "Figures in sigma are standardised statistics; that any of them is out of bounds by"
                + " chance has probability %.0e.",
            report.falseAlarmRate()));
  }
}
