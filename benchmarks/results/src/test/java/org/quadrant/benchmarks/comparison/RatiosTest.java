package org.quadrant.benchmarks.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatiosTest {
  /** An interval that leaves out 1 must not seem to hold it. */
  @ParameterizedTest
  @CsvSource({
    "1, 1.000",
    "0.99996, 0.99996",
    "0.9996, 0.9996",
    "1.00000001, 1.00000001",
    "1.25, 1.250",
    "0.0004, 0.0004000",
    "12345, 12350",
    "NaN, –",
    "Infinity, –"
  })
  void onlyOneIsShownAsOne(double ratio, String text) {
    assertEquals(text, Ratios.text(ratio));
  }

  @ParameterizedTest
  @CsvSource({
    "0.2, true, 5.00× slower",
    "1.05, true, 1.05× faster",
    "20, true, 20.00× faster",
    "0.5, false, 2.00× lower",
    "2, false, 2.00× higher"
  })
  void inWordsTheFactorIsAtLeastOne(double ratio, boolean ofSpeeds, String text) {
    assertEquals(text, Ratios.inWords(ratio, ofSpeeds));
  }
}
