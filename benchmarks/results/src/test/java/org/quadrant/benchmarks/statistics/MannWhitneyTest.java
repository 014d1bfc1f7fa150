package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.apache.commons.math3.util.CombinatoricsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannWhitneyTest {
  /** Permeability of membranes, from M. Hollander and D. A. Wolfe (1973), p. 69 f. */
  private static final double[] AT_TERM = {
    0.80, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46
  };

  private static final double[] EARLY = {1.15, 0.88, 0.90, 0.74, 1.21};

  private static double pValue(double[] first, double[] second) {
    return MannWhitney.of(first, second).pValue();
  }

  @Test
  void givesThePublishedProbability() {
    assertEquals(2 * 0.1272, pValue(AT_TERM, EARLY), 2 * 0.00005);
    assertEquals(pValue(AT_TERM, EARLY), pValue(EARLY, AT_TERM), 0);
  }

  /** The same source, p. 78 and 80: 0.305, and 96 % confidence between −0.15 and 0.76. */
  @Test
  void givesThePublishedEstimateAndInterval() {
    MannWhitney test = MannWhitney.of(EARLY, AT_TERM);
    assertEquals(0.305, test.shift(), 1e-12);
    Interval interval = test.interval(0.04).orElseThrow();
    assertEquals(-0.15, interval.lower(), 1e-12);
    assertEquals(0.76, interval.upper(), 1e-12);
  }

  /** The reason for the exact distribution: the normal one is beyond what three forks can tell. */
  @Test
  void threeForksASideAreNeverSignificant() {
    double[] first = {1, 2, 3};
    double[] second = {4, 5, 6};
    assertEquals(0.1, pValue(first, second), 1e-15);
    assertEquals(0.1, MannWhitney.smallest(3, 3), 1e-15);
    assertTrue(new MannWhitneyUTest().mannWhitneyUTest(first, second) < 0.05);
    assertEquals(Optional.empty(), MannWhitney.of(first, second).interval(0.05));
  }

  @Test
  void oneForkASideSaysNothing() {
    assertEquals(1, pValue(new double[] {1}, new double[] {2}), 0);
    assertEquals(1, MannWhitney.smallest(1, 1), 0);
  }

  @ParameterizedTest
  @CsvSource({"4, 4", "5, 5", "2, 9", "9, 2", "1, 39", "6, 7", "30, 30", "200, 250"})
  void samplesThatDoNotOverlapHaveTheSmallestProbability(int first, int second) {
    double[] low = IntStream.range(0, first).mapToDouble(i -> i).toArray();
    double[] high = IntStream.range(0, second).mapToDouble(i -> 1000 + i).toArray();
    double smallest = MannWhitney.smallest(first, second);
    assertEquals(smallest, pValue(low, high), 1e-9 * smallest);
    assertEquals(smallest, pValue(high, low), 1e-9 * smallest);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithAnEnumerationOfAllDivisions(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = random.doubles(9, 0, 5).toArray();
    int size = 2 + (int) (seed % 4);
    assertEquals(
        enumerated(all, size),
        pValue(Arrays.copyOf(all, size), Arrays.copyOfRange(all, size, all.length)),
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

  /**
   * Ties make the test careful, not wrong: of all divisions of values with many ties (whole numbers
   * from 0 to 3), the share with at most a probability is at most that probability. Exact, so there
   * is no false alarm.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void tiesNeverMakeItRejectTooOften(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] all = random.doubles(9, 0, 4).map(Math::floor).toArray();
    int size = 3 + (int) (seed % 2);
    double[] found = overAllDivisions(all, size, MannWhitneyTest::pValue);
    for (double level : found) {
      double share =
          (double) Arrays.stream(found).filter(each -> each <= level).count() / found.length;
      assertTrue(share <= level + 1e-12, "seed " + seed + ": " + share + " at " + level);
    }
  }

  private static double[] overAllDivisions(
      double[] all, int size, ToDoubleBiFunction<double[], double[]> function) {
    return IntStream.range(0, 1 << all.length)
        .filter(chosen -> Integer.bitCount(chosen) == size)
        .mapToDouble(chosen -> function.applyAsDouble(part(all, chosen, 1), part(all, chosen, 0)))
        .toArray();
  }

  private static double[] part(double[] all, int chosen, int bit) {
    return IntStream.range(0, all.length)
        .filter(i -> (chosen >> i & 1) == bit)
        .mapToDouble(i -> all[i])
        .toArray();
  }

  /** Test, interval and estimate are one: for any sizes and levels, with ties and without. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void theIntervalLeavesOutZeroExactlyWhereTheTestRejects(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rejected = 0;
    for (int round = 0; round < 2000; round++) {
      double grid = random.nextBoolean() ? 1e-3 : 0.25;
      double shift = random.nextDouble(-1, 1);
      double[] first = values(random, 0, grid);
      double[] second = values(random, shift, grid);
      double level = new double[] {0.01, 0.05, 0.2}[random.nextInt(3)];
      MannWhitney test = MannWhitney.of(first, second);
      Optional<Interval> interval = test.interval(level);
      boolean leavesOut = interval.filter(each -> each.lower() > 0 || each.upper() < 0).isPresent();
      String message = "seed " + seed + ", round " + round;
      assertEquals(test.pValue() <= level, leavesOut, message);
      if (leavesOut) {
        rejected++;
        assertEquals(Math.signum(interval.get().lower()), Math.signum(test.shift()), 0, message);
      }
      interval.ifPresent(
          each ->
              assertTrue(each.lower() <= test.shift() && test.shift() <= each.upper(), message));
    }
    assertTrue(rejected > 200, "seed " + seed + ": only " + rejected);
  }

  /** The interval is the set of shifts that are not rejected, its ends included. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theIntervalHoldsWhatTheTestDoesNotReject(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 200; round++) {
      double[] first = values(random, 0, 1e-3);
      double[] second = values(random, 0.3, 1e-3);
      Optional<Interval> interval = MannWhitney.of(first, second).interval(0.05);
      double shift = random.nextDouble(-1, 2);
      double[] shifted = Arrays.stream(second).map(value -> value - shift).toArray();
      boolean holds =
          interval.filter(each -> shift < each.lower() || shift > each.upper()).isEmpty();
      assertEquals(pValue(first, shifted) > 0.05, holds, "seed " + seed + ", round " + round);
    }
  }

  private static double[] values(SplittableRandom random, double shift, double grid) {
    return random
        .doubles(random.nextInt(2, 12))
        .map(value -> grid * Math.rint((value + shift) / grid))
        .toArray();
  }

  @Test
  void exchangedSamplesGiveTheSameAnswerBackwards() {
    MannWhitney there = MannWhitney.of(AT_TERM, EARLY);
    MannWhitney back = MannWhitney.of(EARLY, AT_TERM);
    assertEquals(there.shift(), -back.shift(), 0);
    Interval interval = there.interval(0.05).orElseThrow();
    Interval backwards = back.interval(0.05).orElseThrow();
    assertEquals(interval.lower(), -backwards.upper(), 0);
    assertEquals(interval.upper(), -backwards.lower(), 0);
  }

  /** A rounding error of a logarithm is no difference. */
  @Test
  void valuesThatDifferByRoundingAreTied() {
    double[] first = {1, 2, 3, 4, 5, 6};
    double[] second = Arrays.stream(first).map(Math::nextUp).toArray();
    assertEquals(pValue(first, first), pValue(first, second), 0);
    assertEquals(0, MannWhitney.of(first, second).shift(), 0);
  }

  /** Commons Math has the normal distribution, which is near enough far beyond what JMH runs. */
  @Test
  void largeSamplesUseTheNormalApproximation() {
    double[] first = IntStream.range(0, 300).mapToDouble(i -> i).toArray();
    double[] second = IntStream.range(0, 300).mapToDouble(i -> i + 20.5).toArray();
    double approximate = new MannWhitneyUTest().mannWhitneyUTest(first, second);
    assertEquals(approximate, pValue(first, second), 0.002 * approximate);
    MannWhitney test = MannWhitney.of(first, second);
    assertTrue(test.interval(test.pValue()).orElseThrow().lower() > 0);
    assertTrue(test.interval(0.999 * test.pValue()).orElseThrow().lower() <= 0);
  }
}
