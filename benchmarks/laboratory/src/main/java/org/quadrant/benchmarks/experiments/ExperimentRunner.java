package org.quadrant.benchmarks.experiments;

import java.io.IOException;
import java.nio.file.Path;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.results.ResultFolder;

/** Carries experiments out and puts the results of each into a folder of its name. */
public final class ExperimentRunner {
  private final Path results;
  private final Size size;
  private final SeedChoice seeds;
  private final Laboratory laboratory;
  private final Drawing drawing;
  private final Listener listener;

  /** Told of what could not be done with findings that are there. */
  public interface Listener {
    /**
     * A figure is not there; everything else may be.
     *
     * @param figure which, and why
     */
    void missing(MissingFigure figure);

    /**
     * A file could not be written.
     *
     * @param reason one line
     */
    void failed(String reason);

    /**
     * The folder of an experiment did not get its name.
     *
     * @param folder where the files are that could be written
     */
    void kept(Path folder);
  }

  /** Takes anything missing for an error. */
  private static final class Strict implements Listener {
    @Override
    public void missing(MissingFigure figure) {
      throw new IllegalStateException(figure.text());
    }

    @Override
    public void failed(String reason) {
      throw new IllegalStateException(reason);
    }

    @Override
    public void kept(Path folder) {
      // What led to it was thrown.
    }
  }

  /**
   * A runner that throws where a file of an experiment cannot be had.
   *
   * @param results folder of the experiments' folders, created if need be
   * @param laboratory threads, engine and records
   */
  public ExperimentRunner(Path results, Size size, Laboratory laboratory) {
    this(results, size, SeedChoice.USUAL, laboratory, Drawing.here(), new Strict());
  }

  /**
   * A runner that does without files that cannot be had.
   *
   * @param results folder of the experiments' folders, created if need be
   * @param seeds which seeds the trainings have
   * @param laboratory threads, engine and records
   * @param listener told of what is not there
   */
  public ExperimentRunner(
      Path results,
      Size size,
      SeedChoice seeds,
      Laboratory laboratory,
      Drawing drawing,
      Listener listener) {
    this.results = results;
    this.size = size;
    this.seeds = seeds;
    this.laboratory = laboratory;
    this.drawing = drawing;
    this.listener = listener;
  }

  /**
   * Carries one experiment out. Its folder appears in place of an earlier one, with all that was
   * found; where figures are missing, without those. If another file cannot be written, the earlier
   * one stays, and what could be written stays under a hidden name.
   *
   * @throws IOException if no folder can be created
   */
  public ExperimentResult run(Experiment experiment) throws IOException {
    long begin = System.nanoTime();
    try (ResultFolder folder =
        ResultFolder.begin("--out: " + results, results, experiment.name())) {
      folder.tellIfKept(listener::kept);
      try {
        LastSteps steps =
            new LastSteps(reason -> listener.failed(experiment.name() + ": " + reason));
        ExperimentContext context =
            new ExperimentContext(
                size, seeds, laboratory, drawing, folder::file, steps, listener::missing);
        experiment.run(context);
        ExperimentResult result = context.result(experiment, 1e-9 * (System.nanoTime() - begin));
        steps.attempt(
            ExperimentReadme.FILE,
            () ->
                AtomicFile.write(folder.file(ExperimentReadme.FILE), ExperimentReadme.of(result)));
        steps.attempt(
            ExperimentResult.FILE, () -> Json.replace(folder.file(ExperimentResult.FILE), result));
        if (steps.failed()) {
          folder.keep();
        } else {
          steps.attempt(experiment.name(), folder::publish);
        }
        return result;
      } catch (RuntimeException | Error e) {
        // Tables that were written before are worth keeping.
        folder.keep();
        throw e;
      }
    }
  }
}
