package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Constraint;
import org.quadrant.training.SampleOrder;
import org.quadrant.training.Schedule;
import org.quadrant.training.TrainingConfiguration;

class SettingTest {
  /** No value is that of the default run. */
  private static final RunSettings OTHER =
      new RunSettings(
          TrainingConfiguration.builder()
              .law(new InputLaw.StudentT(5))
              .dimension(7)
              .labelNoise(0.25)
              .neurons(9)
              .batch(64)
              .learningRate(0.3)
              .initialScale(0.7)
              .loss(Loss.FIRST_ORDER)
              .scaling(Scaling.SUM)
              .seed(-1L << 60)
              .weightRate(OptionalDouble.of(0.01))
              .outputRate(OptionalDouble.of(0))
              .schedule(new Schedule.Stairs(5, 0.5))
              .weightDecay(0.125)
              .constraint(Constraint.SPHERE)
              .samples(64_000)
              .order(SampleOrder.SHUFFLED)
              .repeats(2)
              .build(),
          1L << 33,
          13,
          17,
          0.9,
          130);

  private static ObjectNode write(RunSettings settings) {
    Map<String, Object> fields = new LinkedHashMap<>();
    Setting.ALL.forEach(setting -> fields.put(setting.name(), setting.value().apply(settings)));
    return new ObjectMapper().convertValue(fields, ObjectNode.class);
  }

  @Test
  void whatIsWrittenIsRead() {
    ObjectNode json = write(OTHER);
    RunSettings.Builder read = RunSettings.builder();
    Setting.ALL.forEach(setting -> setting.read(json, read));
    assertEquals(OTHER, read.build());
  }

  @Test
  void everySettingIsInTheTable() {
    ObjectNode defaults = write(RunSettings.of(TrainingConfiguration.builder().build()));
    ObjectNode other = write(OTHER);
    for (Setting<?> setting : Setting.ALL) {
      RunSettings.Builder one = RunSettings.builder();
      setting.read(other, one);
      ObjectNode expected = defaults.deepCopy();
      if (setting.equals(Setting.ORDER)) {
        // Only a fixed sample has an order.
        Setting.SAMPLES.read(other, one);
        expected.set("samples", other.get("samples"));
      }
      expected.set(setting.name(), other.get(setting.name()));
      assertEquals(expected, write(one.build()), "sets more or less than " + setting.name());
    }
  }

  @Test
  void aFieldThatIsMissingOrOfAnotherKindIsNamed() {
    ObjectNode json = write(OTHER);
    json.put("seed", 1e30);
    json.remove("zeta");
    assertEquals("seed: 1.0E30; allowed: a whole number below 2^63", refusal(json, "seed"));
    assertEquals("zeta: missing; allowed: a number", refusal(json, "zeta"));
  }

  private static String refusal(ObjectNode json, String name) {
    Setting<?> setting =
        Setting.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return assertThrows(
            IllegalArgumentException.class, () -> setting.read(json, RunSettings.builder()))
        .getMessage();
  }
}
