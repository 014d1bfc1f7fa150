package org.quadrant.benchmarks.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
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

  @Test
  void epochsAreStepsOnTheFixedSample() {
    RunSettings.Builder run = RunSettings.builder();
    run.epochs(3);
    assertEquals("epochs: 3 with samples: 0; allowed: only with samples > 0", refusal(run::build));
    run.training().batch(10).samples(40).repeats(2);
    assertEquals(24, run.build().steps());
    run.epochs(1L << 39);
    assertEquals(
        "epochs: 549755813888 of 8 steps; allowed: at most 1099511627776 steps in all",
        refusal(run::build));
    assertEquals("epochs: 0; allowed: 1 <= epochs <= 1099511627776", refusal(() -> run.epochs(0)));
  }

  @Test
  void overlapsAreThoseOfObservations() {
    assertEquals(
        "overlaps-every: 15 with observe-every: 10; allowed: multiples of observe-every, or 0",
        refusal(() -> new RunSettings(TRAINING, 1, 10, 1, 1, 15)));
  }

  private static String refusal(Executable action) {
    return assertThrows(IllegalArgumentException.class, action).getMessage();
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
