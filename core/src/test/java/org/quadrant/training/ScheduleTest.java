package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  private static final String[] FORMS = {
    "constant", "warm-up:1", "warm-up:300", "stairs:1:0.999", "stairs:70:0.5", "cosine:1",
    "cosine:777", "power:1:0.5", "power:1:2.0", "power:3:1.0", "power:40:0.001", "power:5000:1.5"
  };

  static String[] forms() {
    return FORMS;
  }

  @Test
  void factorsAreWhatTheFormSays() {
    assertEquals(1, Schedule.parse("constant").factor(1L << 39));
    assertEquals(0.25, Schedule.parse("Warm-Up:8").factor(1));
    assertEquals(1, Schedule.parse("warm-up:8").factor(7));
    assertEquals(1, Schedule.parse("warm-up:8").factor(8));
    assertEquals(1, Schedule.parse("stairs:10:0.5").factor(9));
    assertEquals(0.125, Schedule.parse("stairs:10:0.5").factor(30));
    assertEquals(1, Schedule.parse("cosine:12").factor(0));
    assertEquals(0.75, Schedule.parse("cosine:12").factor(4), 1e-15);
    assertEquals(0, Schedule.parse("cosine:12").factor(12));
    assertEquals(0.125, Schedule.parse("power:2:1.5").factor(6));
  }

  /** The closed sums against exact additions of the factors. */
  @ParameterizedTest
  @MethodSource("forms")
  void sumsAreThoseOfTheFactors(String form) {
    Schedule schedule = Schedule.parse(form);
    BigDecimal sum = BigDecimal.ZERO;
    for (int step = 0; step <= 3000; step++) {
      if (step < 200 || step % 97 == 0) {
        double exact = sum.doubleValue();
        assertEquals(exact, schedule.sum(step), 1e-12 * exact, "step " + step);
      }
      double factor = schedule.factor(step);
      assertTrue(factor >= 0 && factor <= 1);
      sum = sum.add(new BigDecimal(factor));
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void isReadAsItIsWritten(String form) {
    assertEquals(form, Schedule.parse(form).text());
  }

  @Test
  void timeIsTheSumOfTheRates() {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().learningRate(0.2).schedule(new Schedule.WarmUp(4)).build();
    assertEquals(0, configuration.time(0));
    assertEquals(0.2 * (0.25 + 0.5 + 0.75 + 1 + 1), configuration.time(5), 1e-15);
    assertEquals(0.3, TrainingConfiguration.builder().build().time(3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "linear", "warm-up", "warm-up:x", "stairs:5", "cosine:5:2", "power:1.5:1"})
  void refusesOtherForms(String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text));
    assertEquals("schedule: " + text + "; allowed: " + Schedule.FORMS, e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          warm-up:0       | schedule warm-up length: 0; allowed: 1 <= N <= 2^40
          cosine:-1       | schedule cosine length: -1; allowed: 1 <= N <= 2^40
          stairs:1:1      | schedule stairs factor: 1.0; allowed: 0 < F < 1
          stairs:1:1e9    | schedule stairs factor: 1.0E9; allowed: 0 < F < 1
          power:1:0       | schedule power exponent: 0.0; allowed: 0 < ALPHA <= 2
          power:1:2.1     | schedule power exponent: 2.1; allowed: 0 < ALPHA <= 2
          """)
  void refusesWhatIsOutOfRange(String text, String message) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text));
    assertEquals(message, e.getMessage());
  }
}
