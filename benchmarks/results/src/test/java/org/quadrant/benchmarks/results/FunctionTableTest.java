package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FunctionTableTest {
  private static FunctionTable table(String scores) {
    return new FunctionTable(
        JmhResults.of(
            JmhFiles.tree(
                """
                [ { "benchmark" : "org.quadrant.benchmarks.functions.ElementaryFunctionBenchmark.vector",
                    "mode" : "avgt", "threads" : 2, "forks" : 1,
                    "params" : { "function" : "log", "lanes" : "16" },
                    "primaryMetric" : { "score" : 0.25, "scoreError" : 0.5, "scoreUnit" : "ns/op",
                      "rawData" : [ %s ] },
                    "secondaryMetrics" : { "maxUlp" : { "score" : 0.75, "scoreUnit" : "ulp" } } } ]
                """
                    .formatted(scores))));
  }

  @Test
  void showsSpeedAndErrorOfEachFunction() {
    assertEquals(
        List.of(List.of("log", "Quadrant, vectors", "16", "0.2500", "0.5000", "0.7500")),
        table("[ 0.25, 0.25 ]").table().rows());
    assertEquals(List.of(), table("[ 0.25, 0.25 ]").marks());
  }

  @Test
  void marksWhatIsNoResult() {
    FunctionTable table = table("[ 0.4, 0.25, 0.1 ]");
    assertEquals("0.2500 †", table.table().rows().getFirst().get(3));
    assertEquals(
        "† ElementaryFunctionBenchmark.vector function=log lanes=16 -t 2: fork 1 not steady:"
            + " 0.4000, 0.2500, 0.1000 ns/op",
        table.marks().getLast());
  }
}
