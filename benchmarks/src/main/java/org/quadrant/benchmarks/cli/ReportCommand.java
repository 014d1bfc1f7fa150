package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.page.ReportPage;
import org.quadrant.benchmarks.page.ReportSources;
import org.quadrant.benchmarks.report.GeneratedSection;
import org.quadrant.benchmarks.report.Overview;
import org.quadrant.benchmarks.results.ResultsLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quadrant report}: one table over all machines, and one page of everything. */
@Command(
    name = "report",
    description = {
      "Writes the tables over all machines into DIR/README.md, between the two comments that mark"
          + " their place; the rest of that file stays as it is. Writes DIR/report.html, one page"
          + " of all experiments, validations and benchmarks, with their figures in it. The same"
          + " results give the same text."
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "Folder of all results, MACHINE/RUN and experiments/NAME in it. Default: results in the"
              + " checkout of Quadrant around the current folder; outside a checkout,"
              + " quadrant-results.")
  private Path given;

  @Override
  public Integer call() throws IOException {
    Path results = given == null ? ResultsLocation.from(Path.of("")) : given;
    ReportSources sources = ReportSources.read(results);
    ReportPage page = new ReportPage(sources);
    // Whatever is wrong with the results shows before anything is written.
    String html = page.html();
    Optional<String> overview =
        sources.benchmarks().runs().isEmpty()
            ? Optional.empty()
            : Optional.of(new Overview(sources.benchmarks()).text());
    PrintWriter out = spec.commandLine().getOut();
    LastSteps steps =
        new LastSteps(failure -> spec.commandLine().getErr().println("quadrant: " + failure));
    Path file = results.resolve("report.html");
    steps.attempt(
        file.toString(),
        () -> {
          AtomicFile.write(file, html);
          out.println("written: " + file);
        });
    if (overview.isPresent()) {
      Path tables = results.resolve("README.md");
      GeneratedSection.replace(tables, overview.get());
      out.println("written: " + tables);
    }
    out.println(
        "experiments: %d, validations: %d, runs: %d"
            .formatted(
                sources.experiments().size(),
                sources.validations().size(),
                sources.benchmarks().runs().size()));
    page.missing().forEach(missing -> out.println("not there: " + missing));
    return steps.failed() ? ExitCode.SOFTWARE : ExitCode.OK;
  }
}
