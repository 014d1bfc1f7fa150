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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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

  /** Ranks fall, the mean rises: the verdict goes with the ratio, and a note tells of the mean. */
  @Test
  void aFewForksFarOffDoNotTurnTheVerdict() {
    double[] outlier = {90, 91, 92, 93, 94, 95, 96, 97, 98, 1000};
    double[] before = {101, 102, 103, 104, 105, 106, 107, 108, 109, 110};
    Comparison comparison =
        Comparison.of(file(result("A.a", "ops/s", before)), file(result("A.a", "ops/s", outlier)));
    ComparedResult result = comparison.compared().getFirst();
    assertTrue(result.after() > result.before());
    assertTrue(result.ratio() < 1);
    assertTrue(result.interval().orElseThrow().upper() < 1);
    assertEquals(Change.SLOWER, comparison.change(0));
    assertNote(comparison, "A.a: ratio 0.896, but of the means 1.750.");
  }

  /** One % faster in 16 of 20 forks, half the speed in 4. */
  @Test
  void testAndIntervalAreOfOneStatistic() {
    double[] before = DoubleStream.iterate(100, fork -> fork + 0.01).limit(20).toArray();
    double[] after = DoubleStream.iterate(101, fork -> fork + 0.01).limit(20).toArray();
    for (int i = 0; i < 4; i++) {
      after[i] = 50 + i;
    }
    Comparison comparison =
        Comparison.of(file(result("A.a", "ops/s", before)), file(result("A.a", "ops/s", after)));
    ComparedResult result = comparison.compared().getFirst();
    assertTrue(result.pValue() < 0.001);
    assertTrue(result.interval().orElseThrow().lower() > 1);
    assertEquals(1.01, result.ratio(), 0.001);
    assertEquals(Change.FASTER, comparison.change(0));
    assertNote(comparison, "A.a: ratio 1.010, but of the means 0.91");
  }

  private static void assertNote(Comparison comparison, String note) {
    String text = new ComparisonTable(comparison).text();
    assertTrue(text.contains(note), text);
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
    assertTrue(text.startsWith("Too few forks in 19 of 20 comparisons: "), text);
    assertTrue(text.contains(" JMH must run 6 forks a side (-f 6); 3 a side is not enough "), text);
    assertFalse(new ComparisonTable(ofMany(6)).text().contains("Too few forks"));
  }

  /** JMH's default of five forks a side judges six comparisons at a time. */
  @Test
  void whatCannotBeCalledIsPointedOut() {
    Comparison comparison = ofMany(9);
    assertEquals(Change.TOO_FEW_FORKS, comparison.change(0));
    assertTrue(comparison.isStriking(0));
    assertFalse(comparison.isStriking(1));
    String text = new ComparisonTable(comparison).text();
    assertTrue(text.startsWith("Too few forks in 9 of 9 comparisons: "), text);
    assertTrue(text.contains("with 5 a side, at most 6 can be judged at a time"), text);
    assertTrue(text.contains(" too few forks; no overlap: 1.11× slower |"), text);
    assertTrue(text.contains("before correction: A.a0 1.11× slower.\n"), text);
    assertFalse(ofMany(6).isStriking(0));
  }

  /** As the command's help says. */
  @ParameterizedTest
  @CsvSource({"3, 0", "4, 1", "5, 6", "6, 23", "7, 85", "8, 321"})
  void soManyForksAreEnoughForSoManyComparisons(int forks, int comparisons) {
    assertEquals(comparisons, Comparison.mostWithForks(forks));
  }

  /** Three forks a side happen to be apart once in ten times: only a wide gap is pointed out. */
  @Test
  void fewForksArePointedOutIfFarApart() {
    assertTrue(pair(new double[] {10, 11, 12}, new double[] {20, 21, 22}).isStriking(0));
    assertTrue(pair(new double[] {20, 21, 22}, new double[] {10, 11, 12}).isStriking(0));
    assertFalse(pair(new double[] {10, 11, 12}, new double[] {13, 14, 15}).isStriking(0));
    assertFalse(pair(new double[] {10, 11, 12}, new double[] {11, 21, 22}).isStriking(0));
  }

  private static Comparison pair(double[] before, double[] after) {
    return Comparison.of(file(result("A.a", "ops/s", before)), file(result("A.a", "ops/s", after)));
  }

  @Test
  void ofSingleForksTheLargestDifferencesArePointedOut() {
    Comparison comparison =
        Comparison.of(
            file(result("A.a", "ns/op", 100), result("A.b", "ns/op", 100)),
            file(result("A.a", "ns/op", 500), result("A.b", "ns/op", 101)));
    assertEquals(Change.TOO_FEW_FORKS, comparison.change(0));
    assertNote(comparison, "- One fork on a side in 2 comparisons: ");
    assertNote(comparison, "The largest whose iterations do not overlap: A.a 5.00× slower.\n");
  }

  /** What is no speed is not tested, whatever the others are. */
  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void forksWithoutAScoreAreNotTested(double score) {
    for (String unit : List.of("ops/s", "ns/op")) {
      double[] dead = FORKS.clone();
      dead[2] = score;
      JmhResult one = withRaw(unit, dead);
      JmhResult all = withRaw(unit, score, score, score, score, score);
      JmhResult sound = withRaw(unit, FORKS);
      for (Comparison comparison :
          List.of(
              Comparison.of(file(one), file(sound)),
              Comparison.of(file(sound), file(one)),
              Comparison.of(file(all), file(sound)),
              Comparison.of(file(all), file(all)))) {
        assertEquals(Change.NOT_TESTED, comparison.change(0));
        assertTrue(comparison.adjusted().getFirst().isNaN());
        assertTrue(Double.isNaN(comparison.compared().getFirst().pValue()));
        assertTrue(comparison.compared().getFirst().interval().isEmpty());
        assertNote(comparison, "- not tested: A.a: ");
      }
    }
  }

  private static JmhResult withRaw(String unit, double... forks) {
    return with(
        new JmhMetric(
            1, 1, unit, DoubleStream.of(forks).mapToObj(fork -> List.of(fork, fork)).toList()));
  }

  private static JmhResult with(JmhMetric metric) {
    JmhResult plain = result("A.a", "ops/s", FORKS);
    return new JmhResult(
        plain.benchmark(),
        plain.mode(),
        1,
        5,
        plain.jdkVersion(),
        plain.vmName(),
        plain.vmVersion(),
        List.of(),
        Map.of(),
        metric,
        Map.of(),
        0,
        JmhSettings.UNKNOWN);
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
    JmhResult mode = result("A.a", "ns/op", Map.of("lanes", "8"), 1, FORKS);
    Comparison comparison = Comparison.of(file(lanes8, lanes16), file(lanes8, threads, mode));
    assertEquals(1, comparison.compared().size());
    assertEquals(List.of(ResultKey.of(lanes16)), comparison.missing());
    assertEquals(List.of(ResultKey.of(mode), ResultKey.of(threads)), comparison.added());
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
        List.of("JVM arguments -Dimpl=fast and -Dimpl=slow"),
        mismatches(with("-Dimpl=fast"), with("-Dimpl=slow")));
    assertEquals(List.of(), mismatches(with("-Xint"), with((String[]) null)));
  }

  @Test
  void saysThatTheWidthIsNotKnown() {
    String note = "- lanes=0 is the width that the CPU prefers";
    Comparison unknown = Comparison.of(file(with()), file(with()));
    assertTrue(new ComparisonTable(unknown).text().contains(note));
    Comparison known =
        new Comparison(
            unknown.compared(),
            unknown.adjusted(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            true);
    assertFalse(new ComparisonTable(known).text().contains(note));
    Comparison given = Comparison.of(file(result("A.a", "ops/s", FORKS)), file(with()));
    assertFalse(new ComparisonTable(given).text().contains(note));
  }

  /** Each fork's mean is of all that it recorded: 1 twice and 4 once, whatever the iterations. */
  @Test
  void aHistogramIsAMeanOfEachFork() {
    List<List<List<Double>>> fork =
        List.of(List.of(List.of(1.0, 2.0)), List.of(), List.of(List.of(4.0, 1.0)));
    List<List<List<Double>>> other = List.of(List.of(List.of(3.0, 7.0)));
    JmhResult sample = with(new JmhMetric(9, 1, "us/op", null, List.of(fork, other)));
    ComparedResult compared = Comparison.of(file(sample), file(sample)).compared().getFirst();
    assertEquals(2, compared.forksBefore());
    assertEquals(2.5, compared.before(), 1e-15);
    assertEquals(Optional.empty(), compared.fault());
  }

  /** A score alone is no sample of its forks, and not one fork either. */
  @Test
  void aScoreWithoutForksIsNotTested() {
    JmhResult alone = with(new JmhMetric(3, 1, "ns/op", null));
    Comparison comparison = Comparison.of(file(alone), file(alone));
    assertEquals(1, comparison.compared().getFirst().ratio(), 0);
    assertEquals(Change.NOT_TESTED, comparison.change(0));
    assertNote(comparison, "- not tested: A.a: the old file has the mean of 5 forks only\n");
  }
}
