package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.output.BadInputException;

class JmhResultsTest {
  private static final String RESULT =
      """
      {"benchmark": "a.B.c", "mode": "avgt", "threads": 1, "jvmArgs": ["-Xint"],
        "params": {"shape": "9x3x1"},
        "primaryMetric": {"score": 1, "rawData": [[1]], "scoreUnit": "s/op"},
        "secondaryMetrics": {"flops": {"score": 2, "scoreUnit": "ops/s"}}}
      """;

  @TempDir private Path folder;

  @Test
  void readsWhatJmhWrites() {
    List<JmhResult> results = JmhResults.of(JmhFiles.tree(JmhFiles.SESSION)).results();
    JmhResult peak = results.getFirst();
    assertEquals("FmaPeakBenchmark.peak", peak.shortName());
    assertEquals(Map.of("lanes", "8"), peak.params());
    assertEquals(2, peak.allThreads());
    assertEquals(2e11, peak.flopsPerSecond());
    assertEquals(10, peak.primaryMetric().score());
    assertEquals(List.of(List.of(8.0, 8.0), List.of(12.0, 12.0)), peak.primaryMetric().rawData());
    JmhResult step = results.getLast();
    assertEquals(2, step.allThreads());
    assertEquals(1e11, step.flopsPerSecond(), 1);
    assertTrue(Double.isNaN(step.primaryMetric().scoreError()));
    assertEquals(8, step.parameter("lanes", 1));
    assertEquals(1, step.parameter("engine", 1));
  }

  @Test
  void readsResultsWithoutParametersOrCounters() {
    JmhResult result =
        JmhResults.of(
                JmhFiles.tree(
                    """
                    [{"benchmark": "a.B.c", "mode": "avgt", "threads": 1,
                      "primaryMetric": {"score": 1, "scoreError": 0, "scoreUnit": "ns/op"}}]
                    """))
            .results()
            .getFirst();
    assertEquals("B.c", result.shortName());
    assertEquals(Map.of(), result.params());
    assertTrue(Double.isNaN(result.flopsPerSecond()));
  }

  /**
   * Two threads that each take 0.2 s for an operation of 2·10⁹ flops, as JMH tells it in either
   * mode: 10 operations and 20 GFLOP/s in all.
   */
  @ParameterizedTest
  @CsvSource({"thrpt, ops/s, 10, 2e10", "avgt, s/op, 0.2, 1e-10", "avgt, ms/op, 200, 1e-7"})
  void ratesAreThoseOfAllThreads(String mode, String unit, double score, double flops) {
    JmhResult result =
        JmhResults.of(
                JmhFiles.tree(
                    """
                    [{"benchmark": "a.B.c", "mode": "%s", "threads": 2,
                      "primaryMetric": {"score": %s, "scoreError": 0, "scoreUnit": "%s"},
                      "secondaryMetrics": {"flops": {"score": %s, "scoreUnit": "%s"}}}]
                    """
                        .formatted(mode, score, unit, flops, unit)))
            .results()
            .getFirst();
    assertEquals(2e10, result.flopsPerSecond(), 1);
    assertEquals(2e10, Capacity.of(result, Limit.FMA).perSecond(), 1);
    assertEquals(0.2, result.secondsPerOperation(), 1e-12);
  }

  /** In either mode, as JMH writes it. */
  @ParameterizedTest
  @CsvSource({"0.0, ops/s", "\"+INF\", s/op"})
  void aCounterThatCountedNothingIsNoRate(String score, String unit) {
    String nothing =
        JmhFiles.SESSION.replace(
            "\"score\" : 1.0E8, \"scoreError\" : \"NaN\", \"scoreUnit\" : \"ops/ms\"",
            "\"score\" : " + score + ", \"scoreUnit\" : \"" + unit + "\"");
    assertNotEquals(JmhFiles.SESSION, nothing);
    JmhResult step = JmhResults.of(JmhFiles.tree(nothing)).results().getLast();
    assertTrue(Double.isNaN(step.flopsPerSecond()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "{}",
        "null",
        "<html>",
        "\0\0\0[\0\0",
        "[] []",
        "[]]",
        "[] x",
      })
  void refusesWhatIsNotOneListInOneLine(String content) throws IOException {
    assertRefused(content, "not a list of JMH results");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "{}",
        "[]",
        "\"\"",
        "{\"benchmark\": \"a.B.c\", \"mode\": \"thrpt\"}",
        "{\"benchmark\": \"a.B.c\", \"mode\": \"thrpt\", \"primaryMetric\": {\"score\": \"x\"}}",
      })
  void refusesWhatIsNoResultInOneLine(String content) throws IOException {
    assertRefused(
        "[%s, %s]".formatted(RESULT, content), "not a list of JMH results (see number 2)");
  }

  /** One field of a sound result at a time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "score": 1,          |
          "score": 1,          | "score": null,
          "score": 1,          | "score": "",
          "score": 1,          | "score": [],
          "score": 1,          | "score": true,
          , "scoreUnit": "s/op" |
          "rawData": [[1]]     | "rawData": [null]
          "rawData": [[1]]     | "rawData": [[null]]
          "rawData": [[1]]     | "rawData": [1]
          "rawData": [[1]]     | "rawData": 1
          "shape": "9x3x1"     | "shape": null
          "shape": "9x3x1"     | "shape": {}
          "-Xint"              | null
          "flops": {           | "flops": null, "other": {
          "mode": "avgt",      |
          """)
  void refusesResultsWithAFieldThatIsNone(String sound, String replacement) throws IOException {
    String text = replacement == null ? "" : replacement;
    assertRefused(
        "[%s]".formatted(RESULT.replace(sound, text)), "not a list of JMH results (see number 1)");
  }

  private void assertRefused(String content, String message) throws IOException {
    assertNotEquals("[%s]".formatted(RESULT), content);
    Path file = Files.writeString(folder.resolve("foreign.json"), content);
    BadInputException error = assertThrows(BadInputException.class, () -> JmhResults.read(file));
    assertEquals(file + ": " + message, error.getMessage());
  }

  @Test
  void readsTheSoundResultThatTheOthersAreMadeFrom() throws IOException {
    Path file = Files.writeString(folder.resolve("sound.json"), "[%s]".formatted(RESULT));
    JmhResult result = JmhResults.read(file).results().getFirst();
    assertEquals(List.of(List.of(1.0)), result.primaryMetric().rawData());
    assertEquals(List.of("-Xint"), result.jvmArgs());
  }

  @Test
  void saysWhenThereIsNoFile() {
    assertThrows(NoSuchFileException.class, () -> JmhResults.read(folder.resolve("none.json")));
  }
}
