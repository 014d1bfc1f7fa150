package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void multipliesByTheTestsThatAreLeftAndNeverFalls() {
    assertArrayEquals(
        new double[] {0.06, 0.04, 0.06, 0.06},
        Holm.adjust(new double[] {0.03, 0.01, 0.04, 0.02}),
        1e-15);
  }

  @Test
  void staysAtMostOne() {
    assertArrayEquals(new double[] {1, 1}, Holm.adjust(new double[] {0.6, 0.9}), 0);
  }

  @Test
  void leavesASingleTestAlone() {
    assertArrayEquals(new double[] {0.03}, Holm.adjust(new double[] {0.03}), 0);
    assertArrayEquals(new double[0], Holm.adjust(new double[0]), 0);
  }
}
