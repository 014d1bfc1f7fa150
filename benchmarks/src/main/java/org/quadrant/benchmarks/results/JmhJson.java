package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.quadrant.benchmarks.machine.Redaction;

/**
 * JMH's own JSON with three fields changed, so that it can be published and every viewer still
 * reads it: {@code jvm} is the word {@code java} instead of a path, {@code jvmArgs} goes through
 * {@link Redaction}, and {@code forks} is the number of forks that {@code rawData} holds, which
 * differs from what JMH was asked for where a result was measured in several goes.
 *
 * <p>Fields of its own stand beside JMH's: {@code forksPerMeasurement} is what JMH was asked for in
 * one go; {@code marks} says, in a text for each, what is wrong with forks that are no results (see
 * {@link Flaws}).
 */
public final class JmhJson {
  private JmhJson() {}

  /**
   * Results as they are published.
   *
   * @param results what JMH measured
   * @return content of a file
   */
  public static JsonNode of(Collection<RunResult> results) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(results);
    }
    JsonNode published = publish(bytes.toString(StandardCharsets.UTF_8));
    List<JmhResult> read = JmhResults.of(published).results();
    for (int i = 0; i < read.size(); i++) {
      ArrayNode marks = ((ObjectNode) published.get(i)).putArray("marks");
      Flaws.of(read.get(i)).forEach(marks::add);
    }
    return published;
  }

  /**
   * Takes what must not be published out of JMH's JSON.
   *
   * @param json written by JMH
   * @return the same without paths
   */
  static JsonNode publish(String json) {
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
