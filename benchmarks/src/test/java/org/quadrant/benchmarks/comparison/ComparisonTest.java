package org.quadrant.benchmarks.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.results.JmhMetric;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhSettings;

class ComparisonTest {
  private static final double[] FORKS = {100, 101, 102, 103, 104};
  private static final double[] SLOWER = {90, 91, 92, 93, 94};

  private static JmhResult result(
      String name, String unit, Map<String, String> params, int threads, double... forks) {
    List<List<Double>> raw = new ArrayList<>();
    double sum = 0;
    for (double fork : forks) {
      raw.add(List.of(fork - 1, fork + 1));
      sum += fork;
    }
    return new JmhResult(
        "a.b." + name,
        unit.startsWith("ops") ? "thrpt" : "avgt",
        threads,
        forks.length,
        "25.0.3",
        "VM",
        "25.0.3+9",
        List.of(),
        params,
        new JmhMetric(sum / forks.length, 1, unit, raw),
        Map.of(),
        forks.length,
        JmhSettings.UNKNOWN);
  }

  private static JmhResult result(String name, String unit, double... forks) {
    return result(name, unit, Map.of(), 1, forks);
  }

  private static ResultFile file(JmhResult... results) {
    Map<ResultKey, JmhResult> map = new LinkedHashMap<>();
    for (JmhResult result : results) {
      map.put(ResultKey.of(result), result);
    }
    return new ResultFile(map, Optional.empty());
  }

  private static Change change(String unit, double[] before, double[] after) {
    return Comparison.of(file(result("A.a", unit, before)), file(result("A.a", unit, after)))
        .change(0);
  }

  @Test
  void theUnitTellsWhichWayIsBetter() {
    assertEquals(Change.SLOWER, change("ops/s", FORKS, SLOWER));
    assertEquals(Change.FASTER, change("ops/s", SLOWER, FORKS));
    assertEquals(Change.FASTER, change("ns/op", FORKS, SLOWER));
    assertEquals(Change.SLOWER, change("us/op", SLOWER, FORKS));
    assertEquals(Change.DIFFERENT, change("frobs", SLOWER, FORKS));
  }

  @Test
  void theRatioIsOfSpeeds() {
    ComparedResult times =
        Comparison.of(file(result("A.a", "ns/op", 100, 100)), file(result("A.a", "ns/op", 50, 50)))
            .compared()
            .getFirst();
    assertEquals(2, times.ratio(), 1e-15);
    assertEquals(100, times.before(), 0);
    assertEquals(50, times.after(), 0);
  }

  @Test
  void equalForksAreNoChange() {
    assertEquals(Change.NONE_CLEAR, change("ops/s", FORKS, FORKS));
  }

  @Test
  void fewForksAreNeverSignificant() {
    assertEquals(
        Change.TOO_FEW_FORKS, change("ops/s", new double[] {1, 1, 1}, new double[] {9, 9, 9}));
    assertEquals(Change.TOO_FEW_FORKS, change("ops/s", new double[] {1}, new double[] {9}));
    double[] many = DoubleStream.iterate(9, fork -> fork + 1).limit(50).toArray();
    assertEquals(Change.TOO_FEW_FORKS, change("ops/s", new double[] {1}, many));
  }

  /** Ranks fall, the mean rises. */
  @Test
  void testAndIntervalMustAgree() {
    double[] outlier = {90, 91, 92, 93, 94, 95, 96, 97, 98, 1000};
    double[] before = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110};
    Comparison comparison =
        Comparison.of(file(result("A.a", "ops/s", before)), file(result("A.a", "ops/s", outlier)));
    assertTrue(comparison.adjusted().getFirst() < 0.05);
    assertTrue(comparison.compared().getFirst().ratio() > 1);
    assertEquals(Change.NONE_CLEAR, comparison.change(0));
  }

  /** 5 forks against 5 have p = 2/252 at best: enough for six comparisons, not for seven. */
  @Test
  void everyComparisonMakesTheOthersHarder() {
    assertEquals(Change.SLOWER, ofMany(6).change(0));
    assertEquals(Change.TOO_FEW_FORKS, ofMany(7).change(0));
  }

  /**
   * Nineteen with three forks a side, p = 2/20 at best, are not counted against the one with five.
   */
  @Test
  void whatCannotBeSignificantIsNotCounted() {
    List<JmhResult> before = new ArrayList<>(List.of(result("A.a", "ops/s", FORKS)));
    List<JmhResult> after = new ArrayList<>(List.of(result("A.a", "ops/s", SLOWER)));
    for (int i = 0; i < 19; i++) {
      before.add(result("A.b" + i, "ops/s", 100, 101, 102));
      after.add(result("A.b" + i, "ops/s", 90, 91, 92));
    }
    Comparison comparison =
        Comparison.of(
            file(before.toArray(JmhResult[]::new)), file(after.toArray(JmhResult[]::new)));
    assertEquals(Change.SLOWER, comparison.change(0));
    assertEquals(2.0 / 252, comparison.adjusted().getFirst(), 1e-15);
    assertEquals(1, comparison.counting());
    for (int i = 1; i < 20; i++) {
      assertEquals(Change.TOO_FEW_FORKS, comparison.change(i));
      assertTrue(comparison.adjusted().get(i).isNaN());
    }
    String text = new ComparisonTable(comparison).text();
    assertTrue(text.contains("corrected by Holm's method for 1 comparison;"), text);
    assertTrue(text.contains("- Too few forks in 19 of 20 comparisons: "), text);
    assertTrue(text.contains(" 6 forks a side are enough for all; --benchmarks "), text);
    assertFalse(new ComparisonTable(ofMany(6)).text().contains("Too few forks"));
  }

  private static Comparison ofMany(int count) {
    List<JmhResult> before = new ArrayList<>();
    List<JmhResult> after = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      before.add(result("A.a" + i, "ops/s", FORKS));
      after.add(result("A.a" + i, "ops/s", i == 0 ? SLOWER : FORKS));
    }
    return Comparison.of(
        file(before.toArray(JmhResult[]::new)), file(after.toArray(JmhResult[]::new)));
  }

  @Test
  void matchesByEverythingThatMatters() {
    JmhResult lanes8 = result("A.a", "ops/s", Map.of("lanes", "8"), 1, FORKS);
    JmhResult lanes16 = result("A.a", "ops/s", Map.of("lanes", "16"), 1, FORKS);
    JmhResult threads = result("A.a", "ops/s", Map.of("lanes", "8"), 2, FORKS);
    JmhResult unit = result("A.a", "ops/ms", Map.of("lanes", "8"), 1, FORKS);
    Comparison comparison = Comparison.of(file(lanes8, lanes16), file(lanes8, threads, unit));
    assertEquals(1, comparison.compared().size());
    assertEquals(List.of(ResultKey.of(lanes16)), comparison.missing());
    assertEquals(List.of(ResultKey.of(unit), ResultKey.of(threads)), comparison.added());
  }

  @Test
  void findsOtherJvms() {
    JmhResult old = result("A.a", "ops/s", FORKS);
    JmhResult newer =
        new JmhResult(
            old.benchmark(),
            old.mode(),
            1,
            5,
            "26",
            "VM",
            "26+1",
            List.of(),
            Map.of(),
            old.primaryMetric(),
            Map.of(),
            5,
            JmhSettings.UNKNOWN);
    assertEquals(
        List.of("JDK 25.0.3 and 26", "JVM version 25.0.3+9 and 26+1"),
        Comparison.of(file(old), file(newer)).mismatches());
  }

  private static JmhResult with(String... jvmArguments) {
    JmhResult plain = result("A.a", "ops/s", Map.of("lanes", "0"), 1, FORKS);
    return new JmhResult(
        plain.benchmark(),
        plain.mode(),
        1,
        5,
        plain.jdkVersion(),
        plain.vmName(),
        plain.vmVersion(),
        jvmArguments == null ? null : List.of(jvmArguments),
        plain.params(),
        plain.primaryMetric(),
        Map.of(),
        0,
        JmhSettings.UNKNOWN);
  }

  private static List<String> mismatches(JmhResult before, JmhResult after) {
    return Comparison.of(file(before), file(after)).mismatches();
  }

  @Test
  void findsOtherArgumentsOfTheJvm() {
    assertEquals(
        List.of("JVM arguments -XX:UseAVX=2 and none"),
        mismatches(with("-XX:UseAVX=2", "-Xmx1g"), with("-Xmx1g")));
    assertEquals(
        List.of("JVM arguments -XX:+UseParallelGC and -XX:+UseSerialGC -Xint"),
        mismatches(with("-XX:+UseParallelGC"), with("-XX:+UseSerialGC", "-Xint")));
    assertEquals(List.of(), mismatches(with("-Xint", "-Xmx1g"), with("-Xmx1g", "-Xint", "-Xint")));
    assertEquals(List.of(), mismatches(with("-Xint"), with((String[]) null)));
  }

  /** A published file has no paths any more, and another user has others. */
  @Test
  void pathsInArgumentsAreNotCompared() {
    assertEquals(
        List.of(),
        mismatches(
            with("-Djava.io.tmpdir=/home/a", "-javaagent:/home/a/x.jar"),
            with("-Djava.io.tmpdir=…", "-javaagent:/home/b/x.jar")));
  }

  @Test
  void saysThatTheWidthIsNotKnown() {
    String note = "- lanes=0 is the width that the CPU prefers";
    Comparison unknown = Comparison.of(file(with()), file(with()));
    assertTrue(new ComparisonTable(unknown).text().contains(note));
    Comparison known =
        new Comparison(
            unknown.compared(), unknown.adjusted(), List.of(), List.of(), List.of(), true);
    assertFalse(new ComparisonTable(known).text().contains(note));
    Comparison given = Comparison.of(file(result("A.a", "ops/s", FORKS)), file(with()));
    assertFalse(new ComparisonTable(given).text().contains(note));
  }

  /** JMH's mode sample has no list of scores. */
  @Test
  void aScoreWithoutForksIsOneFork() {
    JmhResult sample =
        new JmhResult(
            "a.A.a",
            "sample",
            1,
            5,
            null,
            null,
            null,
            List.of(),
            Map.of(),
            new JmhMetric(3, 1, "ns/op", null),
            Map.of(),
            5,
            JmhSettings.UNKNOWN);
    ComparedResult compared = Comparison.of(file(sample), file(sample)).compared().getFirst();
    assertEquals(1, compared.forksBefore());
    assertEquals(1, compared.ratio(), 0);
  }
}
