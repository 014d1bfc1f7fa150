package org.quadrant.benchmarks.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quadrant.network.Loss;

class OptionNamesTest {
  @Test
  void joinsWordsByHyphens() {
    assertEquals("first-order", OptionNames.of(Loss.FIRST_ORDER));
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void readsItsOwnNames(Loss loss) {
    assertEquals(loss, OptionNames.parse(Loss.class, "loss", OptionNames.of(loss)));
    assertEquals(loss, OptionNames.parse(Loss.class, "loss", loss.name().replace('_', '-')));
  }

  @Test
  void listsAllNames() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> OptionNames.parse(Loss.class, "loss", "hinge"));
    assertEquals("loss: hinge; allowed: logistic, first-order", error.getMessage());
  }
}
