package org.quadrant.benchmarks.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.quadrant.benchmarks.comparison.Comparison;
import org.quadrant.benchmarks.comparison.ComparisonTable;
import org.quadrant.benchmarks.comparison.ResultFile;
import org.quadrant.benchmarks.output.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code quadrant compare}: two files of results beside each other. */
@Command(
    name = "compare",
    description = {
      "Compares two files in JMH's JSON format, of this or any other suite: the jmh.json of"
          + " quadrant run and quadrant bench, or what JMH writes with -rf json. Results match by"
          + " benchmark, parameters (the number of lanes is one), mode and threads; units of"
          + " different size, such as us/op and ns/op, are converted. What only one file has is"
          + " listed. A slower result is no error: exit code 0.%n",
      "Forks are the samples, each the mean of its iterations. A change is called by Mann and"
          + " Whitney's exact test, corrected by Holm's method for the number of comparisons, at"
          + " 5 %% in all: 4 forks a side are enough for one comparison, 5 (JMH's default) for 6 at"
          + " a time, 6 for 23, 7 for 85, 8 for 321; with fewer, none can be called. What is"
          + " striking nevertheless is pointed out. Counters and profilers' figures are not"
          + " compared; a note tells which changed."
    },
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "OLD.json", description = "Results to compare with.")
  private Path before;

  @Parameters(index = "1", paramLabel = "NEW.json", description = "Results to compare.")
  private Path after;

  @Option(
      names = "--benchmarks",
      paramLabel = "REGEX",
      description =
          "Compare only benchmarks whose full name has a part that matches. The fewer comparisons,"
              + " the fewer forks they need. Default: all.")
  private String benchmarks;

  @Option(
      names = "--allow-mismatch",
      description = {
        "Compare, with a note, what does not match: another machine, JDK, JVM, JVM argument,"
            + " warm-up or batch size, and in single-shot mode another number of iterations. What a"
            + " file does not tell is no mismatch. The machine is known if machine.json lies beside"
            + " a file."
      })
  private boolean allowMismatch;

  @Override
  public Integer call() throws BadInputException {
    Comparison comparison = compare(ResultFile.read(before), ResultFile.read(after));
    if (!comparison.mismatches().isEmpty() && !allowMismatch) {
      throw new BadInputException(
          before
              + " and "
              + after
              + " do not match: "
              + String.join("; ", comparison.mismatches())
              + "; allowed: one machine, JVM and setting of JMH, or --allow-mismatch");
    }
    spec.commandLine().getOut().print(new ComparisonTable(comparison).text());
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  private Comparison compare(ResultFile old, ResultFile next) throws BadInputException {
    if (benchmarks == null) {
      return Comparison.of(old, next);
    }
    Pattern pattern = RegressCommand.pattern(benchmarks);
    ResultFile some = old.of(pattern);
    ResultFile others = next.of(pattern);
    if (some.results().isEmpty() && others.results().isEmpty()) {
      throw new BadInputException(
          "--benchmarks: "
              + benchmarks
              + " matches none in the two files; allowed: a part of a benchmark's name, such as "
              + old.results().keySet().iterator().next().shortName());
    }
    return Comparison.of(some, others);
  }
}
