package org.quadrant.benchmarks.page;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.experiments.ExperimentResult.FigureEntry;
import org.quadrant.benchmarks.experiments.ExperimentResult.TableEntry;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.page.ReportSources.RecordedExperiment;

/** One experiment: texts, checks, figures, and where its tables are. */
final class ExperimentSection {
  private final RecordedExperiment experiment;
  private final ExperimentResult result;
  private final Path folder;
  private final Anchors anchors;
  private final String anchor;

  /**
   * A section.
   *
   * @param folder of its files
   */
  ExperimentSection(RecordedExperiment experiment, Path folder, Anchors anchors) {
    this.experiment = experiment;
    this.result = experiment.result();
    this.folder = folder;
    this.anchors = anchors;
    this.anchor = anchors.next("experiment", experiment.folder());
  }

  String target() {
    return "#" + anchor;
  }

  String title() {
    return result.number() + ". " + result.title();
  }

  ExperimentResult result() {
    return result;
  }

  /**
   * The section.
   *
   * @throws BadInputException if a figure's file is none
   */
  String html() throws BadInputException {
    return """
    <section id="%s">
    <h3>%s</h3>
    %s%s%s%s%s%s%s</section>
    """
        .formatted(
            anchor,
            Html.text(title()),
            part("Claim", result.claim()),
            part("Set-up", result.setUp()),
            part("Theory", result.theory()),
            part("Found", result.found()),
            checks(),
            figures(),
            origin());
  }

  private static String part(String title, String text) {
    return "<h4>" + title + "</h4>\n" + Html.paragraphs(text);
  }

  private String checks() {
    if (result.checks().isEmpty()) {
      return "";
    }
    ChecksTable table =
        new ChecksTable(anchors.next(anchor, "checks"), "Checks of this experiment");
    result.checks().forEach(table::add);
    return "<h4>Checks</h4>\n%s<p>Where the bounds come from:</p>\n<dl>\n%s</dl>\n"
        .formatted(
            table.html(),
            result.checks().stream().map(ExperimentSection::note).collect(Collectors.joining()));
  }

  private static String note(Check check) {
    return "<dt>%s</dt><dd>%s</dd>\n"
        .formatted(Html.text(check.name()), Html.text(check.explanation()));
  }

  private String figures() throws BadInputException {
    StringBuilder html = new StringBuilder(result.figures().isEmpty() ? "" : "<h4>Figures</h4>\n");
    for (FigureEntry figure : result.figures()) {
      html.append(
          FigureElement.of(
              folder.resolve(figure.file() + ".svg"),
              anchors.next(anchor, figure.file()),
              figure.caption(),
              figure.alt()));
    }
    return html.toString();
  }

  private String origin() {
    Facts facts =
        new Facts()
            .add("Size", result.size().text())
            .add(
                "Seeds",
                result.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")))
            .add(
                "Engine",
                "%s, %d lanes, %s precision"
                    .formatted(
                        result.engine().name(),
                        result.engine().lanes(),
                        result.engine().precision()))
            .add("Time", String.format(Locale.ROOT, "%.1f s", result.seconds()))
            .add(result.build());
    for (TableEntry table : result.tables()) {
      facts.addHtml(
          "Table",
          Html.link(ReportSources.link(experiment, table.file()), table.file())
              + ": "
              + Html.text(table.caption()));
    }
    return "<h4>Made by</h4>\n" + facts.html();
  }
}
