package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.Runner;
import org.quadrant.benchmarks.figure.Drawing;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.AtomicFile;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.results.ResultFolder;
import org.quadrant.benchmarks.results.RooflineFigure;
import org.quadrant.benchmarks.session.BenchExtent;
import org.quadrant.benchmarks.session.CaseSelection;
import org.quadrant.benchmarks.session.JmhArguments;
import org.quadrant.benchmarks.session.JmhLock;
import org.quadrant.benchmarks.session.PeerArguments;
import org.quadrant.benchmarks.session.Session;
import org.quadrant.benchmarks.session.SessionOrder;
import org.quadrant.benchmarks.session.SessionResults;
import org.quadrant.simd.VectorKernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code quadrant bench}: JMH with the right flags, the FMA peak beside it, and a table. */
@Command(
    name = "bench",
    customSynopsis =
        "quadrant bench [--quick | --full] [--peers] [--results=DIR] [--name=NAME] [JMH"
            + " argument]...",
    description = {
      "Runs the JMH benchmarks and, before and after them, the FMA peak of every vector width and"
          + " number of threads that they use, and the bandwidths that bound them. Widths that this"
          + " CPU lacks are left out. All benchmarks together take about 20 minutes.",
      "",
      "A fork that was not steady, or that allocated where nothing is to be allocated, is measured"
          + " again, at most twice and within a quarter of that time. What is no result even then"
          + " is marked: † in tables and figure, and \"marks\" in jmh.json.",
      "",
      "Interrupted, it keeps what it has measured and says what is missing. A run that lacks"
          + " something never replaces an earlier one: where there is one, its folder is"
          + " NAME-incomplete. Killed, it leaves all it has measured in the hidden folder that it"
          + " names at the start, DIR/<machine>/.NAME-<random>; renamed, that is a run like others."
    },
    sortOptions = false,
    footer = {
      "",
      "All other arguments go to JMH (-h of java -jar benchmarks.jar explains them); -jvm, -o, -rf"
          + " and -rff are not allowed here. Examples:",
      "  quadrant bench StepBenchmark -p engine=vector -p threads=1,2",
      "  quadrant bench Sampling -p law=gaussian -f 5",
      "  quadrant bench --peers -p peer=libtorch,openblas -p shape=4096x1024x256",
      "",
      "Files in DIR/<machine>/NAME; the three of JSON are written anew after every measurement:",
      "  table.md      the tables that are printed",
      "  roofline.svg  kernels and steps under the limits of the machine; also as .png",
      "  jmh.json      results in JMH's format, without paths",
      "  peers.md      with --peers: how the others compare",
      "  machine.json  CPU, memory, operating system, JDK",
      "  header.json   commit, date, command, exit status, what is missing"
    })
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_REASONS = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--quick",
      description =
          "One fork and one size of each benchmark, about 3 minutes, where JMH's options do not say"
              + " otherwise.")
  private boolean quick;

  @Option(
      names = "--full",
      description =
          "More forks, all sizes and all widths, an evening, where JMH's options do not say"
              + " otherwise.")
  private boolean full;

  @Option(
      names = "--peers",
      description = {
        "Measures other libraries at the same step, one fork of each in turn, and says how they"
            + " compare. Where JMH's options do not say otherwise: all peers and shapes, the vector"
            + " engine, normal deviates. Needs a build by mvn -Ppeers package -DskipTests."
      })
  private boolean peers;

  @Mixin private ResultsOption results;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the folder of this run. Default: bench; peers with --peers.")
  private String name;

  @Unmatched private List<String> words = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    Instant start = Instant.now();
    JmhArguments arguments;
    Machine machine;
    CaseSelection selection;
    try {
      arguments =
          peers ? PeerArguments.parse(extent(), words) : JmhArguments.parse(extent(), words);
      if (list(arguments)) {
        return ExitCode.OK;
      }
      selection = CaseSelection.of(arguments, VectorKernels.preferredLanes());
      machine = Machine.describe();
      if (!peers) {
        selection = selection.withBandwidths(machine);
      }
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (Interruption interruption = Interruption.listen(BenchCommand::endForks);
        JmhLock _ = JmhLock.await(out, interruption::requested);
        ResultFolder folder = ResultFolder.begin(results.folder(), machine.slug(), name())) {
      PrintWriter errors = spec.commandLine().getErr();
      folder.tellIfKept(kept -> errors.println("quadrant: what was measured is kept in " + kept));
      out.println(machine.line());
      out.println("until the end, results are in " + folder.draft());
      BenchFiles files = new BenchFiles(folder, machine, command(), start);
      SessionResults measured =
          new Session(arguments, out, interruption::requested)
              .run(
                  selection,
                  machine.preferredLanes(),
                  peers ? SessionOrder.INTERLEAVED : SessionOrder.LISTED,
                  soFar -> keep(files, soFar));
      if (measured.isEmpty()) {
        return nothingMeasured(measured.missing());
      }
      LastSteps steps = new LastSteps(failure -> errors.println("quadrant: " + failure));
      steps.attempt("table.md", () -> write(folder.file("table.md"), measured.report(machine)));
      if (peers) {
        steps.attempt(
            "peers.md",
            () -> write(folder.file("peers.md"), measured.peers(machine.preferredLanes()).text()));
      }
      boolean incomplete = measured.failed() || steps.failed();
      drawRoofline(measured, machine, folder, steps);
      Ending.end(folder, !incomplete, () -> files.write(measured, steps.failures()), steps, out);
      if (interruption.requested()) {
        errors.println("quadrant: interrupted; header.json lists what is missing");
      }
      return steps.failed() ? ExitCode.SOFTWARE : BenchFiles.exitCode(measured);
    }
  }

  /** What cannot be written now is tried again after the next measurement, which goes on. */
  private void keep(BenchFiles files, SessionResults soFar) {
    try {
      files.write(soFar, List.of());
    } catch (IOException e) {
      spec.commandLine().getErr().println("quadrant: " + Errors.text(e));
    }
  }

  private int nothingMeasured(List<String> missing) {
    int more = missing.size() - MOST_REASONS;
    String reasons = missing.stream().limit(MOST_REASONS).collect(Collectors.joining("; "));
    spec.commandLine()
        .getErr()
        .println(
            "quadrant: nothing was measured: "
                + Errors.line(reasons)
                + (more > 0 ? "; and " + more + " more" : ""));
    return ExitCode.SOFTWARE;
  }

  /** Printed first: what cannot be written can then still be read. */
  private void write(Path file, String text) throws IOException {
    spec.commandLine().getOut().println();
    spec.commandLine().getOut().println(text);
    AtomicFile.write(file, text);
  }

  /**
   * Results are complete without a figure; one that failed counts, though it keeps nothing back.
   */
  private void drawRoofline(
      SessionResults measured, Machine machine, ResultFolder folder, LastSteps steps) {
    FigureNotices notices = new FigureNotices(spec.commandLine().getErr());
    steps.attempt(
        "roofline.svg",
        () ->
            new RooflineFigure(measured.roofline(machine), machine)
                .figure()
                .flatMap(
                    figure ->
                        Drawing.here()
                            .write(
                                figure, folder.file("roofline.svg"), folder.file("roofline.png")))
                .ifPresent(
                    missing -> {
                      if (missing.impossible()) {
                        notices.add(missing);
                      } else {
                        steps.fail("roofline.svg", missing.text());
                      }
                    }));
  }

  /** A terminal interrupts them as well, but whoever ends this process alone does not. */
  static void endForks() {
    ProcessHandle.current().children().forEach(ProcessHandle::destroy);
  }

  private BenchExtent extent() {
    if (quick && full) {
      throw new IllegalArgumentException("--quick, --full: given together; allowed: one of them");
    }
    if (quick) {
      return BenchExtent.QUICK;
    }
    return full ? BenchExtent.FULL : BenchExtent.STANDARD;
  }

  private String name() {
    if (name != null) {
      return name;
    }
    return peers ? "peers" : "bench";
  }

  private List<String> command() {
    List<String> command = new ArrayList<>(List.of("quadrant", "bench"));
    if (quick) {
      command.add("--quick");
    }
    if (full) {
      command.add("--full");
    }
    if (peers) {
      command.add("--peers");
    }
    if (name != null) {
      command.add("--name=" + name);
    }
    command.addAll(words);
    return command;
  }

  /** Options of JMH that only list something. */
  private static boolean list(JmhArguments arguments) throws IOException {
    Runner runner = new Runner(arguments.selecting());
    if (arguments.shouldList()) {
      runner.list();
    } else if (arguments.shouldListWithParams()) {
      runner.listWithParams(arguments);
    } else if (arguments.shouldListProfilers()) {
      arguments.listProfilers();
    } else {
      return false;
    }
    return true;
  }
}
