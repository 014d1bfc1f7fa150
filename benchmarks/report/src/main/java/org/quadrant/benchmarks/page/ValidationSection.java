package org.quadrant.benchmarks.page;

import java.util.Locale;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.page.ReportSources.RecordedValidation;
import org.quadrant.benchmarks.validation.CheckResult;
import org.quadrant.benchmarks.validation.ValidationReport;

/** One validation: where, how much, and every check; those that did not pass in full. */
final class ValidationSection {
  private final RecordedValidation validation;
  private final ValidationReport report;
  private final Anchors anchors;
  private final String anchor;

  /**
   * A section.
   *
   * @param anchors of the page
   */
  ValidationSection(RecordedValidation validation, Anchors anchors) {
    this.validation = validation;
    this.report = validation.report();
    this.anchors = anchors;
    this.anchor = anchors.next(validation.path());
  }

  String target() {
    return "#" + anchor;
  }

  String title() {
    return "Validation, " + report.extent().text() + ": " + validation.path();
  }

  ValidationReport report() {
    return report;
  }

  /** The section. */
  String html() {
    ChecksTable table =
        new ChecksTable(
            anchors.next(anchor, "checks"), "What was found and the largest figure allowed");
    report.checks().forEach(table::add);
    return """
    <section id="%s">
    <h3>%s</h3>
    %s%s<details%s>
    <summary>All %d checks</summary>
    %s</details>
    </section>
    """
        .formatted(
            anchor,
            Html.text(title()),
            facts(),
            remarks(),
            report.passed() ? "" : " open",
            report.checks().size(),
            table.html());
  }

  private String facts() {
    return new Facts()
        .add("Machine", report.machine().line())
        .add(report.build())
        .add("Time", String.format(Locale.ROOT, "%.1f s", report.seconds()))
        .add(
            "False alarms",
            String.format(
                Locale.ROOT,
                "figures in sigma are standardised statistics; that any of them is out of bounds"
                    + " by chance has probability %.0e",
                report.falseAlarmRate()))
        .html();
  }

  private String remarks() {
    String items =
        report.checks().stream()
            .filter(check -> check.status() != CheckResult.Status.PASS)
            .map(ValidationSection::remark)
            .collect(Collectors.joining());
    return items.isEmpty() ? "" : "<p>Not passed:</p>\n<ul>\n" + items + "</ul>\n";
  }

  private static String remark(CheckResult check) {
    String detail = check.detail() == null ? "" : ": " + check.detail();
    return "<li>%s</li>\n"
        .formatted(Html.text(check.name() + ", " + check.status().text() + detail));
  }
}
