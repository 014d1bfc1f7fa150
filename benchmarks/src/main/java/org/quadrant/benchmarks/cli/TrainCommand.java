package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.benchmarks.recording.Preset;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.recording.Setting;
import org.quadrant.benchmarks.recording.TrainingRun;
import org.quadrant.dynamics.Divergence;
import org.quadrant.training.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code quadrant train}: trains one network and records the run. */
@Command(
    name = "train",
    description = "Trains a network by minibatch SGD and records the run.",
    sortOptions = false,
    footerHeading = "%nFiles in DIR:%n",
    footer = {
      "  config.json     every setting, the preset if one was named, and the build, engine and"
          + " machine",
      "  trajectory.csv  one row per observation: losses, test error, blocks, alignment, margins;",
      "                  NaN for the means of a block without neurons (null in summary.json)",
      "  neurons.csv     one row per neuron, at the start and at the end",
      "  W.npy, a.npy    the final parameters, [p][d] and [p]; of --engine gram, plane.npy [p][2]",
      "                  and L.npy [p][p] in place of W.npy",
      "  summary.json    outcome, times, rates, final error, digest of the parameters",
      "  blocks.png/svg  block signals and masses over time",
      "  with --overlaps-every: overlaps.npy [records][p][4], of each neuron its components along",
      "                  mu1/|mu1| and mu2/|mu2|, the norm of the rest of w, and a;",
      "                  overlaps-times.npy [records][2], step and t; start-W.npy, start-a.npy;",
      "                  of --engine gram, start-plane.npy and start-L.npy in place of start-W.npy",
      "",
      "Presets:",
      "  glasgow              hypercube inputs, sizes of the default run",
      "  labonte-muthukumar   hypercube inputs, d = 100, p = 10, sum scaling",
      "  xor-clusters-weak, xor-clusters-strong",
      "                       four Gaussian clusters at signal-to-noise ratios 1 and 100",
      "  benign-overfitting   few clusters' samples with label noise, again and again"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private final CommandSpec training = SettingOptions.of(Setting.OF_TRAINING);

  @Mixin private EngineOptions engineOptions;

  @Mixin private final CommandSpec recording = SettingOptions.of(Setting.OF_RECORD);

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes through the fixed sample, in place of --steps.")
  private Long epochs;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "Settings that other options change, see below.")
  private String preset;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "quadrant-run",
      description = "Folder for the run's files; created if need be. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--force", description = "Replace the files of an older run in DIR.")
  private boolean force;

  @Override
  public Integer call() throws IOException {
    RunSettings settings = UsageErrors.check(spec.commandLine(), this::settings);
    Engine engine =
        engineOptions.select(spec.commandLine(), chosen -> chosen.requireRoom(settings.training()));
    PrintWriter errors = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.listen();
        RunFolder folder = RunFolder.open("--out", out, force)) {
      folder.tellIfKept(kept -> errors.println("quadrant: what was recorded is kept in " + kept));
      FigureNotices notices = new FigureNotices(errors);
      TrainReport report = new TrainReport(spec.commandLine().getOut());
      chosenPreset().ifPresent(report::print);
      try (StepProgress progress = StepProgress.to(errors, settings.steps())) {
        TrainingRun run = new TrainingRun(settings, engine, progress, interruption::requested);
        chosenPreset().ifPresent(run::withPreset);
        try {
          run.execute(folder);
          progress.end();
        } finally {
          run.summary().ifPresent(summary -> report.print(summary, engine));
          run.missingFigure().ifPresent(notices::add);
        }
        report.printFolder(out);
        int exitCode = exitCode(run.summary().orElseThrow(), errors);
        return notices.failed() ? ExitCode.SOFTWARE : exitCode;
      }
    }
  }

  private Optional<Preset> chosenPreset() {
    return Optional.ofNullable(preset).map(Preset::of);
  }

  /** What the command line says. */
  RunSettings settings() {
    ParseResult given = spec.commandLine().getParseResult();
    RunSettings.Builder run = SettingOptions.read(given, training, recording, chosenPreset());
    if (epochs != null) {
      if (given.hasMatchedOption(SettingOptions.option(Setting.STEPS))) {
        throw new IllegalArgumentException(
            "epochs: " + epochs + " with --steps; allowed: one of them");
      }
      run.epochs(epochs);
    }
    return run.build();
  }

  private static String symptom(double testLoss) {
    return Double.isFinite(testLoss) && testLoss > Divergence.LOSS_FACTOR
        ? "a test loss of " + testLoss
        : "a loss or a parameter is not finite";
  }

  private int exitCode(RunSummary summary, PrintWriter errors) {
    String ended =
        switch (summary.outcome()) {
          case COMPLETED -> "";
          case DIVERGED -> "diverged: " + symptom(summary.last().testLoss()) + " after step ";
          case INTERRUPTED -> "interrupted after step ";
        };
    if (ended.isEmpty()) {
      return ExitCode.OK;
    }
    errors.println(
        "quadrant: " + ended + summary.steps() + "; what was recorded until then is in " + out);
    return ExitCode.SOFTWARE;
  }
}
