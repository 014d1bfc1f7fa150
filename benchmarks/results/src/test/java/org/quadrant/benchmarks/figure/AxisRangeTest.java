package org.quadrant.benchmarks.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisRangeTest {
  @ParameterizedTest
  @CsvSource({"2, 5, 2, 5", "3, 3, 1.5, 4.5", "0, 0, -1, 1", "NaN, 4, 2, 6", "-Infinity, 4, 2, 6"})
  void aLinearAxisCoversTheData(double first, double second, double min, double max) {
    assertRange(PlotAxis.linear("y"), first, second, min, max);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 500, 0.5, 500",
    "2, 50, 1, 100",
    "3, 3, 1, 10",
    "-4, 300, 100, 1000",
    "0, 0, 1, 10"
  })
  void aLogarithmicAxisHasTwoPowersOfTen(double first, double second, double min, double max) {
    assertRange(PlotAxis.logarithmic("y"), first, second, min, max);
  }

  @ParameterizedTest
  @CsvSource({"2, 5, 0, 5", "-3, -2, -1, 1"})
  void anAxisMayBeginAtZero(double first, double second, double min, double max) {
    assertRange(PlotAxis.fromZero("y"), first, second, min, max);
  }

  private static void assertRange(
      PlotAxis axis, double first, double second, double min, double max) {
    AxisRange range = new AxisRange(axis);
    range.add(first, second);
    assertEquals(min, range.min(), 1e-12);
    assertEquals(max, range.max(), 1e-9);
  }
}
