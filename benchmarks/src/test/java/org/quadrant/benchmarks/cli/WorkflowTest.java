package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.regression.Outcome;

/**
 * The step of README's workflow that judges, as GitHub runs it, with a stand-in for the gate that
 * leaves a report and an exit code.
 */
@DisabledOnOs(OS.WINDOWS)
class WorkflowTest {
  @TempDir private Path folder;

  private record Result(int exitCode, String output, String summary) {}

  /** The lines of the step, without their indentation. */
  private static String step() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../README.md"));
    int name = lines.indexOf("      - name: Measure both builds in turns");
    assertEquals("        run: |", lines.get(name + 1));
    String indentation = " ".repeat(10);
    return lines.stream()
        .skip(name + 2L)
        .takeWhile(line -> line.startsWith(indentation))
        .map(line -> line.substring(indentation.length()) + "\n")
        .collect(Collectors.joining());
  }

  private Result run(String gate) throws Exception {
    Path command = folder.resolve("base/benchmarks/target/quadrant");
    Files.createDirectories(command.getParent());
    Files.writeString(command, "#!/bin/sh\n" + gate);
    command.toFile().setExecutable(true);
    Path script = Files.writeString(folder.resolve("step.sh"), step());
    Path summary = folder.resolve("summary.md");
    Files.deleteIfExists(summary);
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-e", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("GITHUB_STEP_SUMMARY", summary.toString()));
    int exitCode = builder.start().waitFor();
    return new Result(
        exitCode, Files.readString(output), Files.exists(summary) ? Files.readString(summary) : "");
  }

  private static String gate(String verdict, int exitCode) {
    return "mkdir -p regress/m/regress\n"
        + ("echo '" + verdict + "' > regress/m/regress/regress.md\n")
        + ("exit " + exitCode + "\n");
  }

  private static String verdict(Outcome outcome) {
    return "**" + outcome.text() + "**";
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatWasClearedOrIsInDoubtPasses(Outcome outcome) throws Exception {
    Result result = run(gate(verdict(outcome), outcome.exitCode()));
    boolean passes = outcome == Outcome.NO_REGRESSION || outcome == Outcome.UNDECIDED;
    assertEquals(passes ? 0 : 1, result.exitCode(), result.output());
    assertEquals(
        outcome == Outcome.UNDECIDED, result.output().contains("::warning::"), result.output());
    assertEquals(!passes, result.output().contains("::error::"), result.output());
    assertEquals(verdict(outcome) + "\n", result.summary());
  }

  /** Java's own exit codes: 1 if it does not start, 3 if it is told to exit without memory. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 137})
  void anExitCodeWithoutAReportClearsNothing(int exitCode) throws Exception {
    // Left by an earlier run, on a runner of one's own.
    Path old = Files.createDirectories(folder.resolve("regress/m/regress"));
    Files.writeString(old.resolve("regress.md"), verdict(Outcome.NO_REGRESSION) + "\n");
    Result result = run("exit " + exitCode + "\n");
    assertEquals(1, result.exitCode(), result.output());
    assertTrue(
        result.output().contains("::error::no report, exit code " + exitCode), result.output());
  }

  /** A verdict whose files were lost, or another's exit code. */
  @Test
  void anExitCodeThatIsNotTheReportsClearsNothing() throws Exception {
    for (Outcome outcome : Outcome.values()) {
      for (int exitCode : new int[] {0, 3}) {
        Result result = run(gate(verdict(outcome) + ", low confidence", exitCode));
        assertEquals(
            exitCode == outcome.exitCode() ? 0 : 1, result.exitCode(), outcome + ", " + exitCode);
      }
    }
    assertEquals(1, run(gate(verdict(Outcome.NO_REGRESSION), 4)).exitCode());
  }

  @Test
  void theStepIsFound() throws IOException {
    assertTrue(step().contains("quadrant regress"), step());
    assertFalse(step().contains("uses:"), step());
  }
}
