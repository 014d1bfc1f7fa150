package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;

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
    assertTrue(Files.exists(out.resolve("blocks.png")), Files.readString(errors.toPath()));
    assertFalse(Files.exists(out.resolve(".quadrant-partial")));
  }

  /**
   * Begun while another JMH measures, which ends when this one says that it waits. Asked to end
   * when the first of two cases is done, so that the second never has a result.
   */
  @Test
  void aBenchKeepsWhatWasMeasured() throws Exception {
    Path lock = folder.resolve("jmh.lock");
    FileChannel other = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held = other.lock();
    Process process = new ProcessBuilder(bench()).redirectErrorStream(true).start();
    String errors;
    int waits = 0;
    try (other;
        BufferedReader lines = process.inputReader()) {
      String line = lines.readLine();
      while (line != null && !line.contains("shape=128x8x5 ")) {
        if (line.startsWith("waiting for another JMH") && line.contains(lock.toString())) {
          waits++;
          held.release();
        }
        line = lines.readLine();
      }
      assertEquals(1, waits);
      // Unlike the process's own method, this leaves its output open.
      assertTrue(process.toHandle().destroy());
      errors = lines.lines().collect(Collectors.joining("\n"));
      assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(ENDED_BY_SIGTERM, process.exitValue(), errors);
    Path bench = folder.resolve(Machine.describe().slug()).resolve("bench");
    assertEquals(
        SmallStep.measured(),
        JmhResults.read(bench.resolve("jmh.json")).results().stream()
            .map(JmhResult::shortName)
            .toList());
    String table = Files.readString(bench.resolve("table.md"));
    assertFalse(table.contains(" GFLOP/s before, "), table);
    List<String> missing = new ArrayList<>();
    Json.readObject(bench.resolve("header.json"))
        .get("missing")
        .forEach(each -> missing.add(each.asText()));
    assertEquals(2, missing.size(), missing.toString());
    assertTrue(missing.getFirst().startsWith("StepBenchmark.step"), missing.toString());
    assertTrue(missing.getFirst().contains("shape=256x8x5"), missing.toString());
    assertTrue(missing.getLast().startsWith("FmaPeakBenchmark.peak"), missing.toString());
    for (String each : missing) {
      assertTrue(each.endsWith(": interrupted, forks missing: 1"), each);
    }
    assertTrue(errors.contains("quadrant: interrupted; "), errors);
    try (Stream<Path> files = Files.list(bench.getParent())) {
      assertEquals(List.of(bench), files.toList());
    }
  }

  /** Killed when a step was measured; the second peak at least is then still missing. */
  @Test
  void aBenchThatIsKilledLeavesWhatWasMeasured() throws Exception {
    File errors = folder.resolve("errors").toFile();
    Process process =
        new ProcessBuilder(bench())
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors)
            .start();
    Path draft;
    try {
      draft = awaitStep(process, errors);
      List<ProcessHandle> forks = process.descendants().toList();
      process.destroyForcibly();
      forks.forEach(ProcessHandle::destroyForcibly);
      assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
    Path copy = Files.move(draft, draft.resolveSibling("killed"));
    Cli.run("compare", copy.resolve("jmh.json"), copy.resolve("jmh.json")).assertOk();
    Cli.run("report", folder).assertOk();
    ObjectNode header = Json.readObject(copy.resolve("header.json"));
    assertEquals(1, header.get("exitStatus").asInt());
    String missing = header.get("missing").toString();
    assertTrue(missing.contains("FmaPeakBenchmark.peak"), missing);
    assertTrue(missing.contains(": not measured yet, forks missing: 1"), missing);
    assertFalse(missing.contains("shape=128x8x5"), missing);
  }

  /** The draft, once its header does not miss the first step any more. */
  private Path awaitStep(Process process, File errors) throws IOException, InterruptedException {
    Path machine = Files.createDirectories(folder.resolve(Machine.describe().slug()));
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (true) {
      assertTrue(process.isAlive(), () -> errors + " tells why");
      assertTrue(System.nanoTime() < deadline, "no results");
      try (Stream<Path> drafts = Files.list(machine)) {
        Optional<Path> header =
            drafts.map(draft -> draft.resolve("header.json")).filter(Files::exists).findFirst();
        if (header.isPresent()
            && !Json.readObject(header.get()).get("missing").toString().contains("128x8x5")) {
          return header.get().getParent();
        }
      }
      Thread.sleep(5);
    }
  }

  private List<String> bench() {
    List<String> command = new ArrayList<>(java());
    command.addAll(
        List.of(
            "-Djava.io.tmpdir=" + folder,
            QuadrantCommand.class.getName(),
            "bench",
            "StepBenchmark",
            "-p",
            "shape=128x8x5,256x8x5",
            "-p",
            "engine=scalar"));
    command.addAll(List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "20ms"));
    command.addAll(List.of("--results", folder.toString()));
    return command;
  }

  private static List<String> java() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules=jdk.incubator.vector",
        "-Djava.awt.headless=true",
        "-cp",
        System.getProperty("java.class.path"));
  }

  private static List<String> command(Path out) {
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", QuadrantCommand.class.getName()));
    command.addAll(training(out));
    return command;
  }

  private static List<String> training(Path out) {
    return List.of(
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
