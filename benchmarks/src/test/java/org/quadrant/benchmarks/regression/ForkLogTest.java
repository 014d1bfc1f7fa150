package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.output.BadInputException;

class ForkLogTest {
  @TempDir private Path folder;

  private static Fork fork(int round, Arm arm, double... scores) {
    return new Fork("B.a n=1,2", arm, round, 1.5 + round, 2.25 + round, "ops/s", scores, 8, 100);
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    Path file = folder.resolve("forks.csv");
    try (ForkLog log = ForkLog.append(file)) {
      log.add(fork(0, Arm.BASELINE, 1.25, 1e-9));
      log.add(fork(0, Arm.CANDIDATE, 3));
    }
    try (ForkLog log = ForkLog.append(file)) {
      log.add(fork(1, Arm.BASELINE, 4), "slower 3 %");
    }
    List<ForkLog.Line> lines = ForkLog.read(file);
    assertEquals(
        List.of("baseline", "candidate", "slower 3 %"),
        lines.stream().map(ForkLog.Line::arm).toList());
    Fork first = lines.getFirst().fork();
    assertEquals("B.a n=1,2", first.benchmark());
    assertEquals(Arm.CANDIDATE, lines.get(1).fork().arm());
    assertEquals(2.25, first.ended(), 0);
    assertArrayEquals(new double[] {1.25, 1e-9}, first.scores());
    assertEquals(8, first.bytesPerOperation(), 0);
  }

  /** As a full disk leaves it, or a JVM that was killed. */
  @Test
  void aLineThatWasCutOffIsNoFork() throws IOException {
    Path file = folder.resolve("cut.csv");
    try (ForkLog log = ForkLog.append(file)) {
      log.add(fork(0, Arm.BASELINE, 1));
      log.add(fork(0, Arm.CANDIDATE, 2));
    }
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 5));
    assertEquals(1, ForkLog.read(file).size());
    try (ForkLog log = ForkLog.append(file)) {
      log.add(fork(0, Arm.CANDIDATE, 2));
    }
    assertEquals(whole, Files.readString(file));
    Files.writeString(file, "bench");
    try (ForkLog log = ForkLog.append(file)) {
      log.add(fork(0, Arm.BASELINE, 1));
    }
    assertEquals(1, ForkLog.read(file).size());
  }

  @Test
  void foreignFilesAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n1,2\n");
    assertEquals(
        file + ": not a log of forks",
        assertThrows(BadInputException.class, () -> ForkLog.read(file)).getMessage());
  }

  @Test
  void aForkIsAsFastAsItsThreeFastestIterations() {
    assertEquals(
        Math.log((1 / 10.0 + 1 / 8.0 + 1 / 4.0) / 3),
        fork(0, Arm.BASELINE, 1, 10, 2, 8, 3, 4).logTime(),
        1e-15);
    Fork time =
        new Fork("a", Arm.BASELINE, 0, 0, 1, "ns/op", new double[] {9, 2, 4, 7, 8, 9}, 0, 1);
    assertEquals(Math.log(13e-9 / 3), time.logTime(), 1e-12);
    assertEquals(Math.log(1.0 / 7), fork(0, Arm.BASELINE, 7).logTime(), 1e-15);
  }

  @Test
  void onlyWholeRoundsCount() {
    List<Fork> forks =
        List.of(
            fork(0, Arm.BASELINE, 1),
            fork(0, Arm.CANDIDATE, 1),
            fork(0, Arm.CANDIDATE, 1),
            fork(0, Arm.BASELINE, 1),
            fork(1, Arm.CANDIDATE, 1),
            fork(1, Arm.BASELINE, 1),
            fork(1, Arm.BASELINE, 1));
    List<Round> rounds = Round.of(forks);
    assertEquals(1, rounds.size());
    assertEquals(2.25, rounds.getFirst().ended(), 0);
  }
}
