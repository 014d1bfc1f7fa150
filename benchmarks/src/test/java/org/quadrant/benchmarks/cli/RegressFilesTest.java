package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.LastSteps;
import org.quadrant.benchmarks.regression.Decision;
import org.quadrant.benchmarks.regression.Outcome;
import org.quadrant.benchmarks.regression.RegressionReport;
import org.quadrant.benchmarks.results.ResultFolder;

/** Each of the last steps fails in turn. */
class RegressFilesTest {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.arrayNode();

  private static final Machine MACHINE = Machine.describe();

  @TempDir private Path results;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final LastSteps steps = new LastSteps(line -> err.write(line + "\n"));

  private static RegressionReport report(Outcome outcome) {
    return new RegressionReport(
        outcome,
        outcome.exitCode(),
        List.of(),
        1,
        new Decision(List.of(), null, false, true),
        List.of(),
        List.of(),
        List.of());
  }

  private int write(ResultFolder folder, Outcome outcome) throws IOException {
    folder.keep();
    Files.writeString(folder.file("forks.csv"), "forks");
    return new RegressFiles(folder, MACHINE, List.of("quadrant"), Instant.now())
        .write(report(outcome), NOTHING, NOTHING, steps, new PrintWriter(out, true));
  }

  private ResultFolder begin() throws IOException {
    return ResultFolder.begin(results, "m", "regress");
  }

  private static int status(Path folder) throws IOException {
    return Json.readObject(folder.resolve("header.json")).get("exitStatus").asInt();
  }

  @ParameterizedTest
  @EnumSource
  void nothingFails(Outcome outcome) throws IOException {
    try (ResultFolder folder = begin()) {
      assertEquals(outcome.exitCode(), write(folder, outcome));
    }
    assertEquals("", err.toString());
    Path published = results.resolve("m/regress");
    assertTrue(out.toString().contains("**" + outcome.text() + "**"), out.toString());
    assertTrue(out.toString().contains("files: " + published), out.toString());
    assertEquals(outcome.exitCode(), status(published));
    try (Stream<Path> files = Files.list(published)) {
      assertEquals(7, files.count());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regress.md",
        "decision.json",
        "baseline.json",
        "candidate.json",
        "machine.json",
        "header.json"
      })
  void aFileThatCannotBeWrittenCostsNoOther(String name) throws IOException {
    try (ResultFolder folder = begin()) {
      Files.createDirectory(folder.file(name));
      assertEquals(4, write(folder, Outcome.NO_REGRESSION));
    }
    assertTrue(out.toString().contains("**no regression**"), out.toString());
    assertTrue(err.toString().contains(name), err.toString());
    assertEquals(1, err.toString().lines().count(), err.toString());
    Path published = results.resolve("m/regress");
    assertEquals("forks", Files.readString(published.resolve("forks.csv")));
    try (Stream<Path> files = Files.list(published)) {
      assertEquals(6, files.filter(Files::isRegularFile).count());
    }
    if (!name.equals("header.json")) {
      assertEquals(4, status(published));
    }
  }

  /** What is known of the builds stays known. */
  @ParameterizedTest
  @EnumSource
  void nothingPassesWhoseFilesAreLost(Outcome outcome) throws IOException {
    try (ResultFolder folder = begin()) {
      Files.createDirectory(folder.file("decision.json"));
      int code = write(folder, outcome);
      assertEquals(
          switch (outcome) {
            case REGRESSION -> 1;
            case GONE -> 5;
            case NOT_DONE, UNDECIDED, NO_REGRESSION -> 4;
          },
          code);
    }
  }

  @Test
  void aFolderThatCannotBePutInItsPlaceIsKept() throws IOException {
    Path former = Files.createDirectories(results.resolve("m/regress"));
    Path draft;
    try (ResultFolder folder = begin()) {
      draft = folder.draft();
      // Where the former run would be put aside.
      Files.createDirectories(draft.resolveSibling(draft.getFileName() + "-former").resolve("a"));
      assertEquals(4, write(folder, Outcome.UNDECIDED));
    }
    assertTrue(err.toString().startsWith("final name: "), err.toString());
    assertTrue(out.toString().contains("**undecided**"), out.toString());
    assertFalse(out.toString().contains("files: "), out.toString());
    assertEquals("forks", Files.readString(draft.resolve("forks.csv")));
    assertEquals(4, status(draft));
    assertTrue(Files.isDirectory(former));
  }

  /** What lacks a part leaves a whole run where it is. */
  @Test
  void whatIsNotWholeReplacesNothing() throws IOException {
    Path former = Files.createDirectories(results.resolve("m/regress"));
    Files.writeString(former.resolve("old.txt"), "old");
    try (ResultFolder folder = begin()) {
      assertEquals(4, write(folder, Outcome.NOT_DONE));
    }
    try (ResultFolder folder = begin()) {
      steps.fail("forks.csv", "no space left");
      assertEquals(4, write(folder, Outcome.NO_REGRESSION));
    }
    assertEquals("old", Files.readString(former.resolve("old.txt")));
    assertEquals(4, status(results.resolve("m/regress-incomplete")));
    try (ResultFolder folder = begin()) {
      assertFalse(Files.exists(folder.file("old.txt")));
    }
  }
}
