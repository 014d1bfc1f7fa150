package org.quadrant.benchmarks.results;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
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

  /** JMH adds up what threads do in a time, but averages the time of what they do. */
  @ParameterizedTest
  @CsvSource({"ops/s, 2, 2", "s/op, 2, 1.5", "ms/op, 2, 1500", "B/op, 2, NaN"})
  void countsTheWorkOfAllThreads(String unit, double score, double perSecond) {
    double rate = new JmhMetric(score, Double.NaN, unit, null).perSecond(3);
    assertEquals(perSecond, rate, Double.isNaN(perSecond) ? 0 : 1e-12 * perSecond);
  }

  @Test
  void isTakenOverSomeForksAtATime() {
    JmhMetric metric =
        new JmhMetric(5, 1, "s/op", List.of(List.of(1.0, 2.0), List.of(4.5), List.of(10.0)));
    assertEquals(List.of(1.5, 4.5, 10.0), scores(metric.inGroups(1)));
    assertEquals(List.of(2.5, 10.0), scores(metric.inGroups(2)));
    assertEquals("s/op", metric.inGroups(2).getFirst().scoreUnit());
    assertEquals(List.of(5.0), scores(new JmhMetric(5, 1, "s/op", null).inGroups(2)));
  }

  private static List<Double> scores(List<JmhMetric> metrics) {
    return metrics.stream().map(JmhMetric::score).toList();
  }
}
