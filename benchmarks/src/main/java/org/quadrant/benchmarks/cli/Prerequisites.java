package org.quadrant.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** What a command needs of the process that it runs in, found out before it begins. */
final class Prerequisites {
  /** Commands that only read results and change jars; any other one, also a later one, computes. */
  private static final Set<String> WITHOUT_ARITHMETIC = Set.of("compare", "report", "slow-down");

  private static final String MANAGEMENT = "jdk.management";

  /** The folder that the operating system has as the current one, where it says so. */
  private static final Path ACTUAL_FOLDER = Path.of("/proc/self/cwd");

  private Prerequisites() {}

  /**
   * What is missing.
   *
   * @param parsed the command line
   * @param arithmetic throws {@link UnsupportedOperationException} if the CPU cannot do what the
   *     engines are made of
   * @return a sentence; empty if the command can begin
   */
  static Optional<String> missing(ParseResult parsed, Runnable arithmetic) {
    if (!parsed.hasSubcommand() || asksForHelp(parsed)) {
      return Optional.empty();
    }
    if (ModuleLayer.boot().findModule(MANAGEMENT).isEmpty()) {
      return Optional.of(
          "this Java runtime lacks the module "
              + MANAGEMENT
              + ", which counts what a benchmark allocates; needed: a JDK, or a runtime made with"
              + " that module");
    }
    if (needsArithmetic(parsed.subcommand())) {
      try {
        arithmetic.run();
      } catch (UnsupportedOperationException e) {
        return Optional.of(e.getMessage());
      }
    }
    return missingFolder(Path.of("").toAbsolutePath(), ACTUAL_FOLDER);
  }

  private static boolean asksForHelp(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .map(each -> each.getParseResult())
        .anyMatch(each -> each.isUsageHelpRequested() || each.isVersionHelpRequested());
  }

  private static boolean needsArithmetic(ParseResult command) {
    String name = command.commandSpec().name();
    if (name.equals("regress-study")) {
      return command.hasMatchedOption("--rounds");
    }
    return !WITHOUT_ARITHMETIC.contains(name);
  }

  /**
   * Where the locale's characters do not suffice for the current folder's name, files would go to a
   * folder of another name, made for them.
   *
   * @param named the current folder as this JVM has it
   * @param actual a link to it; there is none on some systems
   * @return a sentence; empty if both are one folder
   */
  static Optional<String> missingFolder(Path named, Path actual) {
    try {
      if (Files.isDirectory(named)
          && (!Files.isDirectory(actual) || Files.isSameFile(named, actual))) {
        return Optional.empty();
      }
    } catch (IOException e) {
      // One of them is gone.
    }
    return Optional.of(
        named
            + ": not the current folder, whose name the character set of the locale, "
            + System.getProperty("sun.jnu.encoding")
            + ", does not have; set LC_ALL to a UTF-8 locale of this machine");
  }
}
