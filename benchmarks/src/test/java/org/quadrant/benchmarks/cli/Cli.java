package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Runs the command in this JVM. */
final class Cli {
  private Cli() {}

  /**
   * What came of it.
   *
   * @param exitCode of the process
   * @param out what it wrote to the standard output
   * @param err what it wrote to the standard error stream
   */
  record Outcome(int exitCode, String out, String err) {
    /** Asserts that nothing went wrong. */
    Outcome assertOk() {
      assertEquals(0, exitCode, err);
      return this;
    }

    /** Asserts that all there is to see is one line of error. */
    void assertOneLine(int code, String message) {
      assertEquals("quadrant: " + message + "\n", err);
      assertEquals("", out);
      assertEquals(code, exitCode);
    }

    /** Asserts that the last line is an error, and no line is of a stack trace. */
    void assertEndsWith(int code, String message) {
      assertTrue(err.endsWith("quadrant: " + message + "\n"), err);
      assertTrue(err.lines().noneMatch(line -> line.startsWith("\tat ")), err);
      assertEquals(code, exitCode);
    }
  }

  static Outcome run(Object... arguments) {
    return run(line -> {}, arguments);
  }

  static Outcome run(CommandLine commandLine, Object... arguments) {
    return run(commandLine, line -> {}, arguments);
  }

  /**
   * Runs the command.
   *
   * @param seen receives each whole line of the standard output, as soon as it is written
   * @param arguments of the command line
   * @return what came of it
   */
  static Outcome run(Consumer<String> seen, Object... arguments) {
    return run(QuadrantCommand.commandLine(), seen, arguments);
  }

  private static Outcome run(CommandLine commandLine, Consumer<String> seen, Object... arguments) {
    StringWriter out =
        new StringWriter() {
          private int seenTo;

          @Override
          public void flush() {
            int end = getBuffer().lastIndexOf("\n") + 1;
            String lines = getBuffer().substring(seenTo, Math.max(seenTo, end));
            seenTo = Math.max(seenTo, end);
            lines.lines().forEach(seen);
          }
        };
    StringWriter err = new StringWriter();
    commandLine.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    String[] strings = new String[arguments.length];
    for (int i = 0; i < strings.length; i++) {
      strings[i] = arguments[i].toString();
    }
    int exitCode = QuadrantCommand.execute(commandLine, strings);
    String lineEnd = System.lineSeparator();
    return new Outcome(
        exitCode, out.toString().replace(lineEnd, "\n"), err.toString().replace(lineEnd, "\n"));
  }
}
