package org.quadrant.benchmarks.experiments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.ResultFolder;

/** Carries experiments out and puts the results of each into a folder of its name. */
public final class ExperimentRunner {
  private final Path results;
  private final Size size;
  private final Laboratory laboratory;

  /**
   * A runner.
   *
   * @param results folder of the experiments' folders, created if need be
   * @param size how much to compute
   * @param laboratory threads, engine and records
   */
  public ExperimentRunner(Path results, Size size, Laboratory laboratory) {
    this.results = results;
    this.size = size;
    this.laboratory = laboratory;
  }

  /**
   * Carries one experiment out. Its folder appears whole or not at all, in place of an earlier one.
   *
   * @param experiment what to carry out
   * @return what came of it
   * @throws IOException if the folder cannot be written
   */
  public ExperimentResult run(Experiment experiment) throws IOException {
    long begin = System.nanoTime();
    try (ResultFolder folder =
        ResultFolder.begin("--out: " + results, results, experiment.name())) {
      ExperimentContext context = new ExperimentContext(size, laboratory, folder::file);
      experiment.run(context);
      ExperimentResult result = context.result(experiment, 1e-9 * (System.nanoTime() - begin));
      Files.writeString(folder.file(ExperimentReadme.FILE), ExperimentReadme.of(result));
      Json.write(folder.file(ExperimentResult.FILE), result);
      folder.publish();
      return result;
    }
  }
}
