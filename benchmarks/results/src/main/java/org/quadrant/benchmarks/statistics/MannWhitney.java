package org.quadrant.benchmarks.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * By how much the values of one sample are larger than those of another, and whether that may be
 * chance: the test of H. B. Mann and D. R. Whitney, <i>On a test of whether one of two random
 * variables is stochastically larger than the other</i> (Ann. Math. Statist. 18, 1947), with the
 * estimate and the interval that belong to it: J. L. Hodges and E. L. Lehmann, <i>Estimates of
 * location based on rank tests</i> (Ann. Math. Statist. 34, 1963).
 *
 * <p>All three come from the differences of all pairs, the second sample's value minus the first's.
 * The estimate is their median. The test counts how many of them are above 0, and how many below.
 * The interval holds the shifts that the test would not reject, if they were taken off the second
 * sample. So it leaves out 0 if, and only if, the probability is at most the level, and the
 * estimate is then on the same side of 0.
 *
 * <p>A pair of equal values counts for neither side, and the distribution is the exact one of
 * samples without ties (see {@link RankSumDistribution}): however many ties there are, the test is
 * wrong at most as often as it says, and its smallest probability depends on the sizes alone.
 * Differences below {@value #ROUNDING} are ties, so logarithms of values that differ by rounding
 * are.
 */
public final class MannWhitney {
  private static final double ROUNDING = 1e-12;

  private final RankSumDistribution distribution;

  /** In ascending order. */
  private final double[] differences;

  private MannWhitney(RankSumDistribution distribution, double[] differences) {
    this.distribution = distribution;
    this.differences = differences;
  }

  /**
   * Compares two samples.
   *
   * @param first finite values, at least one
   * @param second finite values, at least one
   */
  public static MannWhitney of(double[] first, double[] second) {
    double[] differences =
        Arrays.stream(second)
            .flatMap(value -> Arrays.stream(first).map(other -> rounded(value - other)))
            .sorted()
            .toArray();
    return new MannWhitney(new RankSumDistribution(first.length, second.length), differences);
  }

  /** Zero is never negative, which a sorted array would put before the other zero. */
  private static double rounded(double difference) {
    return Math.abs(difference) < ROUNDING ? 0 : difference;
  }

  /**
   * Probability, under equal distributions, of a count as far out as the observed one.
   *
   * @return twice the smaller tail, at most 1
   */
  public double pValue() {
    long above = Arrays.stream(differences).filter(difference -> difference > 0).count();
    long below = Arrays.stream(differences).filter(difference -> difference < 0).count();
    return Math.min(1, 2 * distribution.upperTail(Math.max(above, below)));
  }

  /**
   * The estimate of Hodges and Lehmann.
   *
   * @return median of all differences; the mean of the two middle ones of an even number
   */
  public double shift() {
    int half = differences.length / 2;
    return differences.length % 2 == 1
        ? differences[half]
        : differences[half - 1] / 2 + differences[half] / 2;
  }

  /**
   * Shifts that the test does not reject.
   *
   * @param level of significance, such as 0.05 for an interval with a confidence of 0.95
   * @return the interval, its ends included; empty if the samples are too small for the test to
   *     reject any shift
   */
  public Optional<Interval> interval(double level) {
    long critical = distribution.critical(level);
    if (critical > differences.length) {
      return Optional.empty();
    }
    int last = Math.toIntExact(critical) - 1;
    return Optional.of(new Interval(differences[differences.length - 1 - last], differences[last]));
  }

  /**
   * The smallest probability that samples of given sizes can have: that of samples that do not
   * overlap.
   *
   * @param first size of one sample
   * @param second size of the other
   * @return smallest two-sided probability, at most 1
   */
  public static double smallest(int first, int second) {
    double ways = 1;
    for (int i = 1; i <= first; i++) {
      ways *= (second + i) / (double) i;
    }
    return Math.min(1, 2 / ways);
  }

  /**
   * How large two samples of equal size must be for their smallest probability to reach a level.
   *
   * @param level positive
   * @return the least size of each
   */
  public static int leastSize(double level) {
    int size = 1;
    while (smallest(size, size) > level) {
      size++;
    }
    return size;
  }
}
