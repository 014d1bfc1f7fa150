package org.quadrant.benchmarks.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepShapeTest {
  @Test
  void readsSamplesThenDimensionThenNeurons() {
    assertEquals(new StepShape(4096, 1024, 256), StepShape.parse("4096x1024x256"));
    assertEquals(new StepShape(1, 3, 1), StepShape.parse("1x3x1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4096",
        "4096x1024",
        "0x3x1",
        "1x2x1",
        "1x3x0",
        "1x3x1x1",
        "-1x3x1",
        "1X3X1",
        " 1x3x1",
        "99999999999x3x1"
      })
  void refusesAnythingElse(String text) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> StepShape.parse(text));
    assertTrue(error.getMessage().startsWith("shape: " + text + "; allowed: "), error.getMessage());
  }
}
