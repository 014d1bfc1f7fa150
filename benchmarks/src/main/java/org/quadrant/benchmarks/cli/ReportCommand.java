package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.report.Archive;
import org.quadrant.benchmarks.report.GeneratedSection;
import org.quadrant.benchmarks.report.Overview;
import org.quadrant.benchmarks.results.ResultsLocation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quadrant report}: one table over all machines. */
@Command(
    name = "report",
    description = {
      "Writes the tables over all machines into DIR/README.md, between the two comments that mark"
          + " their place; the rest of that file stays as it is. The same results give the same"
          + " text."
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "Folder of all results, MACHINE/RUN/jmh.json in it. Default: results in the checkout of"
              + " Quadrant around the current folder; outside a checkout, quadrant-results.")
  private Path given;

  @Override
  public Integer call() throws IOException {
    Path results = given == null ? ResultsLocation.from(Path.of("")) : given;
    Archive archive = Archive.read(results);
    Path file = results.resolve("README.md");
    GeneratedSection.replace(file, new Overview(archive).text());
    spec.commandLine().getOut().println("runs: " + archive.runs().size() + "; written: " + file);
    return ExitCode.OK;
  }
}
