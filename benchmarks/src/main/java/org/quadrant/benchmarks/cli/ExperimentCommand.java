package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentResult;
import org.quadrant.benchmarks.experiments.ExperimentRunner;
import org.quadrant.benchmarks.experiments.Laboratory;
import org.quadrant.benchmarks.experiments.SeedChoice;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.figure.MissingFigure;
import org.quadrant.benchmarks.results.ResultsLocation;
import org.quadrant.engine.Engines;
import org.quadrant.training.WeightEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quadrant experiment}: puts claims about the dynamics to the test. */
@Command(
    name = "experiment",
    description = {
      "Carries out experiments on the training dynamics: figures with theory drawn through the"
          + " points, tables, and checks against theory. Exit code 1 if a check fails."
    },
    sortOptions = false,
    footerHeading = "%nFiles in DIR/<experiment>:%n",
    footer = {
      "  README.md        what was claimed, done, predicted and found, with figures and checks",
      "  experiment.json  the same for programs",
      "  *.svg, *.png     figures",
      "  *.csv            tables, one observation a row"
    })
final class ExperimentCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 1024;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "Experiments to carry out, or all for every one of them, in their order.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--quick", description = "Smaller sizes, fewer seeds: all in 3 minutes.")
  private boolean quick;

  @Option(names = "--full", description = "Larger sizes, more seeds: an hour or more.")
  private boolean full;

  @Option(names = "--seed", paramLabel = "N", description = "First seed. Default: 1.")
  private long seed = 1;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description =
          "Number of seeds, one after the other, of every experiment. Default: each its own"
              + " number.")
  private Integer seeds;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder of the experiments' folders. Default: results/experiments in the checkout of"
              + " Quadrant around the current folder; outside a checkout,"
              + " quadrant-results/experiments.")
  private Path out;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Trainings at the same time; they change no bit of the results. Default: one per"
              + " processor.")
  private Integer threads;

  private final ExperimentCatalogue catalogue;
  private final Drawing drawing;

  ExperimentCommand() {
    this(ExperimentCatalogue.standard(), Drawing.here());
  }

  /**
   * The command with given experiments.
   *
   * @param catalogue what can be carried out
   */
  ExperimentCommand(ExperimentCatalogue catalogue, Drawing drawing) {
    this.catalogue = catalogue;
    this.drawing = drawing;
  }

  /** Says what of the results is not there or not in its place. */
  private static final class Shortfalls implements ExperimentRunner.Listener {
    private final PrintWriter errors;
    private final FigureNotices figures;
    private boolean failed;

    Shortfalls(PrintWriter errors) {
      this.errors = errors;
      this.figures = new FigureNotices(errors);
    }

    @Override
    public void missing(MissingFigure figure) {
      figures.add(figure);
    }

    @Override
    public void failed(String reason) {
      failed = true;
      errors.println("quadrant: " + reason);
    }

    @Override
    public void kept(Path folder) {
      errors.println("quadrant: what was found is kept in " + folder);
    }

    boolean failed() {
      return failed || figures.failed();
    }
  }

  @Override
  public Integer call() throws IOException {
    Size size = UsageErrors.check(spec.commandLine(), this::size);
    SeedChoice choice = UsageErrors.check(spec.commandLine(), this::choice);
    int workers = UsageErrors.check(spec.commandLine(), this::workers);
    List<Experiment> experiments = select();
    WeightEngine engine = UsageErrors.check(spec.commandLine(), () -> Engines.vector(1));
    Path folder = out == null ? ResultsLocation.from(Path.of("")).resolve("experiments") : out;
    List<ExperimentResult> results = new ArrayList<>();
    Shortfalls shortfalls = new Shortfalls(spec.commandLine().getErr());
    try (Laboratory laboratory = new Laboratory(engine, workers)) {
      ExperimentRunner runner =
          new ExperimentRunner(folder, size, choice, laboratory, drawing, shortfalls);
      for (Experiment experiment : experiments) {
        try {
          results.add(run(experiment, runner));
        } catch (IOException e) {
          if (results.isEmpty()) {
            throw e;
          }
          shortfalls.failed(ErrorLines.text(e));
        } catch (RuntimeException | Error e) {
          shortfalls.failed(experiment.name() + ": " + ErrorLines.text(e));
        }
      }
    }
    PrintWriter output = spec.commandLine().getOut();
    new CheckTable(output).print(results);
    output.println("files: " + folder);
    return !shortfalls.failed() && results.stream().allMatch(result -> result.failures() == 0)
        ? ExitCode.OK
        : ExitCode.SOFTWARE;
  }

  private Size size() {
    if (quick && full) {
      throw new IllegalArgumentException("full: given with --quick; allowed: one of the two");
    }
    return quick ? Size.QUICK : full ? Size.FULL : Size.DEFAULT;
  }

  private SeedChoice choice() {
    if (seeds != null && seeds == 0) {
      throw new IllegalArgumentException(
          "seeds: 0; allowed: %d <= seeds <= %d".formatted(SeedChoice.FEWEST, SeedChoice.MOST));
    }
    return new SeedChoice(seed, seeds == null ? 0 : seeds);
  }

  private int workers() {
    if (threads == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (threads < 1 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads: " + threads + "; allowed: 1 <= threads <= " + MOST_THREADS);
    }
    return threads;
  }

  private List<Experiment> select() {
    try {
      return catalogue.select(names);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private ExperimentResult run(Experiment experiment, ExperimentRunner runner) throws IOException {
    PrintWriter progress = spec.commandLine().getErr();
    progress.println(experiment.number() + ". " + experiment.name() + ": " + experiment.title());
    ExperimentResult result = runner.run(experiment);
    progress.println(
        String.format(
            Locale.ROOT,
            "%d. %s: %d checks, %d failed, in %.1f s",
            experiment.number(),
            experiment.name(),
            result.checks().size(),
            result.failures(),
            result.seconds()));
    return result;
  }
}
