package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
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

  /** Of a million runs of 7 rounds, 96.7 %. A count of such a rate is outside once in 10,000. */
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
    BinomialDistribution counts = new BinomialDistribution(null, 1000, 0.967);
    assertTrue(counts.cumulativeProbability(below) > 0.5e-4, below + " of 1000, seed " + seed);
    assertTrue(counts.cumulativeProbability(below - 1) < 1 - 0.5e-4, below + ", seed " + seed);
  }

  private static double[] two(Random random) {
    return new double[] {random.nextGaussian(), random.nextGaussian()};
  }
}
