package org.quadrant.benchmarks.experiments;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.output.Json;

/** Reads what {@link ExperimentRunner} wrote. */
public final class ExperimentReader {
  /** Names that stay inside the folder of the experiment. */
  private static final String FILE_NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";

  /** Whether a check passed follows from its value; a later version may write more. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private ExperimentReader() {}

  /**
   * Whether a folder is one of an experiment.
   *
   * @return whether it holds {@code experiment.json}
   */
  public static boolean isExperiment(Path folder) {
    return Files.exists(folder.resolve(ExperimentResult.FILE));
  }

  /**
   * Reads {@code experiment.json}.
   *
   * @param folder of an experiment
   * @return what came of the experiment; bounds and standard errors that the file leaves out are
   *     infinite and NaN, as they were
   * @throws BadInputException if the file cannot be read, has another schema, lacks a field, or
   *     names a file outside the folder
   */
  public static ExperimentResult read(Path folder) throws BadInputException {
    Path file = folder.resolve(ExperimentResult.FILE);
    ObjectNode tree = Json.readObject(file);
    JsonNode schema = tree.path("schema");
    if (!schema.asText().equals(ExperimentResult.SCHEMA)) {
      throw new BadInputException(
          "%s: schema %s; allowed: %s".formatted(file, schema, ExperimentResult.SCHEMA));
    }
    // Results of before there were these.
    tree.putIfAbsent("options", TextNode.valueOf(""));
    for (JsonNode check : tree.path("checks")) {
      if (check instanceof ObjectNode object) {
        restore(object, "value", Double.NaN);
        restore(object, "lower", Double.NEGATIVE_INFINITY);
        restore(object, "upper", Double.POSITIVE_INFINITY);
        restore(object, "standardError", Double.NaN);
        object.putIfAbsent("basis", TextNode.valueOf(Check.Basis.CHOSEN.text()));
        object.putIfAbsent("chance", TextNode.valueOf(""));
        object.putIfAbsent("power", TextNode.valueOf(""));
      }
    }
    try {
      ExperimentResult result = MAPPER.treeToValue(tree, ExperimentResult.class);
      requireFileNames(file, result);
      return result;
    } catch (JacksonException e) {
      throw new BadInputException(file + ": " + description(e), e);
    }
  }

  /** JSON has no name for numbers that are not finite. */
  private static void restore(ObjectNode check, String field, double value) {
    if (check.path(field).isNull()) {
      check.put(field, value);
    }
  }

  private static void requireFileNames(Path file, ExperimentResult result)
      throws BadInputException {
    for (ExperimentResult.FigureEntry figure : result.figures()) {
      requireFileName(file, figure.file());
    }
    for (ExperimentResult.TableEntry table : result.tables()) {
      requireFileName(file, table.file());
    }
  }

  private static void requireFileName(Path file, String name) throws BadInputException {
    if (!name.matches(FILE_NAME)) {
      throw new BadInputException(
          file + ": file " + name + "; allowed: letters, digits, dots, hyphens and underscores");
    }
  }

  private static String description(JacksonException error) {
    String where =
        error instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(
                    step ->
                        step.getFieldName() == null
                            ? Integer.toString(step.getIndex())
                            : step.getFieldName())
                .collect(Collectors.joining("."))
            : "";
    return "not the result of an experiment (%s: %s)"
        .formatted(where, Errors.line(error.getOriginalMessage()));
  }
}
