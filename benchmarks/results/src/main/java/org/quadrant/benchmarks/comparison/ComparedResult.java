package org.quadrant.benchmarks.comparison;

import java.util.Optional;
import java.util.stream.DoubleStream;
import org.quadrant.benchmarks.results.Merit;
import org.quadrant.benchmarks.statistics.Interval;
import org.quadrant.benchmarks.statistics.MannWhitney;

/**
 * One result of two sessions. Ratio, interval and probability are of one test, {@link MannWhitney}
 * on the logarithms of the forks' scores: the ratio is the median over all pairs of an earlier and
 * a later fork, and the interval leaves out 1 if, and only if, the probability is at most {@link
 * Comparison#LEVEL}. The ratio is then on the same side of 1.
 *
 * @param key what was measured
 * @param before mean of the earlier session's forks
 * @param after mean of the later session's forks, in the earlier one's unit
 * @param ratio how many times as fast the later session was, where the unit tells which way is
 *     faster; otherwise later score over earlier one; NaN if a fork's score is not positive
 * @param interval of the ratio, with a confidence of 95 %; empty if the forks were not tested or
 *     are too few for any
 * @param pValue of the test, two-sided, before correction; NaN if the forks were not tested, for
 *     which there must be two a side
 * @param smallestPValue the smallest that so many forks could have given; 1 if they were not tested
 * @param apart how far apart scores are if they do not overlap
 * @param meansRatio the ratio of the means instead; NaN with the ratio
 * @param fault why the forks could not be tested, if it is not for their number
 */
public record ComparedResult(
    ResultKey key,
    double before,
    double after,
    int forksBefore,
    int forksAfter,
    double ratio,
    Optional<Interval> interval,
    double pValue,
    double smallestPValue,
    Apart apart,
    double meansRatio,
    Optional<String> fault) {
  private static final int FEWEST_TO_TEST = 2;

  /** A reader of both means would notice. */
  private static final double NOTICEABLE = Math.log(1.02);

  /** How far apart two sides are. */
  public enum Apart {
    /** They overlap. */
    NO,
    /** The iterations do not overlap, but forks are single. */
    ITERATIONS,
    /** The forks do not overlap. */
    FORKS,
    /** The gap between the forks of the two sides is wider than the forks of a side differ. */
    FAR
  }

  /**
   * Compares forks.
   *
   * @param after forks of the later session, in the same unit
   */
  static ComparedResult of(ResultKey key, ForkScores before, ForkScores after) {
    Optional<String> fault = before.fault("old").or(() -> after.fault("new"));
    boolean usable = isPositive(before) && isPositive(after);
    boolean tested = fault.isEmpty() && Math.min(before.forks(), after.forks()) >= FEWEST_TO_TEST;
    int sign = Merit.of(key.unit()) == Merit.LOWER ? -1 : 1;
    MannWhitney test =
        usable ? MannWhitney.of(signed(before.scores(), sign), signed(after.scores(), sign)) : null;
    return new ComparedResult(
        key,
        before.mean(),
        after.mean(),
        before.forks(),
        after.forks(),
        usable ? Math.exp(test.shift()) : Double.NaN,
        tested
            ? test.interval(Comparison.LEVEL)
                .map(shift -> new Interval(Math.exp(shift.lower()), Math.exp(shift.upper())))
            : Optional.empty(),
        tested ? test.pValue() : Double.NaN,
        tested ? MannWhitney.smallest(before.forks(), after.forks()) : 1,
        tested ? apart(before.scores(), after.scores()) : apartByIterations(before, after),
        usable ? Math.pow(after.mean() / before.mean(), sign) : Double.NaN,
        fault);
  }

  private static boolean isPositive(ForkScores forks) {
    return DoubleStream.of(forks.scores()).allMatch(score -> score > 0 && Double.isFinite(score));
  }

  /** Logarithms that are the larger, the better. */
  private static double[] signed(double[] scores, int sign) {
    return DoubleStream.of(scores).map(score -> sign * Math.log(score)).toArray();
  }

  private static Apart apart(double[] before, double[] after) {
    double gap = gap(before, after);
    if (!(gap > 0)) {
      return Apart.NO;
    }
    return gap >= Math.max(spread(before), spread(after)) ? Apart.FAR : Apart.FORKS;
  }

  private static Apart apartByIterations(ForkScores before, ForkScores after) {
    return Math.min(before.iterations().length, after.iterations().length) >= FEWEST_TO_TEST
            && gap(before.iterations(), after.iterations()) > 0
        ? Apart.ITERATIONS
        : Apart.NO;
  }

  /**
   * Logarithm of how far the nearest two of different sides are apart; negative if they overlap.
   */
  private static double gap(double[] some, double[] others) {
    return Math.log(Math.max(smallest(some) / largest(others), smallest(others) / largest(some)));
  }

  private static double spread(double[] values) {
    return Math.log(largest(values) / smallest(values));
  }

  private static double smallest(double[] values) {
    return DoubleStream.of(values).min().orElseThrow();
  }

  private static double largest(double[] values) {
    return DoubleStream.of(values).max().orElseThrow();
  }

  /** Whether the forks were put to the test. */
  boolean isTested() {
    return !Double.isNaN(pValue);
  }

  /** Whether one side has a single fork. */
  boolean isSingle() {
    return fault.isEmpty() && Math.min(forksBefore, forksAfter) < FEWEST_TO_TEST;
  }

  /**
   * Whether the means say something else than most pairs of forks, since a few forks are far from
   * the others.
   */
  boolean isMeanMisleading() {
    return Math.abs(Math.log(meansRatio / ratio)) >= NOTICEABLE;
  }

  /** By what factor the sessions differ, in whichever direction; NaN without a ratio. */
  double factor() {
    return Math.max(ratio, 1 / ratio);
  }

  /** The ratio as a factor and a direction, such as {@code 5.00× slower}. */
  String factorInWords() {
    return Ratios.inWords(ratio, Merit.of(key.unit()) != Merit.UNKNOWN);
  }
}
