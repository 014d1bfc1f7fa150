package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.output.Json;

/** Ends a process in the middle of a run. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process cannot be asked to end there")
class InterruptionTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int ENDED_BY_SIGTERM = 128 + 15;

  @TempDir private Path folder;

  @Test
  void keepsWhatWasRecorded() throws Exception {
    Path out = folder.resolve("run");
    File errors = folder.resolve("errors").toFile();
    Process process =
        new ProcessBuilder(command(out))
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors)
            .start();
    try {
      awaitRows(out.resolve(".quadrant-partial/trajectory.csv"), 3, process, errors);
      process.destroy();
      assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(ENDED_BY_SIGTERM, process.exitValue(), Files.readString(errors.toPath()));
    ObjectNode summary = Json.readObject(out.resolve("summary.json"));
    assertEquals("interrupted", summary.get("outcome").textValue());
    long steps = summary.get("steps").longValue();
    assertTrue(
        Files.readString(errors.toPath()).contains("quadrant: interrupted after step " + steps));
    assertEquals(
        Long.toString(steps),
        Files.readAllLines(out.resolve("trajectory.csv")).getLast().replaceAll(",.*", ""));
    assertFalse(Files.exists(out.resolve(".quadrant-partial")));
  }

  private static List<String> command(Path out) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector",
        "-Djava.awt.headless=true",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        QuadrantCommand.class.getName(),
        "train",
        "--engine=scalar",
        "--threads=1",
        "--d=5",
        "--p=4",
        "--m=64",
        "--steps=1000000000",
        "--observe-every=100",
        "--test-samples=10",
        "--out=" + out);
  }

  private static void awaitRows(Path trajectory, int rows, Process process, File errors)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!Files.exists(trajectory) || Files.readAllLines(trajectory).size() <= rows) {
      assertTrue(process.isAlive(), () -> errors + " tells why");
      assertTrue(System.nanoTime() < deadline, "no observations");
      Thread.sleep(20);
    }
  }
}
