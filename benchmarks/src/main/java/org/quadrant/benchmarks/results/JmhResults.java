package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.output.BadInputException;

/**
 * The results of one session, in JMH's own order.
 *
 * @param results one for each benchmark and set of parameters
 */
public record JmhResults(List<JmhResult> results) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Copies the list. */
  public JmhResults {
    results = List.copyOf(results);
  }

  /**
   * Reads a file in JMH's JSON format.
   *
   * @param file written by {@code quadrant bench} or by JMH's option {@code -rf json}
   * @return its results
   * @throws BadInputException if the file holds something else
   * @throws IOException if it cannot be read
   */
  public static JmhResults read(Path file) throws IOException {
    try {
      return of(MAPPER.readTree(Files.readAllBytes(file)));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new BadInputException(file + ": not a list of JMH results", e);
    }
  }

  /**
   * Reads JMH's JSON format.
   *
   * @param json a list of results
   * @return the results
   * @throws IllegalArgumentException if it is something else
   */
  public static JmhResults of(JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException("not a list");
    }
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode result : json) {
      results.add(MAPPER.convertValue(result, JmhResult.class));
    }
    if (results.contains(null)) {
      throw new IllegalArgumentException("a result that is null");
    }
    return new JmhResults(results);
  }
}
