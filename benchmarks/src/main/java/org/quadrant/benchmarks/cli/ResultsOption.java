package org.quadrant.benchmarks.cli;

import java.nio.file.Path;
import org.quadrant.benchmarks.results.ResultsLocation;
import picocli.CommandLine.Option;

/** Where results go, the same for all subcommands that write them. */
final class ResultsOption {
  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "Folder of all results. Default: results in the checkout of Quadrant around the current"
              + " folder; outside a checkout, quadrant-results.")
  private Path given;

  /** The folder, which need not exist. */
  Path folder() {
    return given == null ? ResultsLocation.from(Path.of("")) : given;
  }
}
