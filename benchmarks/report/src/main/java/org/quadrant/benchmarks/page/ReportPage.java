package org.quadrant.benchmarks.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.page.ReportSources.RecordedExperiment;
import org.quadrant.benchmarks.page.ReportSources.RecordedValidation;
import org.quadrant.benchmarks.report.Overview;
import org.quadrant.benchmarks.report.RecordedRun;
import org.quadrant.benchmarks.results.ResultTable;

/**
 * The report as one page: equal files give equal bytes. What there are no files for is left out,
 * and said to be missing.
 */
public final class ReportPage {
  /** Browsers then refuse scripts and the network, whatever a file of results has in it. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private static final String EXPERIMENTS =
      """
      <p>The problem is that of G. Braun and M. Imaizumi, <cite>Neuron Block Dynamics for XOR \
      Classification with Zero-Margin</cite> (AISTATS 2026, arXiv 2602.00172). The conventions \
      are those of M. Glasgow, <cite>SGD Finds then Tunes Features in Two-Layer Neural Networks \
      with near-Optimal Sample Complexity</cite> (ICLR 2024, arXiv 2309.15111); the formulas were \
      derived from first principles and checked by simulation. In every figure, theory is drawn \
      through what was simulated.</p>
      """;

  private final ReportSources sources;
  private final Anchors anchors = new Anchors();
  private final List<ExperimentSection> experiments = new ArrayList<>();
  private final List<ValidationSection> validations = new ArrayList<>();
  private final List<BenchmarkSection> runs = new ArrayList<>();
  private final Map<String, String> targets = new HashMap<>();

  /** A page. */
  public ReportPage(ReportSources sources) {
    this.sources = sources;
    for (Part part : Part.values()) {
      anchors.next(part.anchor);
    }
    for (RecordedExperiment experiment : sources.experiments()) {
      experiments.add(new ExperimentSection(experiment, sources.folder(experiment), anchors));
    }
    for (RecordedValidation validation : sources.validations()) {
      validations.add(new ValidationSection(validation, anchors));
    }
    for (RecordedRun run : sources.benchmarks().runs()) {
      BenchmarkSection section =
          new BenchmarkSection(run, sources.results().resolve(run.path()), anchors);
      runs.add(section);
      targets.put(run.path(), section.target());
    }
  }

  /** What the page consists of. */
  private enum Part {
    CHECKS("checks", "All checks"),
    EXPERIMENTS("experiments", "Experiments"),
    VALIDATION("validation", "Validation"),
    BENCHMARKS("benchmarks", "Benchmarks");

    private final String anchor;
    private final String title;

    Part(String anchor, String title) {
      this.anchor = anchor;
      this.title = title;
    }
  }

  /**
   * What there are no files for.
   *
   * @return a line for each kind of results, with the command that makes them
   */
  public List<String> missing() {
    List<String> missing = new ArrayList<>();
    if (experiments.isEmpty()) {
      missing.add("experiments, which quadrant experiment all makes");
    }
    if (validations.isEmpty()) {
      missing.add("validation, which quadrant run makes");
    }
    if (runs.isEmpty()) {
      missing.add("benchmarks, which quadrant bench makes");
    }
    return missing;
  }

  /**
   * The page.
   *
   * @return an HTML document in lines ended by line feeds
   * @throws BadInputException if a figure or a result cannot be shown
   */
  public String html() throws BadInputException {
    StringBuilder content = new StringBuilder();
    if (!experiments.isEmpty() || !validations.isEmpty()) {
      content.append(part(Part.CHECKS, checks()));
    }
    if (!experiments.isEmpty()) {
      StringBuilder sections = new StringBuilder(EXPERIMENTS);
      for (ExperimentSection experiment : experiments) {
        sections.append(experiment.html());
      }
      content.append(part(Part.EXPERIMENTS, sections.toString()));
    }
    if (!validations.isEmpty()) {
      content.append(
          part(
              Part.VALIDATION,
              validations.stream().map(ValidationSection::html).collect(Collectors.joining())));
    }
    if (!runs.isEmpty()) {
      content.append(part(Part.BENCHMARKS, benchmarks()));
    }
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>Quadrant: report</title>
    <style>
    %s</style>
    </head>
    <body>
    <header>
    <h1>Quadrant: report</h1>
    %s%s</header>
    <main>
    %s</main>
    </body>
    </html>
    """
        .formatted(POLICY, styleSheet(), summary(), navigation(), content);
  }

  private static String part(Part part, String content) {
    return "<section id=\"%s\">\n<h2>%s</h2>\n%s</section>\n"
        .formatted(part.anchor, part.title, content);
  }

  private String summary() {
    List<String> lines = new ArrayList<>();
    if (!experiments.isEmpty()) {
      List<ExperimentResult> results = experiments.stream().map(ExperimentSection::result).toList();
      lines.add(
          "Experiments: %d, with %d checks, %d failed."
              .formatted(
                  results.size(),
                  results.stream().mapToInt(result -> result.checks().size()).sum(),
                  results.stream().mapToLong(ExperimentResult::failures).sum()));
    }
    for (ValidationSection validation : validations) {
      lines.add(
          "%s: %d checks, %d failed."
              .formatted(
                  validation.title(),
                  validation.report().checks().size(),
                  validation.report().failures()));
    }
    if (!runs.isEmpty()) {
      lines.add("Runs of benchmarks: %d.".formatted(runs.size()));
    }
    missing().forEach(line -> lines.add("Not here: " + line + "."));
    return lines.stream()
        .map(line -> "<li>" + Html.text(line) + "</li>\n")
        .collect(Collectors.joining("", "<ul class=\"summary\">\n", "</ul>\n"));
  }

  private String navigation() {
    StringBuilder items = new StringBuilder();
    for (ExperimentSection experiment : experiments) {
      items.append(item(experiment.target(), experiment.title()));
    }
    for (ValidationSection validation : validations) {
      items.append(item(validation.target(), validation.title()));
    }
    if (!runs.isEmpty()) {
      items.append(item("#" + Part.BENCHMARKS.anchor, Part.BENCHMARKS.title));
    }
    for (BenchmarkSection run : runs) {
      items.append(item(run.target(), run.title()));
    }
    return "<nav aria-label=\"Contents\">\n<ul>\n" + items + "</ul>\n</nav>\n";
  }

  private static String item(String target, String title) {
    return "<li>" + Html.link(target, title) + "</li>\n";
  }

  private String checks() {
    ChecksTable table = new ChecksTable(anchors.next("all-checks"), "Every check, with its bounds");
    for (ExperimentSection experiment : experiments) {
      table.group(experiment.target(), experiment.title());
      experiment.result().checks().forEach(table::add);
    }
    for (ValidationSection validation : validations) {
      table.group(validation.target(), validation.title());
      table.addSum(validation.report());
    }
    return table.html() + "<p>± is the standard error over seeds.</p>\n";
  }

  private String benchmarks() throws BadInputException {
    Overview overview = new Overview(sources.benchmarks());
    StringBuilder html =
        new StringBuilder()
            .append(
                table("steps", "One step of the vector engine on every machine", overview.steps()))
            .append(table("limits", "Limits of the machines", overview.limits()));
    for (BenchmarkSection run : runs) {
      html.append(run.html());
    }
    return html.toString();
  }

  private String table(String anchor, String caption, ResultTable results) {
    return results.table().isEmpty()
        ? ""
        : HtmlTable.of(
                    anchors.next(anchor),
                    caption,
                    results.table(),
                    path -> targets.getOrDefault(path, path))
                .html()
            + Html.list(results.marks());
  }

  private static String styleSheet() {
    try (InputStream stream = ReportPage.class.getResourceAsStream("report.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
