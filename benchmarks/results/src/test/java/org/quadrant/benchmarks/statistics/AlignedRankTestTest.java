package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedRankTestTest {
  private static Block block(double... values) {
    return new Block(new double[] {values[0], values[1]}, new double[] {values[2], values[3]});
  }

  /** All treated values above all others, however far the blocks drift apart. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void separatedBlocksAreTheRarestCase(int blocks) {
    List<Block> all = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      all.add(block(100 * i, 100 * i + 1, 100 * i + 10, 100 * i + 11));
    }
    assertEquals(Math.pow(6, -blocks), AlignedRankTest.pValue(all), 1e-12);
    assertEquals(1, AlignedRankTest.pValue(all.stream().map(Block::swapped).toList()), 1e-12);
    assertEquals(10, AlignedRankTest.effect(all), 0);
  }

  /** Ranks 1, 2½ against 2, 2½ in a single block: 3 of the 6 choices give a sum of 4½ or more. */
  @Test
  void countsTies() {
    assertEquals(3.0 / 6, AlignedRankTest.pValue(List.of(block(1, 4, 2, 3))), 1e-12);
    assertEquals(1, AlignedRankTest.pValue(List.of(block(1, 1, 1, 1))), 1e-12);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void agreesWithRandomExchanges(long seed) {
    Random random = new Random(seed);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      double level = 10 * random.nextDouble();
      blocks.add(
          block(
              level + random.nextDouble(),
              level + random.nextDouble(),
              level + 0.2 + random.nextDouble(),
              level + 0.2 + random.nextDouble()));
    }
    double exact = AlignedRankTest.pValue(blocks);
    double observed = rankSum(blocks);
    int draws = 20_000;
    int beyond = 0;
    for (int draw = 0; draw < draws; draw++) {
      beyond +=
          rankSum(blocks.stream().map(each -> shuffled(each, random)).toList()) >= observed ? 1 : 0;
    }
    double error = Math.sqrt(exact * (1 - exact) / draws);
    assertEquals(exact, (double) beyond / draws, 5 * error, "seed " + seed);
  }

  private static Block shuffled(Block block, Random random) {
    List<Double> values = new ArrayList<>();
    for (double value : block.control()) {
      values.add(value);
    }
    for (double value : block.treated()) {
      values.add(value);
    }
    Collections.shuffle(values, random);
    return block(values.get(0), values.get(1), values.get(2), values.get(3));
  }

  private static double rankSum(List<Block> blocks) {
    List<Double> all = new ArrayList<>();
    List<Double> treated = new ArrayList<>();
    for (Block block : blocks) {
      double[] values = {
        block.control()[0], block.control()[1], block.treated()[0], block.treated()[1]
      };
      Arrays.sort(values);
      double level = (values[0] + values[1]) / 2;
      for (int i = 0; i < 2; i++) {
        all.add(block.control()[i] - level);
        all.add(block.treated()[i] - level);
        treated.add(block.treated()[i] - level);
      }
    }
    double sum = 0;
    for (double value : treated) {
      double rank = 0.5;
      for (double other : all) {
        rank += other < value ? 1 : other == value ? 0.5 : 0;
      }
      sum += Math.min(rank, all.size() * 2 / 3.0);
    }
    return sum;
  }

  /**
   * One value in eight took twice as long, on both sides. The ordinary ranks would give a
   * probability of 0.3 %, and the largest of them to what went wrong.
   */
  @Test
  void aFewTimesThatWentWrongHideNoEffect() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      blocks.add(block(0, i % 3 == 0 ? 0.7 : 0.01, 0.1, i % 3 == 1 ? 0.8 : 0.11));
    }
    assertTrue(AlignedRankTest.pValue(blocks) < 1e-3, "" + AlignedRankTest.pValue(blocks));
    assertEquals(0.1, AlignedRankTest.effect(blocks), 0.02);
  }

  @Test
  void theIntervalHoldsTheEffectAndWhatIsNotRejected() {
    Random random = new Random(5);
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      blocks.add(
          block(
              random.nextGaussian(),
              random.nextGaussian(),
              3 + random.nextGaussian(),
              3 + random.nextGaussian()));
    }
    Interval interval = AlignedRankTest.interval(blocks, 0.95);
    double effect = AlignedRankTest.effect(blocks);
    assertTrue(interval.lower() < effect && effect < interval.upper(), interval.toString());
    assertTrue(AlignedRankTest.pValue(shifted(blocks, interval.lower() - 1e-3)) <= 0.025);
    assertTrue(AlignedRankTest.pValue(shifted(blocks, interval.lower() + 1e-3)) > 0.025);
    assertTrue(interval.lower() > 0, interval.toString());
  }

  /** One block of two and two rejects nothing at 2.5 %: its smallest probability is 1/6. */
  @Test
  void tooFewBlocksBoundNothing() {
    Interval interval = AlignedRankTest.interval(List.of(block(1, 2, 11, 12)), 0.95);
    assertEquals(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), interval);
  }

  private static List<Block> shifted(List<Block> blocks, double effect) {
    return blocks.stream().map(each -> each.minus(effect)).toList();
  }
}
