package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RatioBootstrapTest {
  @Test
  void equalValuesLeaveNoDoubt() {
    assertEquals(
        new Interval(2, 2),
        RatioBootstrap.interval(new double[] {4, 4, 4}, new double[] {2, 2}, 0.95));
  }

  @Test
  void isTheSameEveryTime() {
    double[] first = {1, 2, 3, 4};
    double[] second = {2, 3, 5};
    assertEquals(
        RatioBootstrap.interval(first, second, 0.95), RatioBootstrap.interval(first, second, 0.95));
  }

  /**
   * With 20 values a side the nominal 95 % are nearly reached. Of 100 intervals that cover with
   * probability 0.93, fewer than 82 cover once in 16,000 times.
   */
  @Test
  void coversTheTrueRatio() {
    long seed = 20;
    Random random = new Random(seed);
    int covered = 0;
    for (int round = 0; round < 100; round++) {
      double[] first = random.doubles(20).map(u -> 110 + 20 * (u - 0.5)).toArray();
      double[] second = random.doubles(20).map(u -> 100 + 30 * (u - 0.5)).toArray();
      Interval interval = RatioBootstrap.interval(first, second, 0.95);
      covered += interval.lower() <= 1.1 && 1.1 <= interval.upper() ? 1 : 0;
    }
    assertTrue(covered >= 82, covered + " of 100, seed " + seed);
    assertTrue(covered < 100, covered + " of 100, seed " + seed);
  }
}
