package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.quadrant.benchmarks.machine.Redaction;

/**
 * JMH's own JSON with three fields changed, so that it can be published and every viewer still
 * reads it: {@code jvm} is the word {@code java} instead of a path, {@code jvmArgs} goes through
 * {@link Redaction}, and {@code forks} is the number of forks that {@code rawData} holds, which
 * differs from what JMH was asked for where a result was measured in several goes.
 *
 * <p>A field of its own stands beside JMH's: {@code forksPerMeasurement} is what JMH was asked for
 * in one go.
 */
public final class JmhJson {
  private JmhJson() {}

  /**
   * Takes what must not be published out of JMH's JSON.
   *
   * @param json written by JMH
   * @return the same without paths
   */
  public static JsonNode publish(String json) {
    try {
      JsonNode results = new ObjectMapper().readTree(json);
      for (JsonNode result : results) {
        publish((ObjectNode) result);
      }
      return results;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("JMH wrote no JSON", e);
    }
  }

  /**
   * Takes what must not be published out of a result.
   *
   * @param result written by JMH; changed in place
   */
  public static void publish(ObjectNode result) {
    result.put("jvm", "java");
    JsonNode given = result.path("jvmArgs");
    ArrayNode arguments = result.putArray("jvmArgs");
    given.forEach(argument -> arguments.add(Redaction.argument(argument.asText())));
    int asked = result.path("forks").asInt();
    JsonNode forks = result.path("primaryMetric").path("rawData");
    // Without a fork, a go leaves one list of scores as well.
    result.put("forksPerMeasurement", Math.max(1, asked));
    if (asked > 0 && forks.isArray()) {
      result.put("forks", forks.size());
    }
  }
}
