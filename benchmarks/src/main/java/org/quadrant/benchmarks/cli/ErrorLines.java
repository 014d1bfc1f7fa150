package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.experiments.DivergedException;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line and an exit code. */
final class ErrorLines {
  private ErrorLines() {}

  /** Bad usage: exit code 2. */
  static int badUsage(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    String hint = " (see " + command.getCommandSpec().qualifiedName() + " --help)";
    return print(command, message(error) + hint, ExitCode.USAGE);
  }

  private static String message(ParameterException error) {
    return switch (error) {
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case MissingParameterException missing ->
          missing.getMissing().stream()
              .map(each -> name(each) + ": missing; allowed: " + allowed(each))
              .collect(Collectors.joining("; "));
      case OverwrittenOptionException twice
          when twice.getOverwritten() instanceof OptionSpec option ->
          option.longestName() + ": given more than once; allowed: once";
      case ParameterException wrong
          when wrong.getArgSpec() instanceof OptionSpec option && wrong.getValue() != null ->
          option.longestName() + ": " + wrong.getValue() + "; allowed: " + allowed(option);
      default -> error.getMessage();
    };
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String unmatched(UnmatchedArgumentException error) {
    String argument = error.getUnmatched().getFirst();
    CommandLine command = error.getCommandLine();
    if (error.isUnknownOption()) {
      List<String> similar = error.getSuggestions();
      return argument
          + ": no such option"
          + (similar.isEmpty() ? "" : "; did you mean " + similar.getFirst() + "?");
    }
    List<PositionalParamSpec> positions = command.getCommandSpec().positionalParameters();
    if (!positions.isEmpty()) {
      return argument
          + ": one argument too many; allowed: "
          + positions.stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" "));
    }
    if (command.getSubcommands().isEmpty()) {
      return argument + ": not an option; allowed: options only";
    }
    return argument + ": no such subcommand; allowed: " + subcommandNames(command);
  }

  private static String subcommandNames(CommandLine command) {
    return String.join(", ", command.getSubcommands().keySet());
  }

  private static String allowed(ArgSpec option) {
    return switch (option.type().getSimpleName()) {
      case "int", "Integer" -> "whole numbers of at most 32 bits";
      case "long", "Long" -> "whole numbers of at most 64 bits";
      case "double", "Double" -> "numbers";
      case "Path" -> "a path";
      default -> "a name";
    };
  }

  /**
   * An exception while a command runs: exit code 2 if the input is to blame, otherwise what the
   * command declares for the case that something could not be done.
   */
  static int failed(Exception error, CommandLine command, ParseResult parsed) {
    return switch (error) {
      case BadInputException bad -> print(command, bad.getMessage(), ExitCode.USAGE);
      case DivergedException diverged -> print(command, diverged.getMessage(), undone(command));
      case IllegalStateException worker when worker.getCause() instanceof Error lack ->
          failed(lack, command);
      case IOException file -> print(command, Errors.text(file), undone(command));
      default -> print(command, internalError(error), undone(command));
    };
  }

  private static int undone(CommandLine command) {
    return command.getCommandSpec().exitCodeOnExecutionException();
  }

  /** An error of the JVM, such as too little memory. */
  static int failed(Error error, CommandLine command) {
    return print(command, text(error), undone(command));
  }

  /** What went wrong, in one line, for commands that go on all the same. */
  static String text(Throwable error) {
    return switch (error) {
      case IOException file -> Errors.text(file);
      case OutOfMemoryError _ ->
          "out of memory at a heap limit of "
              + (Runtime.getRuntime().maxMemory() >> 20)
              + " MB; allowed: a smaller problem, or a larger -Xmx in QUADRANT_JAVA_OPTS";
      default -> Errors.line(internalError(error));
    };
  }

  /** What this process lacks: exit code 2, as where there is no JDK for it. */
  static int refused(CommandLine command, String message) {
    return print(command, message, ExitCode.USAGE);
  }

  /**
   * A standard output that could not be written. Whoever closes a pipe has read enough, and is told
   * nothing. A command that did not succeed keeps its own exit code.
   */
  static int unprinted(IOException failure, CommandLine command, int exitCode) {
    int code = exitCode == ExitCode.OK ? undone(command) : exitCode;
    String reason = Errors.text(failure);
    return reason.toLowerCase(Locale.ROOT).contains("broken pipe")
        ? code
        : print(command, "standard output: " + reason, code);
  }

  /** An error that is ours: where it happened is for the report of it. */
  private static String internalError(Throwable error) {
    StackTraceElement[] trace = error.getStackTrace();
    return "internal error: " + error + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private static int print(CommandLine command, String message, int exitCode) {
    command.getErr().println("quadrant: " + Errors.line(message));
    command.getErr().flush();
    return exitCode;
  }
}
