package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.regression.Arm;
import org.quadrant.benchmarks.regression.BenchmarkJar;
import org.quadrant.benchmarks.regression.EngineInspection;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.ForkOrder;
import org.quadrant.benchmarks.regression.Gate;
import org.quadrant.benchmarks.regression.GateCases;
import org.quadrant.benchmarks.regression.RegressionReport;
import org.quadrant.benchmarks.regression.RegressionRun;
import org.quadrant.benchmarks.results.ResultFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant regress}: the gate against performance regressions. */
@Command(
    name = "regress",
    description = {
      "Measures two builds in turns, one JVM at a time, and says whether the candidate is slower."
          + " Any two jars of JMH benchmarks will do; those of Quadrant are also held to the"
          + " committed bits and to the baseline's engine and lanes."
    },
    sortOptions = false,
    exitCodeOnExecutionException = RegressCommand.UNDONE,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:no regression: 10 %% are ruled out",
      "1:a regression, whatever else",
      "2:bad usage or bad input",
      "3:undecided: the noise hides what the forks say, or the ruler moved",
      "4:something was not done, such as enough rounds or writing a file",
      "5:a benchmark, a parameter or a value of the baseline is gone from the candidate"
    },
    footerHeading = "%nFiles in DIR/<machine>/NAME:%n",
    footer = {
      "  regress.md      the report that is printed",
      "  decision.json   the same for programs",
      "  forks.csv       every fork in the order of measurement",
      "  baseline.json   the baseline's forks in JMH's format, for any viewer and quadrant compare",
      "  candidate.json  the candidate's",
      "  machine.json    CPU, memory, operating system, JDK",
      "  header.json     commit of the command, date, command, exit status, what is missing"
    })
final class RegressCommand implements Callable<Integer> {
  /** Exit code if something could not be done. */
  static final int UNDONE = 4;

  @Spec private CommandSpec spec;

  @Option(
      names = "--baseline",
      required = true,
      paramLabel = "JAR",
      description = "Build to compare with.")
  private Path baseline;

  @Option(
      names = "--candidate",
      required = true,
      paramLabel = "JAR",
      description = "Build to judge.")
  private Path candidate;

  @Option(
      names = "--benchmarks",
      paramLabel = "REGEX",
      description =
          "Benchmarks whose full name has a part that matches, with all values of their"
              + " parameters. Default: a step, its products, its mask, its samples.")
  private String benchmarks;

  @Option(
      names = "-p",
      paramLabel = "NAME=VALUE[,VALUE]",
      description = "With --benchmarks: values of a parameter, as in JMH.")
  private List<String> parameters = new ArrayList<>();

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description =
          "Longest time to measure, without waiting for another JMH and without further tries"
              + " of forks that fail. Default: ${DEFAULT-VALUE}.")
  private int budget;

  @Option(
      names = "--allow-gone",
      paramLabel = "REGEX",
      description =
          "Benchmarks, as full.name.of.Class.method or with a value as full.name.of.Class.method"
              + " name=value, that may be gone: a part of that matches. Default: none.")
  private String allowGone;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the order of the forks, any 64-bit number. Default: drawn anew for each run, and"
              + " told.")
  private Long seed;

  @Mixin private ResultsOption results;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "regress",
      description = "Name of the folder of this run. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Override
  public Integer call() throws IOException {
    Instant start = Instant.now();
    long clock = System.nanoTime();
    Predicate<String> allowed =
        allowGone == null ? gone -> false : pattern("--allow-gone", allowGone).asPredicate();
    ForkOrder order = seed == null ? ForkOrder.drawn() : new ForkOrder(seed);
    try (BenchmarkJar before = BenchmarkJar.open("--baseline", baseline);
        BenchmarkJar after = BenchmarkJar.open("--candidate", candidate)) {
      Machine machine = Machine.describe();
      requireBudget(cases(before, after, machine.preferredLanes()));
      try (Interruption interruption = Interruption.listen();
          ResultFolder folder = ResultFolder.begin(results.folder(), machine.slug(), name)) {
        PrintWriter errors = spec.commandLine().getErr();
        folder.tellIfKept(kept -> errors.println("quadrant: what was measured is kept in " + kept));
        out().println(machine.line());
        out().println("until the end, forks are in " + folder.draft());
        out().println("order of the forks: --seed " + order.seed());
        EngineInspection engines = EngineInspection.of(before, after);
        if (interruption.requested()) {
          // A terminal sends the interruption to the probes, too: what they say counts for nothing.
          spec.commandLine().getErr().println("quadrant: interrupted; nothing was measured");
          return UNDONE;
        }
        GateCases cases = cases(before, after, engines.lanes());
        if (Files.mismatch(before.path(), after.path()) < 0) {
          cases = cases.noting("both jars are the same, byte for byte");
        }
        LastSteps steps =
            new LastSteps(line -> spec.commandLine().getErr().println("quadrant: " + line));
        ForkLog log = ForkLog.append(folder.file("forks.csv"), folder::keep);
        RegressionRun run =
            new RegressionRun(
                cases,
                gate(cases),
                order,
                GateCases::settings,
                log,
                interruption::requested,
                out(),
                clock);
        try {
          run.execute(before, after);
        } finally {
          boolean _ = steps.attempt("forks.csv", log::close);
        }
        run.unlogged().ifPresent(reason -> steps.fail("forks.csv", reason));
        boolean interrupted = interruption.requested();
        if (interrupted && run.forks().isEmpty()) {
          spec.commandLine().getErr().println("quadrant: interrupted; nothing was measured");
          return UNDONE;
        }
        requireForks(run);
        if (interrupted) {
          steps.fail("measurement", "interrupted");
        }
        run.broken().ifPresent(reason -> steps.fail("measurement", reason));
        return new RegressFiles(folder, machine, command(order), start)
            .write(
                RegressionReport.of(cases, run, engines.checks(), allowed, interrupted),
                run.json(Arm.BASELINE),
                run.json(Arm.CANDIDATE),
                steps,
                out());
      }
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private Gate gate(GateCases cases) {
    return new Gate(
        cases.names(), Optional.ofNullable(cases.ruler()).map(cases::name).orElse(null), budget);
  }

  private GateCases cases(BenchmarkJar before, BenchmarkJar after, int lanes)
      throws BadInputException {
    if (benchmarks == null) {
      if (!parameters.isEmpty()) {
        throw new BadInputException(
            "-p: " + parameters.getFirst() + "; allowed: only with --benchmarks");
      }
      return GateCases.byDefault(before, after, lanes);
    }
    return GateCases.matching(before, after, pattern(benchmarks), givenParameters(), lanes);
  }

  /**
   * Reads the option {@code --benchmarks}.
   *
   * @param regex its value
   * @throws BadInputException if it is none
   */
  static Pattern pattern(String regex) throws BadInputException {
    return pattern("--benchmarks", regex);
  }

  /**
   * Reads an option.
   *
   * @param option its name
   * @param regex its value
   * @throws BadInputException if it is none
   */
  private static Pattern pattern(String option, String regex) throws BadInputException {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(option + ": " + regex + "; allowed: regular expressions", e);
    }
  }

  private Map<String, List<String>> givenParameters() throws BadInputException {
    Map<String, List<String>> given = new LinkedHashMap<>();
    for (String parameter : parameters) {
      String[] parts = parameter.split("=", 2);
      if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
        throw new BadInputException("-p: " + parameter + "; allowed: NAME=VALUE[,VALUE]");
      }
      given.put(parts[0], List.of(parts[1].split(",", -1)));
    }
    return given;
  }

  /** Before minutes are spent that cannot decide anything. */
  private void requireBudget(GateCases cases) throws BadInputException {
    int rounds = gate(cases).fewestRounds();
    double least = rounds * cases.roundSeconds();
    if (budget < least) {
      throw new BadInputException(
          "--budget: "
              + budget
              + "; allowed: at least "
              + (int) Math.ceil(least)
              + " for "
              + rounds
              + " rounds, or fewer benchmarks");
    }
  }

  /** Nothing to decide from is an error of what was asked for, not a finding. */
  private void requireForks(RegressionRun run) throws BadInputException {
    if (!run.forks().isEmpty() || !run.failed(Arm.CANDIDATE).isEmpty()) {
      return;
    }
    if (!run.failed(Arm.BASELINE).isEmpty()) {
      throw new BadInputException(
          "--baseline: no benchmark runs to its end; allowed: benchmarks that do ("
              + String.join("; ", run.failures())
              + ")");
    }
    throw new BadInputException(
        "--budget: "
            + budget
            + ": no fork began within it; allowed: more, or fewer"
            + " benchmarks");
  }

  private List<String> command(ForkOrder order) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "quadrant",
                "regress",
                "--baseline=" + baseline,
                "--candidate=" + candidate,
                "--budget=" + budget,
                "--seed=" + order.seed(),
                "--name=" + name));
    if (benchmarks != null) {
      command.add("--benchmarks=" + benchmarks);
    }
    if (allowGone != null) {
      command.add("--allow-gone=" + allowGone);
    }
    parameters.forEach(parameter -> command.addAll(List.of("-p", parameter)));
    return command;
  }
}
