package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
