package org.quadrant.benchmarks.validation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Errors;
import org.quadrant.benchmarks.output.Json;

/** Reads the file of a validation. */
public final class ValidationReader {
  /** Files may come from another version, with more or less said of the machine. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private ValidationReader() {}

  /**
   * Reads the results of a validation.
   *
   * @param file written by {@code quadrant validate --json} or {@code quadrant run}
   * @return the results; figures and bounds that the file leaves out are NaN
   * @throws BadInputException if the file cannot be read or holds something else
   */
  public static ValidationReport read(Path file) throws BadInputException {
    ObjectNode tree = Json.readObject(file);
    for (JsonNode check : tree.path("checks")) {
      if (check instanceof ObjectNode object) {
        restore(object, "figure");
        restore(object, "bound");
      }
    }
    ValidationReport report;
    try {
      report = MAPPER.treeToValue(tree, ValidationReport.class);
    } catch (JacksonException e) {
      throw new BadInputException(
          file + ": not the results of a validation: " + Errors.line(e.getOriginalMessage()), e);
    }
    if (!isComplete(report)) {
      throw new BadInputException(
          file + ": not the results of a validation (build, machine, extent, checks)");
    }
    return report;
  }

  /** JSON has no name for NaN. */
  private static void restore(ObjectNode check, String field) {
    if (!check.hasNonNull(field)) {
      check.put(field, Double.NaN);
    }
  }

  private static boolean isComplete(ValidationReport report) {
    return report.build() != null
        && report.machine() != null
        && report.machine().cpuModel() != null
        && report.extent() != null
        && report.checks() != null
        && report.checks().stream()
            .allMatch(check -> check != null && check.name() != null && check.status() != null);
  }
}
