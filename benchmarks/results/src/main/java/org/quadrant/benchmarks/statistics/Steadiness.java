package org.quadrant.benchmarks.statistics;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Median;

/**
 * Whether a fork measured one thing: code that was compiled and a processor that was there, from
 * the first iteration to the last. Its mean is a result only then.
 *
 * <p>Two things tell. The largest score of a fork is more than {@link #MOST_SPREAD} times the
 * smallest: code that was compiled, or given up, in between, or an iteration that stood still. Or
 * the first iteration is more than {@link #MOST_APART} times, or less than that part of, the median
 * of the others: the warm-up was not over. Both are factors, so that rates and times give the same
 * answer.
 *
 * <p>Both bounds are chosen, from the 422 forks of three to five iterations of 300 ms or 1 s that
 * the results of two shared machines held when this was written. Half of these have a spread of
 * less than 1.07, three quarters of less than 1.15. A spread of more than 1.25 have 65 of them: 36
 * even more than 1.5, up to 561, nearly all of code that was compiled late. Of 90 forks of code
 * that is compiled within milliseconds (FMA and integer peaks, square roots, {@link Math},
 * generators and products of other libraries), 4 have one, and each of these shows a neighbour: two
 * of them a factor of two on all processors. The first iteration is apart in 22 further forks,
 * among them ramps that a spread of 1.25 lets through, such as 269, 293, 309, 307, 303 steps a
 * second. So about one fork in twelve of sound code is called unsteady on such a machine (8 of 90:
 * 4 by each rule), and a session measures it again; with two further tries, one in two thousand
 * would be left if disturbances came independently.
 */
public final class Steadiness {
  /** Largest score of a steady fork, as a multiple of the smallest. */
  public static final double MOST_SPREAD = 1.25;

  /** Furthest that the first score may be from the median of the others, as a factor. */
  public static final double MOST_APART = 1.1;

  /** With fewer, the median of the others is no better than they are. */
  private static final int FEWEST_TO_COMPARE = 4;

  private Steadiness() {}

  /**
   * Whether a fork was steady.
   *
   * @param iterationScores one for each iteration, in their order, rates or times
   * @return false if a score is not a positive number, and if the scores tell of the above; true
   *     for a single positive score, of which nothing is known, and for none
   */
  public static boolean steady(double[] iterationScores) {
    return spread(iterationScores) <= MOST_SPREAD && apart(iterationScores) <= MOST_APART;
  }

  /**
   * How far the scores of a fork are from each other.
   *
   * @param iterationScores one for each iteration
   * @return largest over smallest, at least 1; infinite if one is not a positive number; 1 for none
   */
  public static double spread(double[] iterationScores) {
    if (Arrays.stream(iterationScores).anyMatch(score -> !(score > 0 && Double.isFinite(score)))) {
      return Double.POSITIVE_INFINITY;
    }
    double largest = Arrays.stream(iterationScores).max().orElse(1);
    double smallest = Arrays.stream(iterationScores).min().orElse(1);
    return largest / smallest;
  }

  /**
   * How far the first score is from those after it.
   *
   * @param iterationScores one for each iteration, in their order
   * @return the larger of first over median of the others and its reciprocal, at least 1; infinite
   *     if a score is not a positive number; 1 for fewer than four scores
   */
  static double apart(double[] iterationScores) {
    if (Double.isInfinite(spread(iterationScores))) {
      return Double.POSITIVE_INFINITY;
    }
    if (iterationScores.length < FEWEST_TO_COMPARE) {
      return 1;
    }
    double ratio =
        iterationScores[0] / new Median().evaluate(iterationScores, 1, iterationScores.length - 1);
    return Math.max(ratio, 1 / ratio);
  }
}
