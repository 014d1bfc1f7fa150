package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.benchmarks.replay.Replay;
import org.quadrant.benchmarks.replay.ReplayCase;
import org.quadrant.dynamics.Divergence;
import org.quadrant.training.MemoryLimit;
import org.quadrant.training.WeightEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quadrant replay}: trains on given arrays and compares with what is expected of them. */
@Command(
    name = "replay",
    description = {
      "Trains on the samples of a case and compares every step with what the case expects: for"
          + " each array, the largest absolute difference over the largest absolute expected"
          + " value. So any other framework can be checked against this one."
    },
    sortOptions = false,
    footerHeading = "%nFiles of a case (NumPy arrays of <f4 or <f8, C order):%n",
    footer = {
      "  case.json  d, p, m, steps, eta, loss, scale; optional: theta, law, eta-w, eta-a,",
      "             schedule, weight-decay, constraint",
      "  X.npy      [steps][m][d]    samples; labels are -sgn(x1) sgn(x2)",
      "  W.npy      [steps+1][p][d]  parameters before each step and after the last;",
      "  a.npy      [steps+1][p]     or [1][p][d] and [1][p], the start alone",
      "  f.npy      [steps][m]       outputs of each step (optional)",
      "  loss.npy   [steps]          mean loss of each step (optional)"
    })
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--case",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the case.")
  private Path folder;

  @Mixin private EngineOptions engineOptions;

  @Option(
      names = "--tolerance",
      paramLabel = "X",
      description = "Largest deviation allowed; exit code 1 if one is larger or NaN.")
  private Double tolerance;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the run, written as a case. Needed if the case expects nothing.")
  private Path out;

  @Option(names = "--force", description = "Replace the files of an older run in --out.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    WeightEngine engine = engineOptions.selectWithWeights(spec.commandLine());
    requireTolerance();
    try (Interruption interruption = Interruption.listen();
        ReplayCase replayCase = ReplayCase.open("--case", folder)) {
      requirePurpose(replayCase);
      requireRoom(replayCase, engine);
      if (out == null) {
        return replay(replayCase, engine, interruption, Optional.empty());
      }
      requireOtherFolder();
      try (RunFolder runFolder = RunFolder.open("--out", out, force)) {
        return replay(replayCase, engine, interruption, Optional.of(runFolder));
      }
    }
  }

  private void requireTolerance() {
    if (tolerance != null && !(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
      throw badUsage("--tolerance: " + tolerance + "; allowed: finite numbers >= 0");
    }
  }

  private void requirePurpose(ReplayCase replayCase) {
    if (replayCase.hasExpectations()) {
      return;
    }
    if (tolerance != null) {
      throw badUsage(
          "--tolerance: "
              + tolerance
              + "; allowed: only for a case that expects something, but "
              + folder
              + " holds the start alone");
    }
    if (out == null) {
      throw badUsage("--out: missing; needed since " + folder + " holds the start alone");
    }
  }

  /** Room for the start, the parameters now, those expected, and copies to compare them by. */
  private void requireRoom(ReplayCase replayCase, WeightEngine engine) throws BadInputException {
    try {
      new MemoryLimit(engine, 5).require(replayCase.configuration());
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--case: " + folder + ": " + e.getMessage(), e);
    }
  }

  private void requireOtherFolder() throws IOException {
    if (Files.exists(out) && Files.isSameFile(out, folder)) {
      throw badUsage("--out: " + out + " is the case itself; allowed: another folder");
    }
  }

  private ParameterException badUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int replay(
      ReplayCase replayCase,
      WeightEngine engine,
      Interruption interruption,
      Optional<RunFolder> runFolder)
      throws IOException {
    DeviationTable table = new DeviationTable(spec.commandLine().getOut());
    PrintWriter errors = spec.commandLine().getErr();
    runFolder.ifPresent(
        files -> files.tellIfKept(kept -> errors.println("quadrant: the run is kept in " + kept)));
    Replay.Listener listener = replayCase.hasExpectations() ? table : (step, deviations) -> {};
    Replay.Result result =
        new Replay(replayCase, engine, listener, interruption::requested).execute(runFolder);
    Optional<String> failure = failure(result, replayCase);
    failure.ifPresent(message -> errors.println("quadrant: " + message));
    return failure.isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private Optional<String> failure(Replay.Result result, ReplayCase replayCase) {
    if (result.diverged()) {
      return Optional.of(
          (Double.isFinite(result.loss()) && result.loss() > Divergence.LOSS_FACTOR
                  ? "diverged: a loss of " + result.loss()
                  : "diverged: the loss or a parameter is not finite")
              + " after step "
              + result.steps());
    }
    if (result.steps() < replayCase.steps()) {
      return Optional.of("interrupted after step " + result.steps());
    }
    if (tolerance != null && !result.largest().within(tolerance)) {
      return Optional.of(
          "--tolerance: " + tolerance + "; the largest deviation is " + result.largest().largest());
    }
    return Optional.empty();
  }
}
