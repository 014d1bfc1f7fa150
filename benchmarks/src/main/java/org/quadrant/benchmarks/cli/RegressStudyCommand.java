package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.regression.BenchmarkJar;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.ForkOrder;
import org.quadrant.benchmarks.regression.GateCases;
import org.quadrant.benchmarks.study.GateStudy;
import org.quadrant.benchmarks.study.StudyRecording;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant regress-study}: how often the gate errs on this machine. */
@Command(
    name = "regress-study",
    description = {
      "Measures how often quadrant regress errs on this machine. Records the default benchmarks of"
          + " five builds in turns, one fork at a time: the jar, an equal copy, and copies slowed"
          + " down by 3, 10 and 30 %%. Then applies the gate to many parts of the record. A record"
          + " is gone on with, so that it can be made in several sittings, whatever ends them; a"
          + " round takes two to four minutes; how firm the numbers of the table are, its intervals"
          + " say."
    },
    sortOptions = false)
final class RegressStudyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--jar", paramLabel = "JAR", description = "With --rounds: the build to use.")
  private Path jar;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "FILE",
      description = "The record, as comma-separated values; made or gone on with.")
  private Path log;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "0",
      description = "Rounds to add; 0 to apply the gate to what is there. Default: 0.")
  private int rounds;

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "Longest time of a run. Default: ${DEFAULT-VALUE}.")
  private int budget;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "With --rounds: seed of the order of the forks, any 64-bit number. Default: drawn anew"
              + " each time, and told.")
  private Long seed;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    requireOptions();
    if (rounds > 0) {
      record(out);
    }
    GateStudy study =
        new GateStudy(ForkLog.read(log), BenchmarkDescription.FMA_PEAK.shortName(), budget);
    if (study.size() == 0) {
      throw new BadInputException("--log: " + log + ": no whole round; allowed: --rounds N");
    }
    out.println(study.size() + " rounds");
    out.println();
    out.println(study.ratios().text());
    out.println(study.outcomes().text());
    return ExitCode.OK;
  }

  private void requireOptions() throws BadInputException {
    if (rounds < 0) {
      throw new BadInputException("--rounds: " + rounds + "; allowed: rounds >= 0");
    }
    if (budget <= 0) {
      throw new BadInputException("--budget: " + budget + "; allowed: budget > 0");
    }
    if (Files.exists(log) && !Files.isRegularFile(log)) {
      throw new BadInputException("--log: " + log + ": not a file; allowed: a record");
    }
    if (rounds == 0 && !Files.exists(log)) {
      throw new BadInputException(
          "--log: " + log + ": no such file; allowed: a record, or --rounds N");
    }
    if (rounds > 0 && jar == null) {
      throw new BadInputException("--jar: missing; allowed: a jar of Quadrant, with --rounds");
    }
  }

  private void record(PrintWriter out) throws IOException {
    try (BenchmarkJar original = BenchmarkJar.open("--jar", jar)) {
      GateCases cases =
          GateCases.byDefault(original, original, Machine.describe().preferredLanes());
      if (!cases.isComplete()) {
        throw new BadInputException(
            "--jar: " + jar + "; allowed: a jar of Quadrant, in a JVM that gives vectors");
      }
      ForkOrder order = seed == null ? ForkOrder.drawn() : new ForkOrder(seed);
      out.println("order of the forks: --seed " + order.seed());
      StudyRecording recording = new StudyRecording(original.path(), cases, order);
      try {
        recording.execute(log, rounds, out);
      } finally {
        // Whatever ended it: a record is gone on with.
        out.println(recording.measured() + " forks were added to " + log);
        out.flush();
      }
    }
  }
}
