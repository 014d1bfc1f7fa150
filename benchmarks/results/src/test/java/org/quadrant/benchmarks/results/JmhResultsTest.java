package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.catalogue.Limit;
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
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~            | empty; allowed: a list of JMH results (-rf json)
          ~ ~           | empty; allowed: a list of JMH results (-rf json)
          {}            | an object; allowed: a list of JMH results (-rf json)
          null          | a single value; allowed: a list of JMH results (-rf json)
          [             | not valid JSON (line 1): the file ends before the list does
          ~[ 1,
            ~           | not valid JSON (line 2): the file ends before the list does
          ~[
            NaN ]~      | not valid JSON (line 2)
          ~[ {},

            ]~          | not valid JSON (line 3)
          <html>        | not valid JSON (line 1)
          [] []         | not valid JSON (line 1)
          []]           | not valid JSON (line 1)
          [] x          | not valid JSON (line 1)
          """)
  void refusesWhatIsNotOneListInOneLine(String content, String message) throws IOException {
    assertRefused(content, message);
  }

  @Test
  void refusesWhatIsNoTextInOneLine() throws IOException {
    assertRefused("\0\0\0[\0\0", "not valid JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          null | result 2: null; allowed: an object
          1    | result 2: 1; allowed: an object
          []   | result 2: []; allowed: an object
          ""   | result 2: ""; allowed: an object
          {}   | result 2: benchmark missing
          {"benchmark": "a.B.c", "mode": "thrpt"} | result 2 (a.B.c): primaryMetric missing
          {"benchmark": "a.B.c", "primaryMetric": {"score": 1, "scoreUnit": "s"}} | result 2 (a.B.c): mode missing
          """)
  void refusesWhatIsNoResultInOneLine(String content, String message) throws IOException {
    assertRefused("[%s, %s]".formatted(RESULT, content), message);
  }

  /** One field of a sound result at a time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "score": 1,          |                           | primaryMetric.score missing
          "score": 1,          | "score": null,            | primaryMetric.score missing
          "score": 1,          | "score": "",              | primaryMetric.score: ""; allowed: a number
          "score": 1,          | "score": "x",             | primaryMetric.score: "x"; allowed: a number
          "score": 1,          | "score": [],              | primaryMetric.score: []; allowed: a number
          "score": 1,          | "score": true,            | primaryMetric.score: true; allowed: a number
          , "scoreUnit": "s/op" |                          | primaryMetric.scoreUnit missing
          "rawData": [[1]]     | "rawData": [[1], ["x"]]   | primaryMetric.rawData[1][0]: "x"; allowed: a number
          "rawData": [[1]]     | "rawData": [1]            | primaryMetric.rawData[0]: 1; allowed: a list
          "rawData": [[1]]     | "rawData": 1              | primaryMetric.rawData: 1; allowed: a list
          "rawData": [[1]]     | "rawDataHistogram": [[[1]]] | primaryMetric.rawDataHistogram[0][0][0]: 1; allowed: a list of a value and its count
          "shape": "9x3x1"     | "shape": null             | params.shape: null; allowed: a text
          "shape": "9x3x1"     | "shape": {}               | params.shape: {}; allowed: a text
          "-Xint"              | null                      | jvmArgs[0]: null; allowed: a text
          ["-Xint"]            | "-Xint"                   | jvmArgs: "-Xint"; allowed: a list
          "flops": {           | "flops": null, "other": { | secondaryMetrics.flops: null; allowed: an object
          "score": 2,          |                           | secondaryMetrics.flops.score missing
          "mode": "avgt",      |                           | mode missing
          "mode": "avgt",      | "mode": 7,                | mode: 7; allowed: a text
          "threads": 1,        | "threads": 1.5,           | threads: 1.5; allowed: a whole number
          "threads": 1,        | "forks": {},              | forks: {}; allowed: a whole number
          """)
  void refusesResultsWithAFieldThatIsNone(String sound, String replacement, String message)
      throws IOException {
    String text = replacement == null ? "" : replacement;
    assertRefused("[%s]".formatted(RESULT.replace(sound, text)), "result 1 (a.B.c): " + message);
  }

  /** What some version or other suite leaves out, or writes as JSON has no number for it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "rawData": [[1]]     | "rawData": null
          "rawData": [[1]],    |
          "rawData": [[1]]     | "rawData": [null, [null, "NaN", "-INF", 1e3]]
          "rawData": [[1]]     | "rawDataHistogram": [[[[1.5, 20]], []]]
          "score": 1,          | "score": "NaN",
          "score": 1,          | "score": 1, "scoreError": "NaN", "scoreConfidence": ["NaN", "+INF"],
          "score": 1,          | "score": 1, "scoreError": null, "scorePercentiles": null,
          "params": {"shape": "9x3x1"}, | "params": null,
          "shape": "9x3x1"     | "shape": 9
          "threads": 1,        |
          "threads": 1,        | "threads": null, "forks": null, "jdkVersion": null,
          "jvmArgs": ["-Xint"], | "jvmArgs": null,
          {"flops": {"score": 2, "scoreUnit": "ops/s"}} | null
          "score": 2,          | "score": "NaN", "rawData": [["NaN"]],
          """)
  void readsWhatIsNotKnown(String sound, String replacement) throws IOException {
    String content = RESULT.replace(sound, replacement == null ? "" : replacement);
    assertNotEquals(RESULT, content);
    Path file = Files.writeString(folder.resolve("lenient.json"), "[" + content + "]");
    assertEquals("a.B.c", JmhResults.read(file).results().getFirst().benchmark());
  }

  @Test
  void readsSettings() {
    JmhResult result =
        JmhResults.of(
                JmhFiles.tree(
                    "["
                        + RESULT.replace(
                            "\"threads\": 1,",
                            """
                            "jmhVersion": "1.21", "warmupIterations": 5, "warmupTime": "10 s",
                            "measurementBatchSize": 7,
                            """)
                        + "]"))
            .results()
            .getFirst();
    assertEquals(0, result.threads());
    assertEquals(new JmhSettings("1.21", 5, "10 s", null, null, null, 7), result.settings());
  }

  /** Of PowerShell, of editors, and of JMH itself on a machine with another encoding. */
  @ParameterizedTest
  @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
  void readsOtherEncodings(String encoding) throws IOException {
    String mark = encoding.equals("ISO-8859-1") ? "" : "\uFEFF";
    String content = mark + "[" + RESULT.replace("flops", "·gc.alloc.rate.norm") + "]";
    Path file =
        Files.write(folder.resolve("encoded.json"), content.getBytes(Charset.forName(encoding)));
    JmhResult result = JmhResults.read(file).results().getFirst();
    assertEquals("·gc.alloc.rate.norm", result.secondaryMetrics().keySet().iterator().next());
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThrows(IOException.class, () -> JmhResults.read(folder));
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
