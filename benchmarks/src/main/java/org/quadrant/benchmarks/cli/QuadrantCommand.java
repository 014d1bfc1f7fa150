package org.quadrant.benchmarks.cli;

import java.util.List;
import org.quadrant.engine.FusedMultiplyAdd;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code quadrant} command. Exit codes: 0, all went well; 1, a check failed, a run diverged or
 * something could not be done; 2, bad usage or bad input; {@code regress} has codes of its own. An
 * error is one line on the standard error stream.
 */
@Command(
    name = "quadrant",
    description =
        "Trains two-layer networks on the quadrant problem, checks the numbers and measures the"
            + " speed.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionText.class,
    sortOptions = false,
    usageHelpWidth = 100,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all went well",
      "1:a check failed, a run diverged, or a file could not be written",
      "2:bad usage or bad input"
    })
public final class QuadrantCommand implements Runnable {
  /** In the order of the help. */
  private static final List<Class<?>> SUBCOMMANDS =
      List.of(
          RunCommand.class,
          BenchCommand.class,
          ReportCommand.class,
          TrainCommand.class,
          ReplayCommand.class,
          ExperimentCommand.class,
          ValidateCommand.class,
          CompareCommand.class,
          RegressCommand.class,
          SlowDownCommand.class,
          RegressStudyCommand.class);

  @Spec private CommandSpec spec;

  private QuadrantCommand() {}

  /** Starts the command. */
  public static void main(String[] arguments) {
    // Figures are drawn where there is no screen, too.
    System.setProperty("java.awt.headless", "true");
    CommandLine commandLine =
        commandLine(FusedMultiplyAdd::require, arguments.length == 0 ? null : arguments[0]);
    System.exit(execute(commandLine, StandardOutput.ofProcess(), arguments));
  }

  /**
   * The command with all its subcommands.
   *
   * @return ready to be executed; writes to the standard streams
   */
  static CommandLine commandLine() {
    return commandLine(FusedMultiplyAdd::require);
  }

  /**
   * The command with all its subcommands, on a CPU that may lack something.
   *
   * @param arithmetic throws {@link UnsupportedOperationException} if it does
   * @return ready to be executed; writes to the standard streams
   */
  static CommandLine commandLine(Runnable arithmetic) {
    return commandLine(arithmetic, null);
  }

  /**
   * The command with as many of its subcommands as a command line needs.
   *
   * @param arithmetic throws {@link UnsupportedOperationException} if the CPU lacks something
   * @param first word of the command line: if it is a subcommand's name, the others are left out,
   *     whose options would only be read to be passed over; null for all
   * @return ready to be executed; writes to the standard streams
   */
  static CommandLine commandLine(Runnable arithmetic, String first) {
    CommandLine commandLine = new CommandLine(new QuadrantCommand());
    boolean isName = SUBCOMMANDS.stream().anyMatch(each -> name(each).equals(first));
    for (Class<?> each : SUBCOMMANDS) {
      if (!isName || name(each).equals(first)) {
        commandLine.addSubcommand(each);
      }
    }
    // "@" may begin a folder's name; it does not stand for a file of arguments.
    commandLine.setExpandAtFiles(false);
    commandLine.setParameterExceptionHandler(ErrorLines::badUsage);
    commandLine.setExecutionExceptionHandler(ErrorLines::failed);
    commandLine.setExecutionStrategy(
        parsed ->
            Prerequisites.missing(parsed, arithmetic)
                .map(message -> ErrorLines.refused(executed(commandLine), message))
                .orElseGet(() -> new RunLast().execute(parsed)));
    return commandLine;
  }

  private static String name(Class<?> subcommand) {
    return subcommand.getAnnotation(Command.class).name();
  }

  /**
   * Executes a command line, and sees to it that no output is lost without a word.
   *
   * @param commandLine from {@link #commandLine}
   * @param output receives what the command prints
   * @return the exit code
   */
  static int execute(CommandLine commandLine, StandardOutput output, String... arguments) {
    commandLine.setOut(output.writer());
    int exitCode = execute(commandLine, arguments);
    commandLine.getOut().flush();
    return output
        .failure()
        .map(failure -> ErrorLines.unprinted(failure, executed(commandLine), exitCode))
        .orElse(exitCode);
  }

  /**
   * Executes a command line.
   *
   * @param commandLine from {@link #commandLine}
   * @return the exit code
   */
  static int execute(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      return ErrorLines.failed(e, executed(commandLine));
    }
  }

  /** The subcommand, if the command line was understood so far. */
  private static CommandLine executed(CommandLine commandLine) {
    ParseResult parsed = commandLine.getParseResult();
    return parsed != null && parsed.hasSubcommand()
        ? parsed.subcommand().commandSpec().commandLine()
        : commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a subcommand is missing; allowed: " + String.join(", ", spec.subcommands().keySet()));
  }
}
