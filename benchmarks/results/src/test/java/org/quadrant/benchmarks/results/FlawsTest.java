package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlawsTest {
  private static final String STEADY = "[ 100, 101, 99 ]";

  private static JmhResult result(
      String benchmark, String engine, int threads, String scores, String unit, String bytes) {
    return JmhResults.of(
            JmhFiles.tree(
                """
                [ { "benchmark" : "%s", "mode" : "thrpt", "threads" : %d, "forks" : 1,
                    "measurementTime" : "300 ms", "params" : { "engine" : "%s" },
                    "primaryMetric" : { "score" : 1, "scoreUnit" : "%s", "rawData" : [ %s ] },
                    "secondaryMetrics" : { "gc.alloc.rate.norm" :
                      { "score" : 1, "scoreUnit" : "B/op", "rawData" : [ %s ] } } } ]
                """
                    .formatted(benchmark, threads, engine, unit, scores, bytes)))
        .results()
        .getFirst();
  }

  private static JmhResult step(String scores, String bytes) {
    return result(
        "org.quadrant.benchmarks.StepBenchmark.step", "vector", 1, scores, "ops/s", bytes);
  }

  @Test
  void namesTheForkAndItsScores() {
    assertEquals(
        List.of("fork 2 not steady: 2.660, 77.12, 820.7 ops/s"),
        Flaws.of(step(STEADY + ", [ 2.66, 77.12, 820.7 ]", "[ 1, 1, 1 ], [ 1, 1, 1 ]")));
    assertEquals(List.of(), Flaws.of(step(STEADY, "[ 0.1, 0.1, 0.1 ]")));
  }

  /** 30 operations an iteration: JMH's own 16 KiB are 546 bytes each. */
  @Test
  void oneIterationThatAllocatesIsEnough() {
    assertEquals(List.of(), Flaws.of(step(STEADY, "[ 500, 500, 500 ]")));
    assertEquals(
        List.of("fork 1 allocated 393000 B/op"), Flaws.of(step(STEADY, "[ 200, 393000, 600 ]")));
    assertEquals(List.of(), Flaws.of(step("[ 1, 1, 1 ]", "[ 16000, 16000, 16000 ]")));
    assertFalse(Flaws.of(step("[ 1, 1, 1 ]", "[ 17000, 1, 1 ]")).isEmpty());
  }

  /** The same bytes an iteration, in units of time: 3000 of its operations by two threads. */
  @ParameterizedTest
  @CsvSource({"200, us/op, 10, false", "200, us/op, 11, true", "10000, ops/s, 11, true"})
  void bytesOfAnIterationAreThoseOfAllThreads(
      double score, String unit, double bytes, boolean allocated) {
    String scores = "[ %s ]".formatted(score);
    JmhResult result =
        result(
            "org.quadrant.benchmarks.limits.DivisionPeakBenchmark.divide",
            "",
            2,
            scores,
            unit,
            "[ %s ]".formatted(bytes));
    assertEquals(allocated, !Flaws.of(result).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "org.quadrant.benchmarks.ObservationBenchmark.observe, '', true",
    "org.quadrant.benchmarks.TrainingBenchmark.train, vector, true",
    "org.quadrant.benchmarks.SamplingBenchmark.baseline, '', true",
    "org.quadrant.benchmarks.SamplingBenchmark.tile, vector, false",
    "org.quadrant.benchmarks.SamplingBenchmark.tile, scalar, true",
    "org.quadrant.benchmarks.peers.PeerStepBenchmark.step, '', true",
    "org.quadrant.benchmarks.StepBenchmark.step, reference, true",
    "org.quadrant.benchmarks.KernelBenchmark.mask, vector, false",
    "org.quadrant.benchmarks.functions.ElementaryFunctionBenchmark.math, '', false",
    "org.quadrant.benchmarks.FmaPeakBenchmark.peak, '', false",
    "org.example.Parser.parse, '', true"
  })
  void someBenchmarksMayAllocate(String benchmark, String engine, boolean mayAllocate) {
    JmhResult result = result(benchmark, engine, 1, STEADY, "ops/s", "[ 1E6, 1E6, 1E6 ]");
    assertEquals(mayAllocate, Flaws.of(result).isEmpty());
  }

  /** JMH before 1.37 put a dot in front of the name. */
  @Test
  void readsTheNamesOfOlderVersions() {
    String name = "\u00b7gc.alloc.rate.norm";
    JmhResult result =
        JmhResults.of(
                JmhFiles.tree(
                    """
                    [ { "benchmark" : "org.quadrant.benchmarks.StepBenchmark.step",
                        "mode" : "thrpt", "threads" : 1, "forks" : 1,
                        "primaryMetric" : { "score" : 1, "scoreUnit" : "ops/s",
                          "rawData" : [ [ 1 ] ] },
                        "secondaryMetrics" : { "%s" : { "score" : 1, "scoreUnit" : "B/op",
                          "rawData" : [ [ 1E6 ] ] } } } ]
                    """
                        .formatted(name)))
            .results()
            .getFirst();
    assertEquals(Optional.of("allocated 1000000 B/op"), Flaws.ofFork(result, 0));
  }

  @Test
  void aFileWithoutForksTellsOfNoFlaws() {
    JmhResult result =
        JmhResults.of(
                JmhFiles.tree(
                    """
                    [ { "benchmark" : "a.B.c", "mode" : "sample", "threads" : 1, "forks" : 1,
                        "primaryMetric" : { "score" : 1, "scoreUnit" : "s/op" } } ]
                    """))
            .results()
            .getFirst();
    assertEquals(List.of(), Flaws.of(result));
    assertEquals(Optional.empty(), Flaws.ofFork(result, 0));
  }

  /** Whatever the results hold: a fork with scores that are half as much again is marked. */
  @Test
  void everyForkOfTheResultsWithSuchASpreadIsMarked() throws IOException {
    List<String> unmarked = new ArrayList<>();
    for (Path file : measurements()) {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      List<JmhResult> results = JmhResults.of(json).results();
      for (int i = 0; i < results.size(); i++) {
        JsonNode forks = json.get(i).path("primaryMetric").path("rawData");
        for (int fork = 0; fork < forks.size(); fork++) {
          DoubleSummaryStatistics scores = new DoubleSummaryStatistics();
          forks.get(fork).forEach(score -> scores.accept(score.asDouble()));
          if (scores.getCount() > 2
              && scores.getMax() > 1.5 * scores.getMin()
              && Flaws.ofFork(results.get(i), fork).isEmpty()) {
            unmarked.add(file + " " + results.get(i).shortName() + " fork " + fork);
          }
        }
      }
    }
    assertEquals(List.of(), unmarked);
  }

  private static List<Path> measurements() throws IOException {
    Path results = Path.of("..", "..", "results");
    assertTrue(Files.isDirectory(results), "the folder of the checkout");
    try (Stream<Path> files = Files.walk(results, 3)) {
      return files.filter(file -> file.endsWith("jmh.json")).sorted().toList();
    }
  }
}
