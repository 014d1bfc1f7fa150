package org.quadrant.benchmarks.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code quadrant} command. Exit codes: 0, all went well; 1, a check failed, a run diverged or
 * something could not be done; 2, bad usage or bad input. Errors are one line on the standard error
 * stream.
 */
@Command(
    name = "quadrant",
    description =
        "Trains two-layer networks on the quadrant problem, checks the numbers and measures the"
            + " speed.",
    subcommands = {
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
      RegressStudyCommand.class
    },
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
  @Spec private CommandSpec spec;

  private QuadrantCommand() {}

  /**
   * Starts the command.
   *
   * @param arguments of the command line
   */
  public static void main(String[] arguments) {
    // Figures are drawn where there is no screen, too.
    System.setProperty("java.awt.headless", "true");
    System.exit(execute(commandLine(), arguments));
  }

  /**
   * The command with all its subcommands.
   *
   * @return ready to be executed; writes to the standard streams
   */
  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new QuadrantCommand());
    // "@" may begin a folder's name; it does not stand for a file of arguments.
    commandLine.setExpandAtFiles(false);
    commandLine.setParameterExceptionHandler(ErrorLines::badUsage);
    commandLine.setExecutionExceptionHandler(ErrorLines::failed);
    return commandLine;
  }

  /**
   * Executes a command line.
   *
   * @param commandLine from {@link #commandLine}
   * @param arguments of the command line
   * @return the exit code
   */
  static int execute(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (Error e) {
      ParseResult parsed = commandLine.getParseResult();
      return ErrorLines.failed(
          e,
          parsed != null && parsed.hasSubcommand()
              ? parsed.subcommand().commandSpec().commandLine()
              : commandLine);
    }
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "a subcommand is missing; allowed: " + String.join(", ", spec.subcommands().keySet()));
  }
}
