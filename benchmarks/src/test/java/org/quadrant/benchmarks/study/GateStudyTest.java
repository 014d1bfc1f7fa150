package org.quadrant.benchmarks.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.regression.Arm;
import org.quadrant.benchmarks.regression.Fork;
import org.quadrant.benchmarks.regression.ForkLog;
import org.quadrant.benchmarks.regression.ForkOrder;

class GateStudyTest {
  private static List<ForkLog.Line> record(int rounds, long seed) {
    Random random = new Random(seed);
    List<ForkLog.Line> lines = new ArrayList<>();
    double time = 0;
    for (int round = 0; round < rounds; round++) {
      for (String benchmark : List.of("a", "b", "ruler")) {
        for (StudyArm arm : new ForkOrder(seed).of(benchmark, round, StudyArm.ALL)) {
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
                      1000),
                  arm.name()));
          time += 3;
        }
      }
    }
    return lines;
  }

  /** The table of outcomes, which takes long to compute. */
  private static List<String> outcomes(GateStudy study) {
    return study.outcomes().text().lines().toList();
  }

  /** The cell of the table's row that begins with a build and a kind of run. */
  private static String cell(List<String> lines, String build, String kind, String column) {
    List<String> titles = cells(lines.getFirst());
    List<String> row =
        lines.stream()
            .map(GateStudyTest::cells)
            .filter(cells -> cells.get(0).equals(build) && cells.get(1).equals(kind))
            .findFirst()
            .orElseThrow();
    return row.get(titles.indexOf(column));
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
  }

  private static final List<String> KINDS = List.of("of its own", "consecutive", "resampled");

  @Test
  void findsTheSlowedBuildsAndNoOther() {
    GateStudy study = study(record(60, 7));
    assertEquals(60, study.size());
    List<String> outcomes = outcomes(study);
    for (String kind : KINDS) {
      assertEquals("0 (0.0 %)", cell(outcomes, "equal", kind, "equal one REGRESSED"));
      assertEquals("0 (0.0 %)", cell(outcomes, "slower 3 %", kind, "slowed one REGRESSED"));
      for (String build : List.of("slower 10 %", "slower 30 %")) {
        String all = cell(outcomes, build, kind, "runs") + " (100.0 %)";
        assertEquals(all, cell(outcomes, build, kind, "slowed one REGRESSED"));
        assertEquals("0 (0.0 %)", cell(outcomes, build, kind, "equal one REGRESSED"));
        assertEquals("0 (0.0 %)", cell(outcomes, build, kind, "no regression"));
      }
    }
    // A round of two benchmarks and the ruler takes 36 s; the gate looks after 200 s, so after 6.
    // The last run begins where 12 are left.
    assertEquals("9", cell(outcomes, "equal", "of its own", "runs"));
    assertEquals("216", cell(outcomes, "equal", "consecutive", "seconds"));
    assertEquals("0.0 … 33.6 %", cell(outcomes, "equal", "of its own", "its 95 % interval"));
    List<String> ratios = study.ratios().text().lines().toList();
    assertTrue(row(ratios, "a", "slower 30 %").matches(".*\\| +\\+(29|30|31)\\.\\d %.*"));
    assertTrue(row(ratios, "b", "equal").matches(".*\\| +[+-]0\\.\\d %.*"));
  }

  /** An equal build that allocates is a false alarm; a ruler that moved is none, and hides none. */
  @Test
  void countsWhatTheGateAsAWholeSays() {
    List<ForkLog.Line> allocating =
        altered(
            record(60, 7),
            line -> line.arm().equals("equal") && line.fork().benchmark().equals("b"),
            1,
            1e6);
    List<String> bytes = outcomes(study(allocating));
    String all = cell(bytes, "equal", "of its own", "runs") + " (100.0 %)";
    assertEquals(all, cell(bytes, "equal", "of its own", "equal one REGRESSED"));
    List<ForkLog.Line> moved =
        altered(
            record(60, 7),
            line -> line.arm().startsWith("equal") && line.fork().benchmark().equals("ruler"),
            2,
            0);
    List<String> ruler = outcomes(study(moved));
    String equal = cell(ruler, "equal", "of its own", "runs") + " (100.0 %)";
    assertEquals(equal, cell(ruler, "equal", "of its own", "undecided"));
    assertEquals("0 (0.0 %)", cell(ruler, "equal", "of its own", "equal one REGRESSED"));
    String found = cell(ruler, "slower 30 %", "of its own", "runs") + " (100.0 %)";
    assertEquals(found, cell(ruler, "slower 30 %", "of its own", "slowed one REGRESSED"));
  }

  private static List<ForkLog.Line> altered(
      List<ForkLog.Line> lines, Predicate<ForkLog.Line> which, double rate, double bytes) {
    return lines.stream()
        .map(
            line -> {
              Fork fork = line.fork();
              double[] scores = {rate * fork.scores()[0]};
              return which.test(line)
                  ? new ForkLog.Line(
                      new Fork(
                          fork.benchmark(),
                          fork.arm(),
                          fork.round(),
                          fork.started(),
                          fork.ended(),
                          fork.unit(),
                          scores,
                          bytes,
                          fork.operationsPerIteration()),
                      line.arm())
                  : line;
            })
        .toList();
  }

  /** Where less than a budget is left, a run could only end early: none begins. */
  @Test
  void runsBeginWhereEnoughIsLeft() {
    List<String> tooShort = outcomes(study(record(8, 7)));
    assertEquals("0", cell(tooShort, "equal", "consecutive", "runs"));
    assertEquals("–", cell(tooShort, "equal", "of its own", "its 95 % interval"));
    List<String> justEnough = outcomes(study(record(9, 7)));
    assertEquals("1", cell(justEnough, "equal", "consecutive", "runs"));
  }

  private static String row(List<String> rows, String first, String second) {
    return rows.stream()
        .filter(row -> row.startsWith("| " + first) && row.contains("| " + second))
        .findFirst()
        .orElseThrow();
  }

  private static GateStudy study(List<ForkLog.Line> lines) {
    return new GateStudy(lines, "ruler", 300);
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
    List<ForkLog.Line> cutTwice = resumed.subList(0, cut.size() + 5);
    assertFalse(new StudyRecord(cutTwice).isWhole(2, "ruler"));
    // Five forks of one sitting and five of the next, by chance of the right builds.
    assertTrue(new StudyRecord(lines).isWhole(2, "ruler"));
    List<ForkLog.Line> broken = new ArrayList<>(lines.subList(0, lines.size() - 5));
    for (ForkLog.Line line : lines.subList(lines.size() - 5, lines.size())) {
      Fork fork = line.fork();
      double pause = StudyRecord.BREAK_SECONDS;
      broken.add(
          new ForkLog.Line(
              fork.at(fork.round(), fork.started() + pause, fork.ended() + pause), line.arm()));
    }
    assertFalse(new StudyRecord(broken).isWhole(2, "ruler"));
  }
}
