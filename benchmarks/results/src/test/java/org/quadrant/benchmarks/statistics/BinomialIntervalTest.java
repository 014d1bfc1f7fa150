package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialIntervalTest {
  /** Its ends are where the count becomes a matter of 2.5 %. */
  @ParameterizedTest
  @CsvSource({"1, 10", "5, 10", "9, 10", "3, 200", "150, 200"})
  void endsAreWhereTheCountBecomesUnlikely(int count, int trials) {
    Interval interval = BinomialInterval.of(count, trials, 0.95);
    double above =
        1
            - new BinomialDistribution(null, trials, interval.lower())
                .cumulativeProbability(count - 1);
    double below =
        new BinomialDistribution(null, trials, interval.upper()).cumulativeProbability(count);
    assertEquals(0.025, above, 1e-6);
    assertEquals(0.025, below, 1e-6);
  }

  @Test
  void noneAndAllReachTheEnds() {
    Interval none = BinomialInterval.of(0, 12, 0.95);
    assertEquals(0, none.lower());
    assertEquals(1 - Math.pow(0.025, 1 / 12.0), none.upper(), 1e-9);
    Interval all = BinomialInterval.of(12, 12, 0.95);
    assertEquals(1, all.upper());
    assertEquals(Math.pow(0.025, 1 / 12.0), all.lower(), 1e-9);
    assertTrue(none.upper() < all.lower());
  }
}
