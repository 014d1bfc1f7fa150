package org.quadrant.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.quadrant.support.OracleCase;
import org.quadrant.training.StepRecord;
import org.quadrant.training.WeightTraining;

/** The reference engine against PyTorch's autograd in double precision. */
class OracleTest {
  /** Largest absolute difference over the largest absolute expected value, per array and step. */
  private static final double TOLERANCE = 1e-12;

  static final List<String> CASES = OracleCase.NAMES;

  @ParameterizedTest
  @FieldSource("CASES")
  void everyStepAgrees(String name) {
    OracleCase oracle = OracleCase.read(name);
    try (WeightTraining training =
        new ReferenceEngine().start(oracle.configuration(), oracle.network(0))) {
      for (int step = 0; step < oracle.steps(); step++) {
        StepRecord record = training.step(oracle.minibatch(step));
        String at = ", step " + step;
        assertClose(oracle.outputs(step), record.outputs(), "f" + at);
        assertClose(new double[] {oracle.loss(step)}, new double[] {record.loss()}, "loss" + at);
        assertClose(oracle.network(step + 1).weights(), training.network().weights(), "W" + at);
        assertClose(
            oracle.network(step + 1).outputWeights(), training.network().outputWeights(), "a" + at);
      }
      assertEquals(oracle.steps(), training.steps());
    }
  }

  private static void assertClose(double[] expected, double[] actual, String what) {
    assertEquals(expected.length, actual.length, what);
    double difference = 0;
    double scale = 0;
    for (int i = 0; i < expected.length; i++) {
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
      scale = Math.max(scale, Math.abs(expected[i]));
    }
    assertTrue(difference <= TOLERANCE * scale, what + ": " + difference + " of " + scale);
  }
}
