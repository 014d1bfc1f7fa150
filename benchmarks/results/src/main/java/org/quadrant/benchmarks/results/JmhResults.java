package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;

/**
 * The results of one session, in JMH's own order.
 *
 * @param results one for each benchmark and set of parameters
 */
public record JmhResults(List<JmhResult> results) {
  private static final String ALLOWED = "a list of JMH results (-rf json)";
  private static final String NOT_VALID = "not valid JSON";

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
   * @throws BadInputException if the file holds something else
   * @throws IOException if it cannot be read
   */
  public static JmhResults read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      return of(tree(bytes));
    } catch (JacksonException e) {
      throw new BadInputException(file + ": " + NOT_VALID + where(e), e);
    } catch (CharConversionException e) {
      throw new BadInputException(file + ": " + NOT_VALID, e);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * JMH writes in the encoding of its platform, and names of profilers up to version 1.36 begin
   * with a dot that is not of ASCII. What is no Unicode is therefore read byte by byte: all that
   * matters is ASCII.
   */
  private static JsonNode tree(byte[] bytes) throws IOException {
    try {
      return MAPPER.readTree(bytes);
    } catch (JsonParseException | CharConversionException e) {
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      if (StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
        throw e;
      }
      try {
        return MAPPER.readTree(text);
      } catch (JsonParseException again) {
        e.addSuppressed(again);
        throw e;
      }
    }
  }

  private static String where(JacksonException error) {
    JsonLocation location = error.getLocation();
    String line =
        location == null || location.getLineNr() < 1 ? "" : " (line " + location.getLineNr() + ")";
    boolean atEnd =
        error instanceof JsonEOFException || error.getOriginalMessage().contains("end-of-input");
    return line + (atEnd ? ": the file ends before the list does" : "");
  }

  /**
   * Reads JMH's JSON format.
   *
   * @param json a list of results
   * @throws IllegalArgumentException in one line, if it is something else: which result, which of
   *     its fields, and what is allowed
   */
  public static JmhResults of(JsonNode json) {
    if (json.isMissingNode()) {
      throw new IllegalArgumentException("empty; allowed: " + ALLOWED);
    }
    if (!json.isArray()) {
      throw new IllegalArgumentException(
          (json.isObject() ? "an object" : "a single value") + "; allowed: " + ALLOWED);
    }
    List<JmhResult> results = new ArrayList<>();
    for (JsonNode result : json) {
      results.add(result(result, results.size() + 1));
    }
    return new JmhResults(results);
  }

  private static JmhResult result(JsonNode json, int number) {
    try {
      JmhFormat.check(json);
      return MAPPER.convertValue(json, JmhResult.class);
    } catch (IllegalArgumentException e) {
      // The mapper's own messages are several lines; what it says beyond the check is its cause's.
      String message = Errors.line(e.getMessage().lines().findFirst().orElse("malformed"));
      throw new IllegalArgumentException(
          "result " + number + JmhFormat.name(json) + ": " + message, e);
    }
  }
}
