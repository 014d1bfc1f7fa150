package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunHeaderTest {
  @Test
  void holdsTheCommandWithoutPaths() {
    RunHeader header =
        RunHeader.endingNow(
            List.of("quadrant", "bench", "-p", "shape=1x3x1", "Step.*", "-prof", "x:dir=/home/a"),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            1,
            List.of("one: why"));
    assertTrue(
        header.command().endsWith("quadrant bench -p shape=1x3x1 'Step.*' -prof x:…"),
        header.command());
    assertEquals("2026-01-02T03:04:05Z", header.date());
    assertEquals(1, header.exitStatus());
    assertEquals(List.of("one: why"), header.missing());
    assertTrue(header.seconds() > 0);
  }

  @Test
  void putsFurtherFlagsOfTheJvmInFront() {
    List<String> command = List.of("quadrant", "bench", "a'b");
    assertEquals("quadrant bench 'a'\\''b'", RunHeader.line(List.of(), command));
    assertEquals(
        "QUADRANT_JAVA_OPTS=-XX:UseAVX=2 quadrant run",
        RunHeader.line(List.of("-XX:UseAVX=2"), List.of("quadrant", "run")));
    assertEquals(
        "QUADRANT_JAVA_OPTS='-XX:UseAVX=2 -Xint' quadrant run",
        RunHeader.line(List.of("-XX:UseAVX=2", "-Xint"), List.of("quadrant", "run")));
  }
}
