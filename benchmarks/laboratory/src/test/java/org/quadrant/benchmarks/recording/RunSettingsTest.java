package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.training.TrainingConfiguration;

class RunSettingsTest {
  private static final TrainingConfiguration TRAINING = TrainingConfiguration.builder().build();

  @Test
  void hasTheDefaultsOfTheSpecification() {
    RunSettings settings = RunSettings.of(TRAINING);
    assertEquals(900, settings.steps());
    assertEquals(200, settings.training().dimension());
    assertEquals(400, settings.training().neurons());
    assertEquals(8000, settings.training().batch());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0  | 1 | 1          | 1        | steps: 0; allowed: 1 <= steps <= 1099511627776
          -5 | 1 | 1          | 1        | steps: -5; allowed: 1 <= steps <= 1099511627776
          1  | 0 | 1          | 1        | observe-every: 0; allowed: 1 <= observe-every <= 1099511627776
          1  | 1 | 0          | 1        | test-samples: 0; allowed: 1 <= test-samples <= 1073741824
          1  | 1 | 1073741825 | 1        | test-samples: 1073741825; allowed: 1 <= test-samples <= 1073741824
          1  | 1 | 1          | 0        | zeta: 0.0; allowed: finite numbers > 0
          1  | 1 | 1          | NaN      | zeta: NaN; allowed: finite numbers > 0
          1  | 1 | 1          | Infinity | zeta: Infinity; allowed: finite numbers > 0
          """)
  void refusesWhatIsOutOfRange(long steps, long every, long samples, double zeta, String message) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RunSettings(TRAINING, steps, every, samples, zeta));
    assertEquals(message, error.getMessage());
  }
}
