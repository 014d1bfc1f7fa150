package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkTableTest {
  private static BenchmarkTable table(int preferredLanes, String json) {
    return new BenchmarkTable(JmhResults.of(JmhFiles.tree(json)), preferredLanes);
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
            "50"),
        rows.get(3));
  }

  @Test
  void tellsHowThePeakMoved() {
    assertEquals(
        List.of("FMA peak, 8 lanes, 2 threads: 160.0 GFLOP/s before, 240.0 after"),
        table(8, JmhFiles.SESSION).drift());
  }

  @Test
  void comparesCodeWithoutVectorsWithTheWidthThatTheCpuPrefers() {
    String scalar =
        JmhFiles.SESSION.replace(
            "\"engine\" : \"vector\", \"lanes\" : \"8\"",
            "\"engine\" : \"scalar\", \"lanes\" : \"1\"");
    BenchmarkTable table = table(8, scalar);
    assertTrue(table.text().contains("8 lanes for engines without vectors"), table.text());
    assertTrue(table.text().lines().anyMatch(line -> line.matches(".*scalar.* 50 \\|")), scalar);
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
