package org.quadrant.benchmarks.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.output.OptionNames;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.TrainingConfiguration;

/**
 * What {@code case.json} says. Required are d, p, m, steps, eta, loss and scale, by the names and
 * ranges of the command's options; theta and law may be missing, since the case's arrays hold the
 * initial parameters and the inputs; other fields are kept, but mean nothing.
 *
 * @param configuration shape, learning rate and loss
 * @param steps number of steps, at least 1
 * @param json the whole object
 */
record CaseDescription(TrainingConfiguration configuration, int steps, ObjectNode json) {
  static final String NAME = "case.json";

  private static final int MOST_STEPS = 1 << 30;

  /**
   * Reads a description.
   *
   * @param folder of the case
   * @throws BadInputException if it is malformed or out of range
   */
  static CaseDescription read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(file + ": no such file; allowed: a JSON object");
    }
    ObjectNode json = Json.readObject(file);
    try {
      return of(json);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(file + ": " + e.getMessage(), e);
    }
  }

  private static CaseDescription of(ObjectNode json) {
    TrainingConfiguration.Builder builder =
        TrainingConfiguration.builder()
            .dimension(integer(json, "d"))
            .neurons(integer(json, "p"))
            .batch(integer(json, "m"))
            .learningRate(number(json, "eta"))
            .loss(OptionNames.parse(Loss.class, "loss", text(json, "loss")))
            .scaling(OptionNames.parse(Scaling.class, "scale", text(json, "scale")));
    if (json.has("theta")) {
      builder.initialScale(number(json, "theta"));
    }
    if (json.has("law")) {
      builder.law(lawOfLabelsBySign(text(json, "law")));
    }
    int steps = integer(json, "steps");
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "steps: " + steps + "; allowed: 1 <= steps <= " + MOST_STEPS);
    }
    return new CaseDescription(builder.build(), steps, json);
  }

  /** The labels of a case follow from its inputs, which those of a mixture do not. */
  private static InputLaw lawOfLabelsBySign(String text) {
    InputLaw law = InputLaw.parse(text);
    if (!law.labelsBySign()) {
      throw new IllegalArgumentException(
          "law: " + text + "; allowed: laws whose labels are -sgn(x1) sgn(x2)");
    }
    return law;
  }

  private static JsonNode field(JsonNode json, String name, String allowed) {
    JsonNode field = json.get(name);
    if (field == null) {
      throw new IllegalArgumentException(name + ": missing; allowed: " + allowed);
    }
    return field;
  }

  private static int integer(JsonNode json, String name) {
    String allowed = "a whole number below 2^31";
    JsonNode field = field(json, name, allowed);
    if (!field.isIntegralNumber() || !field.canConvertToInt()) {
      throw new IllegalArgumentException(name + ": " + field + "; allowed: " + allowed);
    }
    return field.intValue();
  }

  private static double number(JsonNode json, String name) {
    JsonNode field = field(json, name, "a number");
    if (!field.isNumber()) {
      throw new IllegalArgumentException(name + ": " + field + "; allowed: a number");
    }
    return field.doubleValue();
  }

  private static String text(JsonNode json, String name) {
    JsonNode field = field(json, name, "a name");
    if (!field.isTextual()) {
      throw new IllegalArgumentException(name + ": " + field + "; allowed: a name");
    }
    return field.textValue();
  }
}
