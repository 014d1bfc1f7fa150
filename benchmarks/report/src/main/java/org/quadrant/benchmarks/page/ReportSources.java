package org.quadrant.benchmarks.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.quadrant.benchmarks.experiments.ExperimentReader;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.report.Archive;
import org.quadrant.benchmarks.validation.ValidationReader;
import org.quadrant.benchmarks.validation.ValidationReport;

/**
 * All that a report is made from.
 *
 * @param experiments by their numbers
 * @param validations by their paths
 * @param benchmarks the measurements of all machines
 */
public record ReportSources(
    Path results,
    List<RecordedExperiment> experiments,
    List<RecordedValidation> validations,
    Archive benchmarks) {
  private static final String EXPERIMENTS = "experiments";
  private static final String VALIDATION = "validation.json";

  /** Machine, run. */
  private static final int DEPTH = 2;

  /**
   * An experiment.
   *
   * @param folder its folder's name
   * @param result what came of it
   */
  public record RecordedExperiment(String folder, ExperimentResult result) {}

  /**
   * A validation.
   *
   * @param path of its file, from the folder of all results
   * @param report what came of it
   */
  public record RecordedValidation(String path, ValidationReport report) {}

  /** Copies the lists. */
  public ReportSources {
    experiments = List.copyOf(experiments);
    validations = List.copyOf(validations);
  }

  /**
   * Reads everything: {@code experiments/NAME/experiment.json}, {@code validation.json} in the
   * folder of all results, of a machine or of a run, and the measurements. Hidden folders are
   * drafts, and passed over.
   *
   * @return what was found, some of which may be nothing
   * @throws BadInputException if there is no such folder, nothing in it, or a file is not what it
   *     should be
   * @throws IOException if something cannot be read
   */
  public static ReportSources read(Path results) throws IOException {
    ReportSources sources =
        new ReportSources(
            results, experiments(results), validations(results), Archive.read(results));
    if (sources.experiments.isEmpty()
        && sources.validations.isEmpty()
        && sources.benchmarks.runs().isEmpty()) {
      throw new BadInputException(
          results
              + ": no results; allowed: a folder that holds MACHINE/RUN/jmh.json,"
              + " MACHINE/RUN/validation.json or experiments/NAME/experiment.json");
    }
    return sources;
  }

  private static List<RecordedExperiment> experiments(Path results) throws IOException {
    List<RecordedExperiment> experiments = new ArrayList<>();
    for (Path folder : Archive.folders(results.resolve(EXPERIMENTS))) {
      if (ExperimentReader.isExperiment(folder)) {
        experiments.add(
            new RecordedExperiment(folder.getFileName().toString(), ExperimentReader.read(folder)));
      }
    }
    experiments.sort(
        Comparator.comparingInt((RecordedExperiment experiment) -> experiment.result().number())
            .thenComparing(RecordedExperiment::folder));
    return experiments;
  }

  private static List<RecordedValidation> validations(Path results) throws IOException {
    List<RecordedValidation> validations = new ArrayList<>();
    addValidations(results, "", DEPTH, validations);
    return validations;
  }

  private static void addValidations(
      Path folder, String path, int depth, List<RecordedValidation> validations)
      throws IOException {
    Path file = folder.resolve(VALIDATION);
    if (Files.exists(file)) {
      validations.add(new RecordedValidation(path + VALIDATION, ValidationReader.read(file)));
    }
    if (depth > 0) {
      for (Path child : Archive.folders(folder)) {
        addValidations(child, path + child.getFileName() + "/", depth - 1, validations);
      }
    }
  }

  /**
   * The files of an experiment.
   *
   * @param experiment one of these
   */
  Path folder(RecordedExperiment experiment) {
    return results.resolve(EXPERIMENTS).resolve(experiment.folder());
  }

  /**
   * Where a page in the folder of all results finds a file of an experiment.
   *
   * @return the path from the folder of all results
   */
  static String link(RecordedExperiment experiment, String name) {
    return EXPERIMENTS + "/" + experiment.folder() + "/" + name;
  }
}
