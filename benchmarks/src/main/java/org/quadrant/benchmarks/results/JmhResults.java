package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.CharConversionException;
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
  private static final String KIND = "not a list of JMH results";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Not a zero.
          .withCoercionConfig(
              LogicalType.Float,
              numbers -> numbers.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
          .build();

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
    byte[] bytes = Files.readAllBytes(file);
    try {
      return of(MAPPER.readTree(bytes));
    } catch (JacksonException | CharConversionException e) {
      throw new BadInputException(file + ": " + KIND, e);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads JMH's JSON format.
   *
   * @param json a list of results
   * @return the results
   * @throws IllegalArgumentException in one line, if it is something else
   */
  public static JmhResults of(JsonNode json) {
    if (!json.isArray()) {
      throw new IllegalArgumentException(KIND);
    }
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode result : json) {
      results.add(result(result, results.size() + 1));
    }
    return new JmhResults(results);
  }

  private static JmhResult result(JsonNode json, int number) {
    if (json.isObject()) {
      try {
        return MAPPER.convertValue(json, JmhResult.class);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(KIND + " (see number " + number + ")", e);
      }
    }
    throw new IllegalArgumentException(KIND + " (see number " + number + ")");
  }
}
