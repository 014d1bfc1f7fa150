package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.session.BenchExtent;
import org.quadrant.benchmarks.session.CaseSelection;
import org.quadrant.benchmarks.session.JmhArguments;
import org.quadrant.benchmarks.session.JmhLock;
import org.quadrant.benchmarks.session.Session;
import org.quadrant.benchmarks.session.SessionOrder;
import org.quadrant.benchmarks.session.SessionResults;
import org.quadrant.benchmarks.validation.Extent;
import org.quadrant.benchmarks.validation.Validation;
import org.quadrant.benchmarks.validation.ValidationReport;
import org.quadrant.engine.Engines;
import org.quadrant.training.Engine;
import org.quadrant.training.TrainingConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant run}: describes the machine, validates, measures and trains, all in one go. */
@Command(
    name = "run",
    description =
        "The main job: describes the machine, checks the numbers, measures the speed, trains the"
            + " default problem and writes it all down. Takes at most 3 minutes on 2 processors."
            + " Whatever fails or interrupts it, what was measured is kept; a run that lacks a part"
            + " never replaces a whole one.",
    sortOptions = false,
    footerHeading = "%nFiles in DIR/<machine>/run, or quick in place of run:%n",
    footer = {
      "  summary.md       the summary that is printed",
      "  machine.json     CPU, memory, operating system, JDK",
      "  header.json      commit, date, command, exit status, what is missing",
      "  validation.json  results of quadrant validate --quick",
      "  jmh.json         measurements in JMH's format, without paths",
      "  training/        files of quadrant train, but for the parameters"
    })
final class RunCommand implements Callable<Integer> {
  private static final List<String> STEPS =
      List.of(
          BenchmarkDescription.STEP.selector(),
          "-p",
          "engine=vector",
          "-p",
          "shape=4096x1024x256,8192x256x128,4096x128x64,16384x100x50");
  private static final List<String> DEVIATES =
      List.of(
          BenchmarkDescription.SAMPLING_TILE.selector(),
          "-p",
          "engine=vector",
          "-p",
          "law=gaussian");

  /** Beside those of other libraries. */
  private static final String[] BASELINES = {
    BenchmarkDescription.SAMPLING_BASELINE.selector(),
    "-p",
    "generator=java.util.random,commons-rng,commons-math3"
  };

  /** Shorter than the quick form of the benchmarks, for the sake of the 60 seconds. */
  private static final List<String> SHORT =
      List.of("-wi", "2", "-w", "600ms", "-i", "3", "-r", "300ms");

  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      description = "Measure less and train a smaller network, in at most 60 seconds.")
  private boolean quick;

  @Mixin private ResultsOption results;

  @Override
  public Integer call() throws IOException {
    Instant start = Instant.now();
    Engine engine = UsageErrors.check(spec.commandLine(), () -> Engines.vector(processors()));
    Machine machine = Machine.describe();
    try (Interruption interruption = Interruption.listen(BenchCommand::endForks);
        ResultFolder folder =
            ResultFolder.begin(results.folder(), machine.slug(), quick ? "quick" : "run")) {
      RunResults kept =
          new RunResults(
              folder,
              machine,
              quick ? List.of("quadrant", "run", "--quick") : List.of("quadrant", "run"),
              start);
      return new RunStages(
              kept, interruption::requested, Drawing.here(), out(), spec.commandLine().getErr())
          .execute(
              new RunStages.Plan() {
                @Override
                public ValidationReport validate() {
                  return RunCommand.this.validate();
                }

                @Override
                public SessionResults measure(Consumer<SessionResults> keeper) throws IOException {
                  return RunCommand.this.measure(machine, interruption, keeper);
                }

                @Override
                public Engine engine() {
                  return engine;
                }

                @Override
                public RunSettings settings() {
                  return RunCommand.this.settings();
                }
              });
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ValidationReport validate() {
    ValidationTable table = new ValidationTable(out());
    table.begin();
    ValidationReport report = Validation.of(Extent.QUICK).run(table::add);
    table.end(report);
    return report;
  }

  private SessionResults measure(
      Machine machine, Interruption interruption, Consumer<SessionResults> keeper)
      throws IOException {
    JmhArguments steps =
        quick || processors() == 1
            ? arguments(STEPS)
            : arguments(STEPS, "-p", "threads=1," + processors());
    JmhArguments deviates = quick ? arguments(DEVIATES) : arguments(DEVIATES, BASELINES);
    int lanes = machine.preferredLanes();
    CaseSelection selection = CaseSelection.of(steps, lanes).and(CaseSelection.of(deviates, lanes));
    try (JmhLock _ = JmhLock.await(out(), interruption::requested)) {
      return new Session(arguments(quick ? SHORT : List.of()), out(), interruption::requested)
          .run(selection, lanes, SessionOrder.LISTED, keeper);
    }
  }

  private static JmhArguments arguments(List<String> words, String... further) {
    return JmhArguments.parse(
        BenchExtent.QUICK, Stream.concat(words.stream(), Stream.of(further)).toList());
  }

  /** The quick network keeps d/m, so that the noise of the gradient shows as in the default one. */
  private RunSettings settings() {
    TrainingConfiguration.Builder problem = TrainingConfiguration.builder();
    return RunSettings.of(
        quick ? problem.dimension(50).neurons(100).batch(2000).build() : problem.build());
  }
}
