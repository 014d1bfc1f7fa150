package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.RunFolder;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.RunSummary;
import org.quadrant.benchmarks.recording.RunSummary.Outcome;
import org.quadrant.benchmarks.recording.TrainingRun;
import org.quadrant.benchmarks.results.BenchmarkTable;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RunHeader;
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
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant run}: describes the machine, validates, measures and trains, all in one go. */
@Command(
    name = "run",
    description =
        "The main job: describes the machine, checks the numbers, measures the speed, trains the"
            + " default problem and writes it all down. Takes at most 3 minutes on 2 processors.",
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
  /** Any machine gives the same parameters bit for bit, so that their digest stands for them. */
  private static final List<String> NOT_KEPT = List.of("W.npy", "a.npy");

  private static final List<String> STEPS =
      List.of(
          "\\bStepBenchmark\\.",
          "-p",
          "engine=vector",
          "-p",
          "shape=4096x1024x256,8192x256x128,4096x128x64,16384x100x50");
  private static final List<String> DEVIATES =
      List.of("\\bSamplingBenchmark\\.", "-p", "engine=vector", "-p", "law=gaussian");

  private static final String GENERATORS = "generator=java.util.random,commons-rng,commons-math3";

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
    String name = quick ? "quick" : "run";
    try (ResultFolder folder = ResultFolder.begin(results.folder(), machine.slug(), name)) {
      section("machine");
      out().println(machine.line());
      section("validation");
      ValidationReport validation = validate();
      section("measurements");
      SessionResults measured = measure(machine);
      section("training");
      RunSettings settings = settings();
      RunSummary training = train(settings, engine, folder);
      int exitCode =
          !validation.passed() || measured.failed() || training.outcome() != Outcome.COMPLETED
              ? ExitCode.SOFTWARE
              : ExitCode.OK;
      RunHeader header =
          RunHeader.endingNow(
              quick ? List.of("quadrant", "run", "--quick") : List.of("quadrant", "run"),
              start,
              exitCode,
              measured.missing());
      RunReport report = new RunReport(machine, header);
      BenchmarkTable throughput = measured.table(machine.preferredLanes());
      report.addValidation(validation);
      report.addThroughput(throughput);
      report.addTraining(settings, engine, training, throughput);
      Json.write(folder.file("machine.json"), machine);
      Json.write(folder.file("header.json"), header);
      Json.write(folder.file("validation.json"), validation);
      Json.write(folder.file("jmh.json"), measured.json());
      Files.writeString(folder.file("summary.md"), report.text());
      out().println();
      out().println(report.text());
      out()
          .println("files: " + (measured.failed() ? folder.publishIncomplete() : folder.publish()));
      return exitCode;
    }
  }

  private static int processors() {
    return Runtime.getRuntime().availableProcessors();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private void section(String title) {
    out().println("== " + title);
  }

  private ValidationReport validate() {
    ValidationTable table = new ValidationTable(out());
    table.begin();
    ValidationReport report = Validation.of(Extent.QUICK).run(table::add);
    table.end(report);
    return report;
  }

  private SessionResults measure(Machine machine) throws IOException {
    JmhArguments steps =
        quick || processors() == 1
            ? arguments(STEPS)
            : arguments(STEPS, "-p", "threads=1," + processors());
    JmhArguments deviates =
        quick ? arguments(DEVIATES, "-e", "baseline") : arguments(DEVIATES, "-p", GENERATORS);
    int lanes = machine.preferredLanes();
    CaseSelection selection = CaseSelection.of(steps, lanes).and(CaseSelection.of(deviates, lanes));
    try (JmhLock _ = JmhLock.await(out(), () -> false)) {
      return new Session(arguments(quick ? SHORT : List.of()), out(), () -> false)
          .run(selection, lanes, SessionOrder.LISTED, soFar -> {});
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

  private RunSummary train(RunSettings settings, Engine engine, ResultFolder folder)
      throws IOException {
    PrintWriter errors = spec.commandLine().getErr();
    try (RunFolder files = RunFolder.open("--results", folder.file("training"), false)) {
      StepProgress progress = StepProgress.to(errors, settings.steps());
      RunSummary summary = new TrainingRun(settings, engine, progress, () -> false).execute(files);
      progress.end();
      for (String name : NOT_KEPT) {
        Files.delete(folder.file("training").resolve(name));
      }
      return summary;
    }
  }
}
