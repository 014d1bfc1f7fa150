package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.000",
    "1, 1.000",
    "0.00123456, 0.001235",
    "-31.2449, -31.24",
    "123456789, 123500000",
    "NaN, –",
    "Infinity, –"
  })
  void showsFourDigits(double value, String text) {
    assertEquals(text, Numbers.significant(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-12, -12",
    "307200, 307200",
    "5.884193354887527, 5.884",
    "4.6259952046767694e-07, 4.626e-07",
    "1e9, 1.000e+09",
    "NaN, NaN"
  })
  void showsCountsAsTheyAre(double value, String text) {
    assertEquals(text, Numbers.countOrMeasure(value));
  }

  @ParameterizedTest
  @CsvSource({"5, 5, 500", "0.1, 0.1, 10", "0.07, 0.07, 7", "1e5, 100000, 10000000", "0, 0, 0"})
  void showsConstantsAsTheyAreTyped(double value, String text, String percent) {
    assertEquals(text, Numbers.plain(value));
    assertEquals(percent, Numbers.percent(value));
  }

  @ParameterizedTest
  @CsvSource({"0, no", "1, one", "9, nine", "12, twelve", "13, 13"})
  void countsInWordsUpToTwelve(int count, String text) {
    assertEquals(text, Numbers.inWords(count));
  }
}
