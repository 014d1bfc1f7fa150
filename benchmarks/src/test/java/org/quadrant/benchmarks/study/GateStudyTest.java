package org.quadrant.benchmarks.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.regression.Arm;
import org.quadrant.benchmarks.regression.Fork;
import org.quadrant.benchmarks.regression.ForkLog;

class GateStudyTest {
  private static List<ForkLog.Line> record(int rounds, long seed) {
    Random random = new Random(seed);
    List<ForkLog.Line> lines = new ArrayList<>();
    double time = 0;
    for (int round = 0; round < rounds; round++) {
      for (String benchmark : List.of("a", "b", "ruler")) {
        for (StudyArm arm : StudyArm.order(round)) {
          double slower = benchmark.equals("ruler") ? 0 : arm.percent() / 100.0;
          double rate = Math.exp(0.01 * random.nextGaussian()) / (1 + slower);
          lines.add(
              new ForkLog.Line(
                  new Fork(
                      benchmark,
                      Arm.BASELINE,
                      round,
                      time,
                      time + 3,
                      "ops/s",
                      new double[] {rate},
                      0,
                      1),
                  arm.name()));
          time += 3;
        }
      }
    }
    return lines;
  }

  @Test
  void findsTheSlowedBuildsAndNoOther() {
    GateStudy study = study(record(12, 7));
    assertEquals(12, study.size());
    List<String> rows = study.outcomes().text().lines().toList();
    assertTrue(row(rows, "equal", "consecutive").contains("| 0 (0.0 %) "), rows.toString());
    assertTrue(row(rows, "slower 3 %", "consecutive").contains("| 0 (0.0 %) "), rows.toString());
    assertTrue(row(rows, "slower 10 %", "resampled").contains("(100.0 %)"), rows.toString());
    assertTrue(row(rows, "slower 30 %", "resampled").contains("(100.0 %)"), rows.toString());
    List<String> ratios = study.ratios().text().lines().toList();
    assertTrue(row(ratios, "a", "slower 30 %").matches(".*\\| +\\+(29|30|31)\\.\\d %.*"));
    assertTrue(row(ratios, "b", "equal").matches(".*\\| +[+-]0\\.\\d %.*"));
  }

  private static String row(List<String> rows, String first, String second) {
    return rows.stream()
        .filter(row -> row.startsWith("| " + first) && row.contains("| " + second))
        .findFirst()
        .orElseThrow();
  }

  private static GateStudy study(List<ForkLog.Line> lines) {
    return new GateStudy(lines, List.of("a", "b"), "ruler", 300);
  }

  /** A sitting that was cut short, and the next, which begins the benchmark again. */
  @Test
  void onlyWholeRoundsCount() {
    List<ForkLog.Line> lines = record(3, 8);
    List<ForkLog.Line> cut = lines.subList(0, lines.size() - 3);
    assertEquals(2, study(cut).size());
    assertEquals(0, study(List.of()).size());
    List<ForkLog.Line> resumed = new ArrayList<>(cut);
    resumed.addAll(lines.subList(lines.size() - 10, lines.size()));
    assertEquals(3, study(resumed).size());
    StudyRecord record = new StudyRecord(cut);
    assertEquals(2, record.lastRound());
    assertTrue(record.isWhole(2, "b"));
    assertFalse(record.isWhole(2, "ruler"));
    assertFalse(record.isWhole(3, "a"));
    assertTrue(new StudyRecord(resumed).isWhole(2, "ruler"));
  }
}
