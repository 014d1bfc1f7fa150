package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastStepsTest {
  @Test
  void everyStepIsTakenWhateverBecameOfThoseBefore() {
    List<String> said = new ArrayList<>();
    List<String> taken = new ArrayList<>();
    LastSteps steps = new LastSteps(said::add);
    assertTrue(steps.attempt("first", () -> taken.add("first")));
    assertFalse(steps.failed());
    assertFalse(
        steps.attempt(
            "table.md",
            () -> {
              throw new IOException("No space left on device");
            }));
    assertFalse(
        steps.attempt(
            "a.json",
            () -> {
              throw new AccessDeniedException("/x/a.json");
            }));
    assertFalse(
        steps.attempt(
            "report",
            () -> {
              throw new IllegalStateException("two\nlines");
            }));
    assertFalse(
        steps.attempt(
            "figure",
            () -> {
              throw new OutOfMemoryError("heap");
            }));
    assertTrue(steps.attempt("last", () -> taken.add("last")));
    assertEquals(List.of("first", "last"), taken);
    assertTrue(steps.failed());
    assertEquals(
        List.of(
            "table.md: No space left on device",
            "a.json: permission denied",
            "report: java.lang.IllegalStateException: two lines",
            "figure: java.lang.OutOfMemoryError: heap"),
        said);
    assertEquals(said, steps.failures());
  }

  @Test
  void halfAFileIsRemoved(@TempDir Path folder) {
    LastSteps steps = new LastSteps(failure -> {});
    assertTrue(steps.write(folder.resolve("whole"), file -> Files.writeString(file, "1")));
    assertFalse(
        steps.write(
            folder.resolve("half"),
            file -> {
              Files.writeString(file, "1");
              throw new IOException("No space left on device");
            }));
    assertEquals(List.of("half: No space left on device"), steps.failures());
    assertTrue(Files.exists(folder.resolve("whole")));
    assertFalse(Files.exists(folder.resolve("half")));
  }
}
