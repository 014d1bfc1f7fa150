package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.output.OptionNames;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.recording.TrainingRun;
import org.quadrant.dynamics.Divergence;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant train}: trains one network and records the run. */
@Command(
    name = "train",
    description = "Trains a network by online minibatch SGD and records the run.",
    sortOptions = false,
    footerHeading = "%nFiles in DIR:%n",
    footer = {
      "  config.json     every setting, and the build, engine and machine",
      "  trajectory.csv  one row per observation: losses, test error, blocks, alignment, margins;",
      "                  NaN for the means of a block without neurons (null in summary.json)",
      "  neurons.csv     one row per neuron, at the start and at the end",
      "  W.npy, a.npy    the final parameters, [p][d] and [p]",
      "  summary.json    outcome, times, rates, final error, digest of the parameters",
      "  blocks.png/svg  block signals and masses over time"
    })
final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--d",
      paramLabel = "N",
      defaultValue = "200",
      description = "Input coordinates, at least 3. Default: ${DEFAULT-VALUE}.")
  private int d;

  @Option(
      names = "--p",
      paramLabel = "N",
      defaultValue = "400",
      description = "Neurons. Default: ${DEFAULT-VALUE}.")
  private int p;

  @Option(
      names = "--m",
      paramLabel = "N",
      defaultValue = "8000",
      description = "Fresh samples per step. Default: ${DEFAULT-VALUE}.")
  private int m;

  @Option(
      names = "--eta",
      paramLabel = "X",
      defaultValue = "0.1",
      description = "Learning rate. Default: ${DEFAULT-VALUE}.")
  private double eta;

  @Option(
      names = "--theta",
      paramLabel = "X",
      defaultValue = "0.05",
      description = "Norm of each w and size of each a at the start. Default: ${DEFAULT-VALUE}.")
  private double theta;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "" + RunSettings.STEPS,
      description = "Steps of SGD. Default: ${DEFAULT-VALUE}.")
  private long steps;

  @Option(
      names = "--law",
      paramLabel = "LAW",
      defaultValue = "gaussian",
      description =
          "Law of the inputs: " + InputLaw.FORMS + "; NU at least 2.25. Default: ${DEFAULT-VALUE}.")
  private String law;

  @Option(
      names = "--label-noise",
      paramLabel = "X",
      defaultValue = "0",
      description = "Probability that a label is flipped, at most 0.5. Default: ${DEFAULT-VALUE}.")
  private double labelNoise;

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      defaultValue = "logistic",
      description = "Loss: logistic or first-order. Default: ${DEFAULT-VALUE}.")
  private String loss;

  @Option(
      names = "--scale",
      paramLabel = "NAME",
      defaultValue = "mean",
      description =
          "Output: mean or sum over the neurons. The update is the same. Default:"
              + " ${DEFAULT-VALUE}.")
  private String scale;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all random numbers, any 64-bit number. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private EngineOptions engineOptions;

  @Option(
      names = "--observe-every",
      paramLabel = "N",
      defaultValue = "" + RunSettings.OBSERVE_EVERY,
      description =
          "Steps between observations; the start and the last step are always observed. Default:"
              + " ${DEFAULT-VALUE}.")
  private long observeEvery;

  @Option(
      names = "--test-samples",
      paramLabel = "N",
      defaultValue = "" + RunSettings.TEST_SAMPLES,
      description = "Fresh samples of each observation. Default: ${DEFAULT-VALUE}.")
  private long testSamples;

  @Option(
      names = "--zeta",
      paramLabel = "X",
      defaultValue = "" + RunSettings.ZETA,
      description =
          "A neuron is signal-heavy if the rest of it is at most X times its signal. Default:"
              + " ${DEFAULT-VALUE}.")
  private double zeta;

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
    WeightEngine engine =
        engineOptions.select(spec.commandLine(), chosen -> chosen.requireRoom(settings.training()));
    PrintWriter errors = spec.commandLine().getErr();
    try (Interruption interruption = Interruption.listen();
        RunFolder folder = RunFolder.open("--out", out, force)) {
      folder.tellIfKept(kept -> errors.println("quadrant: what was recorded is kept in " + kept));
      FigureNotices notices = new FigureNotices(errors);
      TrainReport report = new TrainReport(spec.commandLine().getOut());
      try (StepProgress progress = StepProgress.to(errors, settings.steps())) {
        TrainingRun run = new TrainingRun(settings, engine, progress, interruption::requested);
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

  private RunSettings settings() {
    TrainingConfiguration training =
        TrainingConfiguration.builder()
            .law(InputLaw.parse(law))
            .dimension(d)
            .labelNoise(labelNoise)
            .neurons(p)
            .batch(m)
            .learningRate(eta)
            .initialScale(theta)
            .loss(OptionNames.parse(Loss.class, "loss", loss))
            .scaling(OptionNames.parse(Scaling.class, "scale", scale))
            .seed(seed)
            .build();
    return new RunSettings(training, steps, observeEvery, testSamples, zeta);
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
