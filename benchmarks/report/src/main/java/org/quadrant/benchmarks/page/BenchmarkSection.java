package org.quadrant.benchmarks.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.report.RecordedRun;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.FunctionTable;
import org.quadrant.benchmarks.results.LimitsTable;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.ResultTable;
import org.quadrant.benchmarks.results.RunHeader;

/** One run of the benchmarks: machine, all results, limits, roofline and elementary functions. */
final class BenchmarkSection {
  private static final String ROOFLINE = "roofline.svg";

  private final RecordedRun run;
  private final Path folder;
  private final Anchors anchors;
  private final String anchor;

  /**
   * A section.
   *
   * @param folder of its files
   */
  BenchmarkSection(RecordedRun run, Path folder, Anchors anchors) {
    this.run = run;
    this.folder = folder;
    this.anchors = anchors;
    this.anchor = anchors.next("run", run.path());
  }

  String target() {
    return "#" + anchor;
  }

  String title() {
    return "Run " + run.path();
  }

  /**
   * The section.
   *
   * @throws BadInputException if the file of the roofline is not a figure
   */
  String html() throws BadInputException {
    int lanes = run.machine().preferredLanes();
    return """
    <section id="%s">
    <h3>%s</h3>
    %s%s%s%s%s</section>
    """
        .formatted(
            anchor,
            Html.text(title()),
            facts(),
            roofline(),
            table(new LimitsTable(run.results(), lanes)),
            table(new FunctionTable(run.results())),
            results(new BenchmarkTable(run.results(), lanes)));
  }

  private String facts() {
    Machine machine = run.machine();
    RunHeader header = run.header();
    Facts facts =
        new Facts()
            .add("Machine", machine.line())
            .add("Date", header.date())
            .add("Quadrant", Facts.build(header.version(), header.commit(), header.modified()))
            .add("Time", String.format(Locale.ROOT, "%.0f s", header.seconds()))
            .addHtml("Command", "<code>" + Html.text(String.valueOf(header.command())) + "</code>");
    if (header.missing() != null) {
      header.missing().forEach(missing -> facts.add("Missing", missing));
    }
    return facts.html();
  }

  private String roofline() throws BadInputException {
    Path file = folder.resolve(ROOFLINE);
    return Files.exists(file)
        ? FigureElement.of(
            file,
            anchors.next(anchor, "roofline"),
            "Roofline: kernels and steps under the limits that were measured beside them.",
            "Roofline of run " + run.path() + "; its figures are in the tables below.")
        : "";
  }

  private String results(BenchmarkTable results) {
    List<String> notes = new ArrayList<>(results.drift());
    notes.addAll(results.marks());
    return "<details>\n<summary>All "
        + run.results().results().size()
        + " results</summary>\n"
        + table(
            "Scores with half of their 99.9 % confidence intervals; a step counts 4·m·d·p"
                + " operations; the peak is that of the same session, lanes and threads",
            results.table(), notes)
        + "</details>\n";
  }

  private String table(ResultTable results) {
    return table(results.title(), results.table(), results.marks());
  }

  private String table(String caption, MarkdownTable table, List<String> notes) {
    return table.isEmpty()
        ? ""
        : HtmlTable.of(anchors.next(anchor, "table"), caption, table, UnaryOperator.identity())
                .html()
            + Html.list(notes);
  }
}
