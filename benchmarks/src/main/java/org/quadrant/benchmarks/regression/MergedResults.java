package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.util.ListStatistics;
import org.quadrant.benchmarks.results.JmhJson;

/**
 * Forks that were measured one at a time, put together as if JMH had measured them in one go, so
 * that every viewer of its format and {@code quadrant compare} read them.
 */
final class MergedResults {
  private static final double CONFIDENCE = 0.999;

  private final Map<String, ObjectNode> results = new LinkedHashMap<>();

  /**
   * Adds a fork.
   *
   * @param benchmark what it ran
   * @param fork JMH's result of it
   */
  void add(String benchmark, JsonNode fork) {
    ObjectNode former = results.get(benchmark);
    if (former == null) {
      ObjectNode first = fork.deepCopy();
      results.put(benchmark, first);
      return;
    }
    append(former.path("primaryMetric"), fork.path("primaryMetric"));
    former
        .path("secondaryMetrics")
        .properties()
        .forEach(
            metric ->
                append(metric.getValue(), fork.path("secondaryMetrics").path(metric.getKey())));
  }

  private static void append(JsonNode all, JsonNode fork) {
    if (all.path("rawData") instanceof ArrayNode data && fork.path("rawData").isArray()) {
      fork.path("rawData").forEach(data::add);
    }
  }

  /**
   * All forks so far.
   *
   * @return a list of results in JMH's format, without paths
   */
  JsonNode json() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (ObjectNode result : results.values()) {
      ObjectNode complete = result.deepCopy();
      summarise(complete.path("primaryMetric"));
      complete.path("secondaryMetrics").forEach(MergedResults::summarise);
      JmhJson.publish(complete);
      list.add(complete);
    }
    return list;
  }

  /** Score, error and interval over all iterations, as JMH computes them. */
  private static void summarise(JsonNode node) {
    if (!(node instanceof ObjectNode metric) || !metric.path("rawData").isArray()) {
      return;
    }
    ListStatistics statistics = new ListStatistics();
    metric
        .path("rawData")
        .forEach(fork -> fork.forEach(each -> statistics.addValue(each.asDouble())));
    if (statistics.getN() < 2) {
      return;
    }
    double[] interval = statistics.getConfidenceIntervalAt(CONFIDENCE);
    metric.put("score", statistics.getMean());
    metric.put("scoreError", statistics.getMeanErrorAt(CONFIDENCE));
    metric.putArray("scoreConfidence").add(interval[0]).add(interval[1]);
    ObjectNode percentiles = metric.putObject("scorePercentiles");
    for (double rank : new double[] {0, 50, 90, 95, 99, 99.9, 99.99, 99.999, 99.9999, 100}) {
      percentiles.put(Double.toString(rank), statistics.getPercentile(rank));
    }
  }
}
