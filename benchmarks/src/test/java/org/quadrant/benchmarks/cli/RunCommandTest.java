package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad usage only: the whole of it takes most of a minute, and CI runs it after these tests. */
class RunCommandTest {
  @TempDir private Path folder;

  @Test
  void takesNoOtherArguments() {
    Cli.Outcome outcome = Cli.run("run", "StepBenchmark");
    assertEquals(2, outcome.exitCode());
    assertEquals(1, outcome.err().lines().count(), outcome.err());
  }

  @Test
  void findsOutAtOnceThatResultsCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Cli.Outcome outcome = Cli.run("run", "--results", file);
    assertEquals(2, outcome.exitCode());
    assertEquals("", outcome.out());
    assertTrue(
        outcome.err().matches("quadrant: --results: .*file cannot be written \\(.*\\); .*\\n"),
        outcome.err());
  }
}
