package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckTest {
  private static Check check(double value, Range range) {
    return Check.chosen("x", Sample.of(value), range, Chance.NONE, "", "", "");
  }

  @ParameterizedTest
  @CsvSource({"1, true", "1.5, true", "2, true", "0.999, false", "2.001, false", "NaN, false"})
  void passesWithinItsBounds(double value, boolean passed) {
    Check check = check(value, new Range(1, 2));
    assertEquals(passed, check.passed());
  }

  @Test
  void hasOneBoundOrTwo() {
    assertTrue(check(-1e300, Range.atMost(0)).passed());
    assertFalse(check(1e-300, Range.atMost(0)).passed());
    assertTrue(check(1e300, Range.atLeast(0)).passed());
    assertFalse(check(-1e-300, Range.atLeast(0)).passed());
    assertFalse(check(Double.NaN, Range.atLeast(0)).passed());
  }

  @Test
  void saysWhatIsAllowed() {
    assertEquals("≤ 3.000", CheckText.allowed(check(0, Range.atMost(3))));
    assertEquals("≥ 3.000", CheckText.allowed(check(0, Range.atLeast(3))));
    assertEquals("-1.000 … 2.000", CheckText.allowed(check(1, new Range(-1, 2))));
  }

  @Test
  void aSampleHasMeanAndStandardError() {
    Sample sample = Sample.of(1, 2, 3, 6);
    assertEquals(4, sample.count());
    assertEquals(3, sample.mean(), 1e-15);
    // Squared deviations 4 + 1 + 0 + 9 over 3, over 4.
    assertEquals(Math.sqrt(14.0 / 12), sample.standardError(), 1e-15);
  }

  @Test
  void aSampleOfOneHasNoStandardError() {
    assertTrue(Double.isNaN(Sample.of(5).standardError()));
    assertThrows(IllegalArgumentException.class, Sample::of);
  }

  @ParameterizedTest
  @ValueSource(strings = {"QUICK", "DEFAULT", "FULL"})
  void aSizeChooses(String name) {
    Size size = Size.valueOf(name);
    assertEquals(name, size.choose("QUICK", "DEFAULT", "FULL"));
  }
}
