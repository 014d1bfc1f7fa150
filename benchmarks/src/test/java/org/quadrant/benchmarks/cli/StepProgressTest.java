package org.quadrant.benchmarks.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Progress by a clock of our own. */
class StepProgressTest {
  private final StringWriter text = new StringWriter();
  private long nanos = 1_000;

  private StepProgress progress(boolean terminal, long steps) {
    return new StepProgress(new PrintWriter(text), terminal, steps, () -> nanos);
  }

  /** Takes steps of equal length. */
  private void run(StepProgress progress, int steps, long nanosEach) {
    for (int step = 1; step <= steps; step++) {
      nanos += nanosEach;
      progress.at(step);
    }
  }

  @Test
  void printsALineEveryFewSeconds() {
    StepProgress progress = progress(false, 200);
    run(progress, 120, 100_000_000);
    assertEquals(
        List.of(
            "step 50 of 200 (25 %), 10.0 steps/s, 15 s left",
            "step 100 of 200 (50 %), 10.0 steps/s, 10 s left"),
        text.toString().lines().toList());
    progress.end();
    assertEquals(
        "step 120 of 200 (60 %), 10.0 steps/s, 12 s in all",
        text.toString().lines().toList().getLast());
  }

  @Test
  void printsOneLineOfAShortRun() {
    StepProgress progress = progress(false, 3);
    run(progress, 3, 1_000_000);
    progress.end();
    assertEquals("step 3 of 3 (100 %), 1000 steps/s, 0.0 s in all\n", lines());
  }

  private String lines() {
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void overwritesItsLineOnATerminal() {
    StepProgress progress = progress(true, 1000);
    run(progress, 1000, 1_000_000);
    progress.end();
    progress.close();
    String[] updates = lines().split("\r", -1);
    assertEquals(7, updates.length);
    assertEquals("", updates[0]);
    assertTrue(updates[1].startsWith("step 200 of 1000 (20 %), 1000 steps/s, 0.8 s left"));
    assertTrue(Stream.of(updates).skip(1).allMatch(update -> update.strip().length() < 79));
    assertEquals(lines().length() - 1, lines().indexOf('\n'));
  }

  @Test
  void leavesItsLineOnce() {
    StepProgress unused = progress(true, 10);
    unused.close();
    assertEquals("", lines());
    StepProgress stopped = progress(true, 10);
    run(stopped, 1, 1_000_000_000);
    stopped.close();
    stopped.close();
    assertTrue(lines().endsWith(" \n") && !lines().endsWith("\n\n"), lines());
  }

  @Test
  void forgetsASlowStart() {
    StepProgress progress = progress(false, 10_000);
    run(progress, 10, 1_000_000_000);
    for (int step = 11; step <= 1000; step++) {
      nanos += 50_000_000;
      progress.at(step);
    }
    String last = text.toString().lines().toList().getLast();
    double rate = Double.parseDouble(last.replaceAll(".*, ([0-9.]+) steps/s.*", "$1"));
    assertEquals(20, rate, 0.5);
  }

  @Test
  void writesLongTimes() {
    StepProgress progress = progress(false, 1_000_000);
    run(progress, 10, 1_000_000_000);
    assertTrue(lines().contains("1.00 steps/s, 277 h 46 min left"), lines());
  }
}
