package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MannWhitneyTest {
  /** Permeability of membranes, from M. Hollander and D. A. Wolfe (1973), p. 69 f. */
  private static final double[] AT_TERM = {
    0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46
  };

  private static final double[] EARLY = {1.15, 0.88, 0.90, 0.74, 1.21};

  @Test
  void givesThePublishedProbability() {
    assertEquals(2 * 0.1272, MannWhitney.pValue(AT_TERM, EARLY), 2 * 0.00005);
    assertEquals(MannWhitney.pValue(AT_TERM, EARLY), MannWhitney.pValue(EARLY, AT_TERM), 1e-15);
  }

  /** The reason for the exact distribution: the normal one is beyond what three forks can tell. */
  @Test
  void threeForksASideAreNeverSignificant() {
    double[] first = {1, 2, 3};
    double[] second = {4, 5, 6};
    assertEquals(0.1, MannWhitney.pValue(first, second), 1e-15);
    assertEquals(0.1, MannWhitney.smallest(3, 3), 1e-15);
    assertTrue(new MannWhitneyUTest().mannWhitneyUTest(first, second) < 0.05);
  }

  @Test
  void oneForkASideSaysNothing() {
    assertEquals(1, MannWhitney.pValue(new double[] {1}, new double[] {2}), 0);
    assertEquals(1, MannWhitney.smallest(1, 1), 0);
  }

  /** Ties are frequent here: values are whole numbers from 0 to 4. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAnEnumerationOfAllDivisions(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = random.doubles(9, 0, 5).map(Math::floor).toArray();
    int size = 2 + (int) (seed % 4);
    assertEquals(
        enumerated(all, size),
        MannWhitney.pValue(Arrays.copyOf(all, size), Arrays.copyOfRange(all, size, all.length)),
        1e-12,
        "seed " + seed);
  }

  private static double enumerated(double[] all, int size) {
    double observed = rankSum(all, IntStream.range(0, size).toArray());
    int ways = 0;
    int below = 0;
    int above = 0;
    for (var chosen = CombinatoricsUtils.combinationsIterator(all.length, size);
        chosen.hasNext(); ) {
      double sum = rankSum(all, chosen.next());
      ways++;
      below += sum <= observed ? 1 : 0;
      above += sum >= observed ? 1 : 0;
    }
    return Math.min(1, 2.0 * Math.min(below, above) / ways);
  }

  private static double rankSum(double[] all, int[] chosen) {
    double sum = 0;
    for (int index : chosen) {
      for (double other : all) {
        sum += other < all[index] ? 1 : other == all[index] ? 0.5 : 0;
      }
    }
    return sum;
  }

  @Test
  void largeSamplesUseTheNormalApproximation() {
    double[] first = IntStream.range(0, 40).mapToDouble(i -> i).toArray();
    double[] second = IntStream.range(0, 40).mapToDouble(i -> i + 8.5).toArray();
    assertEquals(
        new MannWhitneyUTest().mannWhitneyUTest(first, second),
        MannWhitney.pValue(first, second),
        0);
  }
}
