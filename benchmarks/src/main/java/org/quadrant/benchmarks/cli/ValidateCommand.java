package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.validation.Extent;
import org.quadrant.benchmarks.validation.Validation;
import org.quadrant.benchmarks.validation.ValidationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code quadrant validate}: checks the numbers on this machine. */
@Command(
    name = "validate",
    description = {
      "Checks the numbers on this machine: the generator's known answers, moments, shape and"
          + " independence of every law, errors of the elementary functions, equality of the scalar"
          + " and the vector engine bit for bit, distance from the reference engine, allocation,"
          + " and the theory's values. Prints one line a check with what was found and the largest"
          + " figure allowed; exit code 1 if one fails."
    },
    sortOptions = false)
final class ValidateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--quick", description = "Samples of everything, in seconds; otherwise minutes.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the results to a file, too.")
  private Path json;

  private final Function<Extent, Validation> checks;

  ValidateCommand() {
    this(Validation::of);
  }

  /**
   * The command with given checks.
   *
   * @param checks makes them for an extent
   */
  ValidateCommand(Function<Extent, Validation> checks) {
    this.checks = checks;
  }

  @Override
  public Integer call() throws IOException {
    requireWritable();
    Validation validation = validation();
    ValidationTable table = new ValidationTable(spec.commandLine().getOut());
    table.begin();
    ValidationReport report = validation.run(table::add);
    table.end(report);
    LastSteps steps =
        new LastSteps(
            failure ->
                spec.commandLine()
                    .getErr()
                    .println("quadrant: " + failure + "; all results are printed above"));
    if (json != null && !steps.attempt("--json: " + json, () -> Json.replace(json, report))) {
      return ExitCode.SOFTWARE;
    }
    return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Validation validation() throws BadInputException {
    try {
      return checks.apply(quick ? Extent.QUICK : Extent.FULL);
    } catch (UnsupportedOperationException e) {
      throw new BadInputException(e.getMessage(), e);
    }
  }

  /** Before minutes are spent on results that could not be stored. */
  private void requireWritable() throws BadInputException {
    if (json == null) {
      return;
    }
    if (!Files.isDirectory(folder()) || !Files.isWritable(folder()) || Files.isDirectory(json)) {
      throw new BadInputException(
          "--json: " + json + "; allowed: a file in a folder that can be written to");
    }
  }

  private Path folder() {
    return json.toAbsolutePath().getParent();
  }
}
