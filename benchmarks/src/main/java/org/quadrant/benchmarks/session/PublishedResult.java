package org.quadrant.benchmarks.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.quadrant.benchmarks.results.Flaws;
import org.quadrant.benchmarks.results.JmhJson;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;

/**
 * A result as a session keeps it: for all that is made of it, and for its file, which holds more of
 * JMH's than anyone here reads. In the file, two fields stand beside what {@link JmhJson} leaves of
 * JMH's: {@code marks} says, in a text for each, what is wrong with forks that are no results (see
 * {@link Flaws}), and {@code forksMeasuredAgain} how many further tries there were.
 *
 * @param result what was measured
 * @param json the same in JMH's format, without paths; not to be changed
 */
public record PublishedResult(JmhResult result, ObjectNode json) {
  /**
   * A result as it is published.
   *
   * @param measuredAgain number of forks that took the place of others
   */
  static PublishedResult of(RunResult measured, int measuredAgain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, stream).writeOut(List.of(measured));
    }
    JsonNode published = JmhJson.publish(bytes.toString(StandardCharsets.UTF_8));
    JmhResult result = JmhResults.of(published).results().getFirst();
    ObjectNode json = (ObjectNode) published.path(0);
    ArrayNode marks = json.putArray("marks");
    Flaws.of(result).forEach(marks::add);
    json.put("forksMeasuredAgain", measuredAgain);
    return new PublishedResult(result, json);
  }
}
