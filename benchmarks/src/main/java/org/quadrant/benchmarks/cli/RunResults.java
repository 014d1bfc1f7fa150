package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.results.MachineFile;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RunHeader;
import org.quadrant.benchmarks.session.SessionResults;
import org.quadrant.benchmarks.validation.ValidationReport;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun.Outcome;
import picocli.CommandLine.ExitCode;

/**
 * What {@code quadrant run} has found so far. It is written as soon as it is found, so that neither
 * a later stage nor the end of the process can cost it; with each part, a header that says which
 * others are missing.
 */
final class RunResults {
  private static final String VALIDATION = "validation.json";
  private static final String MEASUREMENTS = "jmh.json";

  private final ResultFolder folder;
  private final Machine machine;
  private final List<String> command;
  private final Instant start;

  private final Map<Stage, String> failures = new EnumMap<>(Stage.class);
  private ValidationReport validation;
  private SessionResults measured;
  private Trained trained;

  /** What a run consists of, in this order. */
  enum Stage {
    VALIDATION,
    MEASUREMENTS,
    TRAINING;

    /** Its name for readers. */
    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A training, and why its figure is not there. */
  private record Trained(
      RunSettings settings, Engine engine, RunSummary summary, Optional<MissingFigure> noFigure) {}

  /**
   * No results yet.
   *
   * @param command name of the command and its arguments
   */
  RunResults(ResultFolder folder, Machine machine, List<String> command, Instant start) {
    this.folder = folder;
    this.machine = machine;
    this.command = command;
    this.start = start;
  }

  ResultFolder folder() {
    return folder;
  }

  Machine machine() {
    return machine;
  }

  /** Where the training writes files of its own. */
  Path training() {
    return folder.file("training");
  }

  void add(ValidationReport report) {
    validation = report;
  }

  void add(SessionResults results) {
    measured = results;
  }

  void add(
      RunSettings settings, Engine engine, RunSummary summary, Optional<MissingFigure> noFigure) {
    trained = new Trained(settings, engine, summary, noFigure);
  }

  /** Notes why a stage is missing, or ended before its time. */
  void miss(Stage stage, String reason) {
    failures.put(stage, reason);
  }

  /** Whether nothing was found. */
  boolean isEmpty() {
    return validation == null && (measured == null || measured.isEmpty()) && trained == null;
  }

  /** Whether part of what was to be found is missing. */
  boolean isIncomplete() {
    return !missingStages().isEmpty() || measured.failed();
  }

  private boolean isThere(Stage stage) {
    return switch (stage) {
      case VALIDATION -> validation != null;
      case MEASUREMENTS -> measured != null;
      case TRAINING -> trained != null;
    };
  }

  private List<String> missingStages() {
    List<String> missing = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      if (failures.containsKey(stage)) {
        missing.add(stage.text() + ": " + failures.get(stage));
      } else if (!isThere(stage)) {
        missing.add(stage.text() + ": not done yet");
      }
    }
    return missing;
  }

  /** All that is missing, each with the reason. */
  private List<String> missing() {
    List<String> missing = new ArrayList<>(missingStages());
    if (measured != null) {
      missing.addAll(measured.missing());
    }
    failedFigure().ifPresent(figure -> missing.add(figure.text()));
    return missing;
  }

  /** Exit code of a run that ends with this. */
  int exitCode() {
    return isIncomplete()
            || !validation.passed()
            || trained.summary().outcome() != Outcome.COMPLETED
            || failedFigure().isPresent()
        ? ExitCode.SOFTWARE
        : ExitCode.OK;
  }

  /** A figure that this Java runtime could have drawn. */
  private Optional<MissingFigure> failedFigure() {
    return Optional.ofNullable(trained)
        .flatMap(Trained::noFigure)
        .filter(figure -> !figure.impossible());
  }

  /**
   * Replaces all files, each in one step; does nothing as long as nothing is found.
   *
   * @param steps told of each that cannot be written
   */
  void write(LastSteps steps) {
    if (!isEmpty()) {
      writeFindings(steps);
      // After the others, so that it may call missing what is there, but not the other way round.
      boolean _ = steps.attempt(Ending.HEADER, () -> writeHeader(steps));
    }
  }

  /**
   * Replaces all files but the header.
   *
   * @param steps told of each that cannot be written
   */
  void writeFindings(LastSteps steps) {
    steps.attempt("results", folder::keep);
    write(MachineFile.NAME, machine, steps);
    if (validation != null) {
      write(VALIDATION, validation, steps);
    }
    if (measured != null) {
      write(MEASUREMENTS, measured.json(), steps);
    }
  }

  /**
   * Replaces the header.
   *
   * @param steps whose failures are among what is missing
   * @throws IOException if it cannot be written
   */
  void writeHeader(LastSteps steps) throws IOException {
    List<String> missing = new ArrayList<>(missing());
    missing.addAll(steps.failures());
    Json.replace(
        folder.file(Ending.HEADER),
        RunHeader.endingNow(
            command, start, steps.failed() ? ExitCode.SOFTWARE : exitCode(), missing));
  }

  private void write(String name, Object content, LastSteps steps) {
    steps.attempt(name, () -> Json.replace(folder.file(name), content));
  }

  /** Everything as people read it, in Markdown. */
  String report() {
    RunReport report =
        new RunReport(machine, RunHeader.endingNow(command, start, exitCode(), missing()));
    BenchmarkTable throughput =
        new BenchmarkTable(
            measured == null ? new JmhResults(List.of()) : measured.results(),
            machine.preferredLanes());
    if (validation != null) {
      report.addValidation(validation);
    }
    if (measured != null && !measured.isEmpty()) {
      report.addThroughput(throughput);
    }
    if (trained != null) {
      report.addTraining(
          trained.settings(),
          trained.engine(),
          trained.summary(),
          throughput,
          trained.noFigure().isEmpty());
    }
    report.addMissing(missingStages());
    return report.text();
  }
}
