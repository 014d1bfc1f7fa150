package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhMetricTest {
  @ParameterizedTest
  @CsvSource({
    "ops/s, 2, 2",
    "ops/ms, 2, 2000",
    "ops/us, 2, 2000000",
    "ops/ns, 2, 2000000000",
    "ops/min, 120, 2",
    "s/op, 2, 0.5",
    "ms/op, 2, 500",
    "ns/op, 2, 500000000",
    "B/op, 2, NaN",
    "MB/sec, 2, NaN",
    "counts, 2, NaN",
    "'', 2, NaN"
  })
  void turnsTimesAndRatesIntoRatesPerSecond(String unit, double score, double perSecond) {
    double rate = new JmhMetric(score, Double.NaN, unit, null).perSecond();
    assertEquals(perSecond, rate, Double.isNaN(perSecond) ? 0 : 1e-12 * perSecond);
  }
}
