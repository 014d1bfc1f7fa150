package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as JMH 1.37 writes it, in the parts that matter. */
final class JmhFiles {
  /** A peak in two forks and a step beside it. */
  static final String SESSION =
      """
      [
        {
          "jmhVersion" : "1.37",
          "benchmark" : "org.quadrant.benchmarks.FmaPeakBenchmark.peak",
          "mode" : "thrpt",
          "threads" : 2,
          "forks" : 1,
          "jvm" : "/opt/jdk with space/bin/java",
          "jvmArgs" : [ "--add-modules=jdk.incubator.vector", "-Djava.io.tmpdir=/home/a" ],
          "jdkVersion" : "25.0.3",
          "vmName" : "OpenJDK 64-Bit Server VM",
          "vmVersion" : "25.0.3+9-LTS",
          "params" : { "lanes" : "8" },
          "primaryMetric" : {
            "score" : 10.0,
            "scoreError" : 1.5,
            "scoreUnit" : "ops/s",
            "rawData" : [ [ 8.0, 8.0 ], [ 12.0, 12.0 ] ]
          },
          "secondaryMetrics" : {
            "flops" : { "score" : 2.0E11, "scoreError" : "NaN", "scoreUnit" : "ops/s",
              "rawData" : [ [ 1.6E11, 1.6E11 ], [ 2.4E11, 2.4E11 ] ] }
          }
        },
        {
          "benchmark" : "org.quadrant.benchmarks.StepBenchmark.step",
          "mode" : "thrpt",
          "threads" : 1,
          "forks" : 1,
          "jvm" : "/opt/jdk/bin/java",
          "jvmArgs" : [ ],
          "params" : { "engine" : "vector", "lanes" : "8", "threads" : "2" },
          "primaryMetric" : {
            "score" : 123.456,
            "scoreError" : "NaN",
            "scoreUnit" : "ops/s",
            "rawData" : [ [ 123.456 ] ]
          },
          "secondaryMetrics" : {
            "flops" : { "score" : 1.0E8, "scoreError" : "NaN", "scoreUnit" : "ops/ms" }
          }
        }
      ]
      """;

  private JmhFiles() {}

  static JsonNode tree(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
