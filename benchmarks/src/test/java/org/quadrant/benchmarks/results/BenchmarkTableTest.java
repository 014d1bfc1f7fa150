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
}
