package org.quadrant.benchmarks.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.util.CombinatoricsUtils;

/**
 * The rank-sum test for values in blocks: J. L. Hodges and E. L. Lehmann, <i>Rank methods for
 * combination of independent experiments in analysis of variance</i> (Ann. Math. Statist. 33,
 * 1962). Each block's level is taken off its values, all that is left is ranked together, and the
 * ranks of the treated values are added. The probability is exact, ties included: that of the sum
 * if, in every block, each choice of the treated values had been equally likely.
 *
 * <p>Values are times, and what goes wrong makes a time longer, by any amount. So a block's level
 * is the mean of its lower half, and the last third of all ranks counts as the rank before (J. L.
 * Gastwirth, <i>Percentile modifications of two sample rank tests</i>, J. Amer. Statist. Assoc. 60,
 * 1965): a few times that went wrong, on either side, hide no effect. With normal noise that costs
 * little.
 *
 * <p>What changes slowly, from one block to the next, has no influence. Against the ordinary test
 * of ranks within blocks, the aligned ranks also use how far values are apart, which counts for
 * much when blocks are few: with two and two values a block, five blocks can give a probability of
 * 1/7776.
 */
public final class AlignedRankTest {
  /** A factor of 55: beyond what is compared. */
  private static final double WIDEST_EFFECT = 4;

  private static final int BISECTIONS = 16;

  /** As a share of the number of values. */
  private static final double LARGEST_RANK = 2.0 / 3;

  private AlignedRankTest() {}

  /**
   * One-sided probability, if treatment has no effect, of treated values as large as observed.
   *
   * @param blocks the observations, at least one block
   * @return the upper tail
   */
  public static double pValue(List<Block> blocks) {
    int[] ranks = scores(blocks);
    double[] probability = {1};
    int observed = 0;
    int next = 0;
    for (Block block : blocks) {
      int size = block.control().length + block.treated().length;
      int[] own = Arrays.copyOfRange(ranks, next, next + size);
      observed += Arrays.stream(own, block.control().length, size).sum();
      probability = plus(probability, sums(own, block.treated().length));
      next += size;
    }
    return Math.min(1, Arrays.stream(probability, observed, probability.length).sum());
  }

  /**
   * Size of the effect: the median of all differences between a treated and an untreated value of
   * one block.
   *
   * @param blocks the observations, at least one block
   * @return treated minus control
   */
  public static double effect(List<Block> blocks) {
    return new Median()
        .evaluate(
            blocks.stream()
                .flatMapToDouble(
                    block ->
                        Arrays.stream(block.treated())
                            .flatMap(
                                treated ->
                                    Arrays.stream(block.control())
                                        .map(control -> treated - control)))
                .toArray());
  }

  /**
   * Effects that the observations do not contradict: those that the test on either side leaves.
   *
   * @param blocks the observations, at least one block
   * @param confidence such as 0.95
   * @return the interval; an end is infinite if there are too few blocks to reject any effect
   */
  public static Interval interval(List<Block> blocks, double confidence) {
    double tail = (1 - confidence) / 2;
    double effect = effect(blocks);
    List<Block> swapped = blocks.stream().map(Block::swapped).toList();
    return new Interval(
        effect - reach(blocks, effect, tail), effect + reach(swapped, -effect, tail));
  }

  /** How far below the effect the test first rejects. */
  private static double reach(List<Block> blocks, double effect, double tail) {
    if (isKept(blocks, effect - WIDEST_EFFECT, tail)) {
      return Double.POSITIVE_INFINITY;
    }
    double kept = 0;
    double rejected = WIDEST_EFFECT;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (kept + rejected) / 2;
      if (isKept(blocks, effect - middle, tail)) {
        kept = middle;
      } else {
        rejected = middle;
      }
    }
    return rejected;
  }

  private static boolean isKept(List<Block> blocks, double effect, double tail) {
    return pValue(blocks.stream().map(block -> block.minus(effect)).toList()) > tail;
  }

  private static int[] scores(List<Block> blocks) {
    int[] ranks =
        MidRanks.doubled(blocks.stream().flatMapToDouble(AlignedRankTest::aligned).toArray());
    int largest = (int) (LARGEST_RANK * 2 * ranks.length);
    return Arrays.stream(ranks).map(rank -> Math.min(rank, largest)).toArray();
  }

  private static DoubleStream aligned(Block block) {
    double[] all =
        DoubleStream.concat(Arrays.stream(block.control()), Arrays.stream(block.treated()))
            .toArray();
    double level = Arrays.stream(all).sorted().limit(all.length / 2).average().orElseThrow();
    return Arrays.stream(all).map(value -> value - level);
  }

  /** Probability of each sum of so many of the ranks. */
  private static Map<Integer, Double> sums(int[] ranks, int chosen) {
    Map<Integer, Double> sums = new HashMap<>();
    double share = 1.0 / CombinatoricsUtils.binomialCoefficient(ranks.length, chosen);
    Iterator<int[]> choices = CombinatoricsUtils.combinationsIterator(ranks.length, chosen);
    choices.forEachRemaining(
        choice -> sums.merge(Arrays.stream(choice).map(i -> ranks[i]).sum(), share, Double::sum));
    return sums;
  }

  /** Distribution of the sum of two independent numbers. */
  private static double[] plus(double[] probability, Map<Integer, Double> further) {
    int largest = further.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    double[] sum = new double[probability.length + largest];
    further.forEach(
        (step, share) -> {
          for (int i = 0; i < probability.length; i++) {
            sum[i + step] += share * probability[i];
          }
        });
    return sum;
  }
}
