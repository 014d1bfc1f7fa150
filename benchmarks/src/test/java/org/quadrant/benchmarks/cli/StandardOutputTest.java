package org.quadrant.benchmarks.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class StandardOutputTest {
  private static final String FULL = "No space left on device";

  @TempDir private Path folder;

  /** A device that takes so many bytes and then no more. */
  private static OutputStream device(int room, String failure) {
    return new OutputStream() {
      private int taken;

      @Override
      public void write(int b) throws IOException {
        taken++;
        if (taken > room) {
          throw new IOException(failure);
        }
      }
    };
  }

  private static Cli.Outcome run(OutputStream device, Object... arguments) {
    StringWriter errors = new StringWriter();
    CommandLine commandLine = QuadrantCommand.commandLine();
    commandLine.setErr(new PrintWriter(errors, true));
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    int exitCode = QuadrantCommand.execute(commandLine, new StandardOutput(device, UTF_8), words);
    return new Cli.Outcome(exitCode, "", errors.toString().replace(System.lineSeparator(), "\n"));
  }

  /** Whether nothing, the first line or all but the end is written. */
  @ParameterizedTest
  @ValueSource(ints = {0, 40, 150})
  void whatCannotBeWrittenIsSaid(int room) {
    run(device(room, FULL), "train", "--help").assertOneLine(1, "standard output: " + FULL);
    run(device(0, FULL), "--version").assertOneLine(1, "standard output: " + FULL);
  }

  @Test
  void ofTheGateItIsNoRegression() {
    run(device(0, FULL), "regress", "--help").assertOneLine(4, "standard output: " + FULL);
  }

  @Test
  void aPipeThatIsClosedIsNoNews() {
    assertEquals(new Cli.Outcome(1, "", ""), run(device(40, "Broken pipe"), "train", "--help"));
    assertEquals(new Cli.Outcome(4, "", ""), run(device(40, "Broken pipe"), "regress", "-h"));
  }

  @Test
  void resultsAreKeptWhereTheirReportIsLost() {
    Path out = folder.resolve("run");
    run(
            device(10, FULL),
            "train",
            "--d=5",
            "--p=8",
            "--m=40",
            "--steps=2",
            "--engine=scalar",
            "--test-samples=50",
            "--out=" + out)
        .assertEndsWith(1, "standard output: " + FULL);
    assertTrue(Files.exists(out.resolve("summary.json")));
  }

  @Test
  void whatFailsKeepsItsExitCode() {
    Cli.Outcome outcome = run(device(0, FULL), "compare", "none.json", "none.json");
    assertEquals(2, outcome.exitCode());
  }

  @Test
  void whatIsWrittenIsWhatWasPrinted() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    assertEquals(new Cli.Outcome(0, "", ""), run(written, "train", "--help"));
    assertEquals(
        Cli.run("train", "--help").out(),
        written.toString(UTF_8).replace(System.lineSeparator(), "\n"));
  }

  @Test
  @EnabledIf("hasFullDevice")
  void theProcessItselfSaysSo() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                QuadrantCommand.class.getName(),
                "--version")
            .redirectOutput(Path.of("/dev/full").toFile())
            .start();
    String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertEquals(1, process.waitFor(), errors);
    assertTrue(errors.startsWith("quadrant: standard output: "), errors);
    assertEquals(1, errors.lines().count());
  }

  static boolean hasFullDevice() {
    return Files.isWritable(Path.of("/dev/full"));
  }
}
