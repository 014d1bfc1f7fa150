package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class ForkOrderTest {
  private static final List<Arm> ARMS = List.of(Arm.values());
  private static final int DRAWS = 36_000;

  /** Of a fair draw, counts are farther off than this once in a million times. */
  private static void assertAllAsLikely(Map<?, Integer> counts, int cells) {
    double expected = (double) DRAWS / cells;
    double sum = (cells - counts.size()) * expected;
    for (int count : counts.values()) {
      sum += (count - expected) * (count - expected) / expected;
    }
    double limit =
        new ChiSquaredDistribution(null, cells - 1.0).inverseCumulativeProbability(1 - 1e-6);
    assertTrue(sum <= limit, sum + " > " + limit + ": " + counts);
  }

  /** What the exact distribution of the rank test takes for granted. */
  @Test
  void allSixArrangementsAreAsLikely() {
    Map<List<Arm>, Integer> counts = new HashMap<>();
    for (int round = 0; round < DRAWS; round++) {
      counts.merge(new ForkOrder(1).of("a", round, ARMS), 1, Integer::sum);
    }
    assertEquals(6, counts.size());
    assertAllAsLikely(counts, 6);
  }

  /** Of two rounds that follow each other, and of two benchmarks in one round. */
  @Test
  void drawsAreIndependent() {
    Map<List<List<Arm>>, Integer> rounds = new HashMap<>();
    Map<List<List<Arm>>, Integer> benchmarks = new HashMap<>();
    Map<List<List<Arm>>, Integer> seeds = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      ForkOrder order = new ForkOrder(2);
      List<Arm> one = order.of("KernelBenchmark.mask", i, ARMS);
      rounds.merge(List.of(one, order.of("KernelBenchmark.mask", i + 1, ARMS)), 1, Integer::sum);
      benchmarks.merge(List.of(one, order.of("StepBenchmark.step", i, ARMS)), 1, Integer::sum);
      seeds.merge(
          List.of(new ForkOrder(i).of("a", 0, ARMS), new ForkOrder(i + 1L).of("a", 0, ARMS)),
          1,
          Integer::sum);
    }
    assertAllAsLikely(rounds, 36);
    assertAllAsLikely(benchmarks, 36);
    assertAllAsLikely(seeds, 36);
  }

  /** Any two builds of a study are a draw of the gate's. */
  @Test
  void twoOfFiveBuildsAreDrawnAsTwo() {
    List<Integer> five = List.of(0, 1, 2, 3, 4);
    Map<List<Integer>, Integer> counts = new HashMap<>();
    for (int round = 0; round < DRAWS; round++) {
      List<Integer> order = new ForkOrder(3).of("a", round, five);
      assertEquals(
          List.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4),
          order.stream().sorted().toList(),
          "round " + round);
      counts.merge(
          order.stream().filter(build -> build == 1 || build == 4).toList(), 1, Integer::sum);
    }
    assertAllAsLikely(counts, 6);
  }

  /** A record is made again: these are the orders of the first rounds of seed 1. */
  @Test
  void aSeedGivesTheSameOrderForEver() {
    assertEquals(
        "BAAB ABBA ABAB ABBA ABAB BBAA",
        String.join(
            " ",
            IntStream.range(0, 6)
                .mapToObj(
                    round ->
                        String.join(
                            "",
                            new ForkOrder(1).of("StepBenchmark.step", round, List.of("A", "B"))))
                .toList()));
    assertNotEquals(ForkOrder.drawn(), ForkOrder.drawn());
  }
}
