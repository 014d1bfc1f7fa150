package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTableTest {
  private static BenchmarkTable table(int preferredLanes, String json) {
    return new BenchmarkTable(JmhResults.of(JmhJson.publish(json)), preferredLanes);
  }

  private static List<List<String>> cells(MarkdownTable table) {
    return table
        .text()
        .lines()
        .map(line -> Stream.of(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  @Test
  void holdsEachCaseAgainstThePeakOfItsLanesAndThreads() {
    List<List<String>> rows = cells(table(8, JmhFiles.SESSION).table());
    assertEquals(
        List.of("benchmark", "parameters", "score", "±", "unit", "GFLOP/s", "% of FMA peak"),
        rows.get(0));
    assertEquals(
        List.of("FmaPeakBenchmark.peak", "lanes=8 -t 2", "10.00", "1.500", "ops/s", "200.0", "–"),
        rows.get(2));
    assertEquals(
        List.of(
            "StepBenchmark.step",
            "engine=vector lanes=8 threads=2",
            "123.5",
            "–",
            "ops/s",
            "100.0",
            "42"),
        rows.get(3));
  }

  /** 160 and 240 GFLOP/s, in either order. */
  @Test
  void thePeakIsTheBetterOfItsTwoMeasurements() {
    String slower =
        JmhFiles.SESSION.replace(
            "[ [ 1.6E11, 1.6E11 ], [ 2.4E11, 2.4E11 ] ]",
            "[ [ 2.5E11, 2.3E11 ], [ 1.6E11, 1.6E11 ] ]");
    assertNotEquals(JmhFiles.SESSION, slower);
    for (String session : List.of(JmhFiles.SESSION, slower)) {
      assertEquals("42", cells(table(8, session).table()).get(3).getLast());
      assertEquals(0.5, table(8, session).shareOfPeak(120e9, 8, 2), 1e-12);
    }
  }

  @Test
  void tellsHowThePeakMoved() {
    assertEquals(
        List.of("FMA peak, 8 lanes, 2 threads: 160.0 GFLOP/s before, 240.0 after"),
        table(8, JmhFiles.SESSION).drift());
  }

  /** Two forks of two that were asked for at a time: what was to follow is missing. */
  @Test
  void tellsOfNoMovementAfterAnInterruption() {
    BenchmarkTable table =
        table(8, JmhFiles.SESSION.replaceFirst("\"forks\" : 1", "\"forks\" : 2"));
    assertEquals(List.of(), table.drift());
    assertFalse(table.text().contains("before"), table.text());
    assertEquals("50", cells(table.table()).get(3).getLast());
  }

  @Test
  void tellsOfNoMovementWhereTheFileDoesNotTellWhatWasMeasuredInOneGo() {
    JmhResults results = JmhResults.of(JmhFiles.tree(JmhFiles.SESSION));
    BenchmarkTable table = new BenchmarkTable(results, 8);
    assertEquals(List.of(), table.drift());
    assertEquals("42", cells(table.table()).get(3).getLast());
  }

  @Test
  void comparesCodeWithoutVectorsWithTheWidthThatTheCpuPrefers() {
    String scalar =
        JmhFiles.SESSION.replace(
            "\"engine\" : \"vector\", \"lanes\" : \"8\"",
            "\"engine\" : \"scalar\", \"lanes\" : \"1\"");
    BenchmarkTable table = table(8, scalar);
    assertTrue(table.text().contains("8 lanes for engines without vectors"), table.text());
    assertTrue(table.text().lines().anyMatch(line -> line.matches(".*scalar.* 42 \\|")), scalar);
  }

  @ParameterizedTest
  @CsvSource({"'\"lanes\" : \"8\"', '\"lanes\" : \"16\"'", "'\"threads\" : 2', '\"threads\" : 1'"})
  void givesNoShareOfAnotherPeak(String of, String anotherPeak) {
    String wider = JmhFiles.SESSION.replaceFirst(of, anotherPeak);
    assertTrue(
        table(16, wider).text().lines().anyMatch(line -> line.matches(".*StepBench.* – \\|")),
        () -> table(16, wider).text());
  }

  private static String withRawData(String scores) {
    return JmhFiles.SESSION.replace("[ [ 123.456 ] ]", scores);
  }

  @Test
  void marksAResultWithAForkThatIsNone() {
    BenchmarkTable table = table(8, withRawData("[ [ 2.66, 77.12, 820.7 ], [ 120, 121, 119 ] ]"));
    List<String> step = cells(table.table()).get(3);
    assertEquals(List.of("123.5 †", "–", "ops/s", "100.0 †", "42 †"), step.subList(2, 7));
    assertEquals("10.00", cells(table.table()).get(2).get(2), "the peak is clean");
    assertTrue(
        table
            .text()
            .contains(
                "\n- † StepBenchmark.step engine=vector lanes=8 threads=2: fork 1 not steady:"
                    + " 2.660, 77.12, 820.7 ops/s\n"),
        table.text());
    assertTrue(table.text().contains("\n- † is not to be relied on"), table.text());
  }

  @Test
  void marksNothingInACleanSession() {
    assertFalse(table(8, JmhFiles.SESSION).text().contains("†"));
    assertEquals(List.of(), table(8, JmhFiles.SESSION).marks());
  }

  /** The better of the two measurements, 240 GFLOP/s, was not steady. */
  @Test
  void aPeakThatIsNoResultGivesWayToOneThatIs() {
    String unsteady = JmhFiles.SESSION.replace("[ 12.0, 12.0 ]", "[ 8.0, 16.0 ]");
    BenchmarkTable table = table(8, unsteady);
    assertEquals("63", cells(table.table()).get(3).getLast());
    assertEquals("10.00 †", cells(table.table()).get(2).get(2));
    assertEquals(0.5, table.shareOfPeak(80e9, 8, 2), 1e-12);
  }

  @Test
  void sharesOfAPeakThatIsNoResultAreMarked() {
    String unsteady =
        JmhFiles.SESSION.replace("[ 12.0, 12.0 ]", "[ 8.0, 16.0 ]").replace("8.0, 8.0", "8.0, 4.0");
    BenchmarkTable table = table(8, unsteady);
    List<String> step = cells(table.table()).get(3);
    assertEquals("123.5", step.get(2));
    assertEquals("42 †", step.getLast());
    assertTrue(
        table
            .text()
            .contains("\n- † FMA peak, 8 lanes, 2 threads: fork 1 not steady: 8.000, 4.000"),
        table.text());
    Marks marks = new Marks();
    assertEquals("50 †", table.percentOfPeak(120e9, 8, 2, marks));
    assertEquals(2, marks.notes().size());
    assertEquals("–", table.percentOfPeak(120e9, 16, 2, marks));
  }

  /** Two threads reach 240 GFLOP/s; less than 1.25 times less than one thread is noise. */
  @ParameterizedTest
  @CsvSource({"2.9E11, false", "3.1E11, true"})
  void marksAPeakThatFallsWithThreads(String one, boolean falls) {
    String alone =
        """
        [ { "benchmark" : "org.quadrant.benchmarks.FmaPeakBenchmark.peak", "mode" : "thrpt",
            "threads" : 1, "forks" : 1, "params" : { "lanes" : "8" },
            "primaryMetric" : { "score" : 1.0, "scoreUnit" : "ops/s" },
            "secondaryMetrics" : { "flops" : { "score" : %s, "scoreUnit" : "ops/s" } } },
        """
            .formatted(one);
    String session = JmhFiles.SESSION.replaceFirst("\\[", alone);
    List<List<String>> rows = cells(table(8, session).table());
    assertEquals("1.000", rows.get(2).get(2));
    assertEquals(falls ? "10.00 †" : "10.00", rows.get(3).get(2));
    assertEquals(falls ? "42 †" : "42", rows.get(4).getLast());
    JmhResults results = JmhResults.of(JmhJson.publish(session));
    LimitsTable limits = new LimitsTable(results, 8);
    assertEquals(falls ? "240.0 †" : "240.0", cells(limits.table()).get(3).get(4));
    assertEquals(
        falls
            ? List.of(
                "† FMA peak, 8 lanes, 2 threads: falls with threads: 310.0 GFLOP/s with 1, 240.0"
                    + " with 2")
            : List.of(),
        limits.marks().stream().skip(1).toList());
  }
}
