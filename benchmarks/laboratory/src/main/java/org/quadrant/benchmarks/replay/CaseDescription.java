package org.quadrant.benchmarks.replay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.output.Json;
import org.quadrant.benchmarks.recording.RunSettings;
import org.quadrant.benchmarks.recording.Setting;
import org.quadrant.training.Constraint;
import org.quadrant.training.TrainingConfiguration;

/**
 * What {@code case.json} says. Required are d, p, m, steps, eta, loss and scale, by the names and
 * ranges of the command's options; eta-w, eta-a, schedule, weight-decay and constraint may be
 * there, and mean what the options do. theta and law may be missing, since the case's arrays hold
 * the initial parameters and the inputs, but theta is the norm under a constraint; other fields are
 * kept, but mean nothing.
 *
 * @param configuration shape, learning rate and loss
 * @param steps number of steps, at least 1
 * @param json the whole object
 */
record CaseDescription(TrainingConfiguration configuration, int steps, ObjectNode json) {
  static final String NAME = "case.json";

  private static final int MOST_STEPS = 1 << 30;

  private static final List<Setting<?>> REQUIRED =
      List.of(
          Setting.DIMENSION,
          Setting.NEURONS,
          Setting.BATCH,
          Setting.LEARNING_RATE,
          Setting.LOSS,
          Setting.SCALING);

  private static final List<Setting<?>> OPTIONAL =
      List.of(
          Setting.INITIAL_SCALE,
          Setting.LAW,
          Setting.WEIGHT_RATE,
          Setting.OUTPUT_RATE,
          Setting.SCHEDULE,
          Setting.WEIGHT_DECAY,
          Setting.CONSTRAINT);

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
    RunSettings.Builder settings = RunSettings.builder();
    for (Setting<?> setting : REQUIRED) {
      setting.read(json, settings);
    }
    for (Setting<?> setting : OPTIONAL) {
      if (json.has(setting.name())) {
        setting.read(json, settings);
      }
    }
    TrainingConfiguration configuration = settings.training().build();
    configuration.requireWeightsFit();
    if (configuration.descent().constraint() == Constraint.SPHERE
        && !json.has(Setting.INITIAL_SCALE.name())) {
      throw new IllegalArgumentException(
          "constraint: sphere without theta; allowed: with theta, the norm of each w");
    }
    // The labels of a case follow from its inputs, which those of a mixture do not.
    if (!configuration.problem().law().labelsBySign()) {
      throw new IllegalArgumentException(
          "law: %s; allowed: laws whose labels are -sgn(x1) sgn(x2)"
              .formatted(json.get(Setting.LAW.name()).textValue()));
    }
    int steps = Setting.Kind.INTEGER.read(json, Setting.STEPS.name());
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException(
          "steps: " + steps + "; allowed: 1 <= steps <= " + MOST_STEPS);
    }
    return new CaseDescription(configuration, steps, json);
  }
}
