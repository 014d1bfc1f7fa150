package org.quadrant.benchmarks.experiments;

import java.util.Locale;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.experiments.ExperimentResult.FigureEntry;
import org.quadrant.benchmarks.experiments.ExperimentResult.TableEntry;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Numbers;

/** The result of an experiment as a page of Markdown. */
final class ExperimentReadme {
  static final String FILE = "README.md";

  private final StringBuilder text = new StringBuilder();

  private ExperimentReadme() {}

  static String of(ExperimentResult result) {
    ExperimentReadme page = new ExperimentReadme();
    page.paragraph("# " + result.number() + ". " + result.title());
    page.paragraph(
        "Written by `quadrant experiment %s%s%s`; do not edit."
            .formatted(
                result.name(),
                result.size() == Size.DEFAULT ? "" : " --" + result.size().text(),
                result.options()));
    page.section("Claim", result.claim());
    page.section("Set-up", result.setUp());
    page.section("Theory", result.theory());
    page.section("Found", result.found());
    page.checks(result);
    page.figures(result);
    page.tables(result);
    page.section("Made by", origin(result));
    return page.text.toString().stripTrailing() + "\n";
  }

  private void section(String title, String content) {
    paragraph("## " + title);
    paragraph(content);
  }

  private void paragraph(String content) {
    text.append(content).append("\n\n");
  }

  private void checks(ExperimentResult result) {
    MarkdownTable table =
        new MarkdownTable("check", "value", "± s.e.", "allowed", "unit", "bounds", "result");
    for (Check check : result.checks()) {
      table.add(
          check.name(),
          Numbers.significant(check.value()),
          Numbers.significant(check.standardError()),
          CheckText.allowed(check),
          check.unit(),
          check.basis().text(),
          CheckText.result(check));
    }
    if (!table.isEmpty()) {
      section("Checks", table.text().stripTrailing());
      paragraph(
          "s.e. is the standard error over seeds; what is allowed includes what chance may do. An"
              + " error that takes the expected value out of what is allowed shows at least every"
              + " second time, a smaller one less often. Where the bounds come from:");
      paragraph(
          result.checks().stream()
              .map(check -> "- *" + check.name() + "*: " + check.explanation())
              .collect(Collectors.joining("\n")));
    }
  }

  private void figures(ExperimentResult result) {
    if (!result.figures().isEmpty()) {
      paragraph("## Figures");
    }
    for (FigureEntry figure : result.figures()) {
      paragraph("![" + figure.alt() + "](" + figure.file() + ".png)");
      paragraph(figure.caption() + " ([SVG](" + figure.file() + ".svg))");
    }
  }

  private void tables(ExperimentResult result) {
    if (!result.tables().isEmpty()) {
      paragraph("## Tables");
    }
    for (TableEntry table : result.tables()) {
      paragraph("[" + table.file() + "](" + table.file() + "): " + table.caption());
      MarkdownTable columns = new MarkdownTable("column", "content");
      table.columns().forEach(column -> columns.add(column.name(), column.description()));
      paragraph(columns.text().stripTrailing());
    }
  }

  private static String origin(ExperimentResult result) {
    return String.format(
        Locale.ROOT,
        "Quadrant %s, commit %s%s; engine %s of %d lanes, %s precision; seeds %s; %.1f s.",
        result.build().version(),
        result.build().commit(),
        result.build().modified() ? " with changes" : "",
        result.engine().name(),
        result.engine().lanes(),
        result.engine().precision(),
        result.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
        result.seconds());
  }
}
