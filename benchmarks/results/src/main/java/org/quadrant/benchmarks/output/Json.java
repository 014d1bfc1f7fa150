package org.quadrant.benchmarks.output;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON files: indented, UTF-8, the same bytes on every system. Numbers that are not finite are
 * written as null, since JSON has no name for them.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addSerializer(double.class, new FiniteNumber()))
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Files may come from a later version, with more in them. */
  private static final JsonMapper RECORDS =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER))
              .withObjectIndenter(INDENT)
              .withArrayIndenter(INDENT));

  private Json() {}

  /** Writes null in place of NaN and the infinities. */
  private static final class FiniteNumber extends StdSerializer<Double> {
    private static final long serialVersionUID = 1;

    FiniteNumber() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        generator.writeNumber(value);
      } else {
        generator.writeNull();
      }
    }
  }

  /**
   * Writes a file.
   *
   * @param file created or replaced
   * @param value a record, a map or a tree
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Object value) throws IOException {
    Files.writeString(file, text(value));
  }

  /**
   * Replaces a file in one step: see {@link AtomicFile}.
   *
   * @param file created or replaced
   * @param value a record, a map or a tree
   * @throws IOException if it cannot be written; the old file is then as it was
   */
  public static void replace(Path file, Object value) throws IOException {
    AtomicFile.write(file, text(value));
  }

  private static String text(Object value) throws IOException {
    return WRITER.writeValueAsString(value) + "\n";
  }

  /**
   * Reads a file.
   *
   * @param file UTF-8 text
   * @throws BadInputException if it cannot be read or is not one JSON object
   */
  public static ObjectNode readObject(Path file) throws BadInputException {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      throw new BadInputException(file + ": not valid JSON" + where, e);
    } catch (IOException e) {
      throw new BadInputException(file + ": cannot be read (" + Errors.text(e) + ")", e);
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new BadInputException(file + ": not a JSON object");
  }

  /**
   * Reads a file. Fields that the record does not have are passed over.
   *
   * @param <T> a record
   * @param file UTF-8 text
   * @param type the record's class
   * @return its content; a field that the file does not have is null, zero or false
   * @throws BadInputException if it cannot be read, is not one JSON object, or a field's value is
   *     of another kind
   */
  public static <T> T readRecord(Path file, Class<T> type) throws BadInputException {
    ObjectNode tree = readObject(file);
    try {
      return RECORDS.convertValue(tree, type);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": a field has a value of another kind", e);
    }
  }
}
