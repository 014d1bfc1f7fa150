package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.statistics.AlignedRankTest;
import org.quadrant.benchmarks.statistics.Block;

class NoiseFloorTest {
  /** Eight rounds, sixteen forks a build. */
  @Test
  void followsItsFormula() {
    List<Block> blocks =
        Collections.nCopies(8, new Block(new double[] {0, 0.1}, new double[] {5.1, 5}));
    assertEquals(
        2.3263479 * (1.4826 * 0.1 / Math.sqrt(2)) * Math.sqrt(2.0 / 16),
        NoiseFloor.of(blocks),
        1e-8);
  }

  /** 97 % of 1000 runs, within four standard deviations of such a count. */
  @Test
  void equalBuildsStayBelow() {
    long seed = 21;
    Random random = new Random(seed);
    int below = 0;
    for (int run = 0; run < 1000; run++) {
      List<Block> blocks =
          IntStream.range(0, 7).mapToObj(round -> new Block(two(random), two(random))).toList();
      below += AlignedRankTest.effect(blocks) < NoiseFloor.of(blocks) ? 1 : 0;
    }
    assertTrue(below >= 948 && below <= 992, below + " of 1000, seed " + seed);
  }

  private static double[] two(Random random) {
    return new double[] {random.nextGaussian(), random.nextGaussian()};
  }
}
