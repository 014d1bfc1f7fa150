package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.quadrant.benchmarks.cli.RunResults.Stage;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.TrainingRun;
import org.quadrant.benchmarks.session.SessionResults;
import org.quadrant.benchmarks.validation.ValidationReport;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun.Outcome;
import picocli.CommandLine.ExitCode;

/**
 * The stages of {@code quadrant run}. One that fails costs none of the others; after an
 * interruption the rest is left out.
 */
final class RunStages {
  private static final String SUMMARY = "summary.md";

  private final RunResults results;
  private final BooleanSupplier stop;
  private final Drawing drawing;
  private final PrintWriter out;
  private final PrintWriter errors;
  private final Set<String> said = new HashSet<>();

  /** What the stages do. */
  interface Plan {
    /** Checks the numbers. */
    ValidationReport validate();

    /** Measures the speed; the keeper receives what there is after every measurement. */
    SessionResults measure(Consumer<SessionResults> keeper) throws IOException;

    /** What trains. */
    Engine engine();

    /** What is trained. */
    RunSettings settings();
  }

  /**
   * Stages that have not begun.
   *
   * @param results receives what they find
   * @param stop asked whether to end early
   * @param drawing draws the figure of the training
   * @param out where to print what is found
   * @param errors where to print what goes wrong
   */
  RunStages(
      RunResults results,
      BooleanSupplier stop,
      Drawing drawing,
      PrintWriter out,
      PrintWriter errors) {
    this.results = results;
    this.stop = stop;
    this.drawing = drawing;
    this.out = out;
    this.errors = errors;
  }

  /** Goes through all of them; returns the exit code. */
  int execute(Plan plan) {
    results.folder().tellIfKept(kept -> say("what was measured is kept in " + kept));
    out.println("== machine");
    out.println(results.machine().line());
    out.println("until the end, results are in " + results.folder().draft());
    stage(Stage.VALIDATION, () -> results.add(plan.validate()));
    stage(
        Stage.MEASUREMENTS,
        () ->
            results.add(
                plan.measure(
                    soFar -> {
                      results.add(soFar);
                      writeSoFar();
                    })));
    stage(Stage.TRAINING, () -> train(plan));
    if (results.isEmpty()) {
      say("nothing was measured");
      return ExitCode.SOFTWARE;
    }
    return finish();
  }

  private void stage(Stage stage, LastSteps.Step step) {
    if (stop.getAsBoolean()) {
      results.miss(stage, "interrupted");
      return;
    }
    out.println("== " + stage.text());
    try {
      step.take();
    } catch (IOException | RuntimeException | Error e) {
      String reason = ErrorLines.text(e);
      say(stage.text() + ": " + reason);
      results.miss(stage, reason);
    }
    writeSoFar();
  }

  /** What cannot be written now is tried again later. */
  private void writeSoFar() {
    results.write(new LastSteps(this::say));
  }

  private void train(Plan plan) throws IOException {
    RunSettings settings = plan.settings();
    try (RunFolder files = RunFolder.open("--results", results.training(), false);
        StepProgress progress = StepProgress.to(errors, settings.steps())) {
      // From here on there is a trajectory.
      results.folder().keep();
      TrainingRun run =
          new TrainingRun(settings, plan.engine(), progress, stop, drawing).withoutParameters();
      try {
        run.execute(files);
        progress.end();
      } finally {
        run.summary()
            .ifPresent(
                summary -> results.add(settings, plan.engine(), summary, run.missingFigure()));
      }
      run.missingFigure().ifPresent(new FigureNotices(errors)::add);
      if (run.summary().filter(summary -> summary.outcome() == Outcome.INTERRUPTED).isPresent()) {
        results.miss(Stage.TRAINING, "interrupted");
      }
    }
  }

  private int finish() {
    LastSteps steps = new LastSteps(this::say);
    String report = results.report();
    out.println();
    out.println(report);
    steps.attempt(SUMMARY, () -> AtomicFile.write(results.folder().file(SUMMARY), report));
    results.writeFindings(steps);
    boolean complete = !results.isIncomplete() && !steps.failed();
    Ending.end(results.folder(), complete, () -> results.writeHeader(steps), steps, out);
    if (stop.getAsBoolean()) {
      say("interrupted; header.json lists what is missing");
    }
    return steps.failed() ? ExitCode.SOFTWARE : results.exitCode();
  }

  /** Once, though it may go wrong again and again. */
  private void say(String line) {
    if (said.add(line)) {
      errors.println("quadrant: " + line);
    }
  }
}
