package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArmTest {
  /** Over any eight rounds that begin at a multiple of eight, neither drift favours a build. */
  @Test
  void linearAndQuadraticDriftFavourNoBuild() {
    for (int first = 0; first < 64; first += 8) {
      long[] linear = new long[2];
      long[] quadratic = new long[2];
      for (int round = first; round < first + 8; round++) {
        Arm[] order = Arm.order(round);
        assertEquals(4, order.length);
        for (int i = 0; i < 4; i++) {
          long time = 4L * round + i;
          linear[order[i].ordinal()] += time;
          quadratic[order[i].ordinal()] += time * time;
        }
      }
      assertEquals(linear[0], linear[1]);
      assertEquals(quadratic[0], quadratic[1]);
    }
  }
}
