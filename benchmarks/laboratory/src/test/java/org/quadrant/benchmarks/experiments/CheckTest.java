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
  @ParameterizedTest
  @CsvSource({"1, true", "1.5, true", "2, true", "0.999, false", "2.001, false", "NaN, false"})
  void passesWithinItsBounds(double value, boolean passed) {
    Check check = Check.between("x", Sample.of(value), 1, 2, "", "");
    assertEquals(passed, check.passed());
  }

  @Test
  void hasOneBoundOrTwo() {
    assertTrue(Check.atMost("x", -1e300, 0, "", "").passed());
    assertFalse(Check.atMost("x", 1e-300, 0, "", "").passed());
    assertTrue(Check.atLeast("x", 1e300, 0, "", "").passed());
    assertFalse(Check.atLeast("x", -1e-300, 0, "", "").passed());
    assertFalse(Check.atLeast("x", Double.NaN, 0, "", "").passed());
  }

  @Test
  void saysWhatIsAllowed() {
    assertEquals("≤ 3.000", CheckText.allowed(Check.atMost("x", 0, 3, "", "")));
    assertEquals("≥ 3.000", CheckText.allowed(Check.atLeast("x", 0, 3, "", "")));
    assertEquals(
        "-1.000 … 2.000", CheckText.allowed(Check.between("x", Sample.of(1), -1, 2, "", "")));
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
