package org.quadrant.benchmarks.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.CheckText;
import org.quadrant.benchmarks.page.HtmlTable.Column;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.ValidationReport;

/** Checks with what was found, what is allowed and what became of them; few columns, for phones. */
final class ChecksTable {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("check", false),
          new Column("found", false),
          new Column("allowed", false),
          new Column("result", false));

  private final HtmlTable table;

  /**
   * A table without rows.
   *
   * @param anchor name that no other element of the page has
   * @param caption what is checked
   */
  ChecksTable(String anchor, String caption) {
    table = new HtmlTable(anchor, caption, COLUMNS);
  }

  /**
   * Begins the checks of one experiment or validation.
   *
   * @param target address of its section
   * @param title of it
   */
  void group(String target, String title) {
    table.group(Html.link(target, title));
  }

  /**
   * Adds a check of an experiment.
   *
   * @param check its mean over seeds, and beside it the standard error
   */
  void add(Check check) {
    String error =
        Double.isNaN(check.standardError())
            ? ""
            : "± " + Numbers.significant(check.standardError());
    row(
        check.passed() ? "pass" : "fail",
        check.name(),
        words(Numbers.significant(check.value()), error, check.unit()),
        words(CheckText.allowed(check), "(" + check.basis().text() + ")"));
  }

  /** Adds a check of a validation. */
  void add(CheckResult check) {
    boolean skipped = check.status() == CheckResult.Status.SKIP;
    row(
        check.status().text(),
        check.name(),
        skipped ? "–" : words(Numbers.countOrMeasure(check.figure()), check.unit()),
        skipped ? "–" : "≤ " + Numbers.countOrMeasure(check.bound()));
  }

  /** Adds all checks of a validation as one. */
  void addSum(ValidationReport report) {
    int all = report.checks().size();
    row(
        report.passed() ? "pass" : "fail",
        "all " + all + " checks of it",
        report.failures() + " failed",
        "≤ 0");
  }

  private static String words(String... words) {
    return Stream.of(words)
        .filter(word -> word != null && !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private void row(String result, String name, String found, String allowed) {
    table.row(
        result,
        List.of(
            Html.text(name),
            Html.text(found),
            Html.text(allowed),
            "<span class=\"result\">" + (result.equals("fail") ? "FAIL" : result) + "</span>"));
  }

  /** The table. */
  String html() {
    return table.html();
  }
}
