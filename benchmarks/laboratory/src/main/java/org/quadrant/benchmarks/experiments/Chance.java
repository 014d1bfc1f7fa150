package org.quadrant.benchmarks.experiments;

import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.quadrant.benchmarks.results.Numbers;

/**
 * How far chance may take a number from where a claim puts it.
 *
 * <p>One rule for all: the checks of all experiments together fail by chance with a probability of
 * at most {@link #OVERALL}, in equal parts for each of {@link #CHECKS} checks, two-sided. That
 * holds however the checks depend on each other, as probabilities of a union are at most their sum.
 * What theory knows of the noise is used where it does; where it does not, the standard error over
 * seeds is, with the quantile of Student's law for their number, and with a cap: a check whose
 * noise exceeds the cap fails, as it would no longer catch what it is there for.
 *
 * @param below how far below, ≥ 0
 * @param above how far above, ≥ 0
 * @param text where that comes from; empty for nothing
 */
public record Chance(double below, double above, String text) {
  /** Probability that any check of all experiments fails by chance, at most. */
  public static final double OVERALL = 1e-3;

  /** Checks among which it is divided; there are no more. */
  public static final int CHECKS = 200;

  /** Probability that one check fails by chance, at most. */
  public static final double EACH = OVERALL / CHECKS;

  /** Nothing. */
  public static final Chance NONE = new Chance(0, 0, "");

  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  /** Standard deviations of a normal number that are exceeded, in size, with that probability. */
  public static final double DEVIATIONS = NORMAL.inverseCumulativeProbability(1 - EACH / 2);

  /** Refuses a negative or missing allowance. */
  public Chance {
    if (!(below >= 0 && above >= 0)) {
      throw new IllegalArgumentException("chance of −" + below + ", +" + above);
    }
  }

  /**
   * A nearly normal number whose standard deviation theory gives.
   *
   * @param deviation standard deviation of the value, ≥ 0
   * @param formula what it is
   */
  public static Chance normal(double deviation, String formula) {
    double allowed = DEVIATIONS * deviation;
    return new Chance(
        allowed,
        allowed,
        "%s standard deviations of %s, %s."
            .formatted(Numbers.significant(DEVIATIONS), Numbers.significant(deviation), formula));
  }

  /**
   * A mean over seeds whose noise theory does not give: the quantile of Student's law times its
   * standard error. With one value the allowance is the cap.
   *
   * @param found the mean
   * @param cap no more is allowed
   */
  public static Chance ofSeeds(Sample found, double cap) {
    return ofSeeds(found, 1, cap);
  }

  /**
   * One of several means over seeds, of which the worst is judged.
   *
   * @param found that mean
   * @param tries how many there are, ≥ 1
   * @param cap no more is allowed
   */
  public static Chance ofSeeds(Sample found, int tries, double cap) {
    double quantile =
        found.count() > 1 ? student(found.count() - 1, tries) : Double.POSITIVE_INFINITY;
    double spread = quantile * found.standardError();
    double allowed = spread <= cap ? spread : cap;
    return new Chance(
        allowed,
        allowed,
        "%s standard errors over %d seeds (Student's law%s), at most %s."
            .formatted(
                Numbers.significant(quantile),
                found.count(),
                tries > 1 ? ", the worst of %d".formatted(tries) : "",
                Numbers.significant(cap)));
  }

  /**
   * The largest size of some nearly normal numbers of mean 0 and of one standard deviation, however
   * they depend on each other.
   *
   * @param deviation standard deviation of each, ≥ 0
   * @param tries how many there are, ≥ 1
   * @param formula what the deviation is
   */
  public static Chance largest(double deviation, int tries, String formula) {
    double allowed = largestNormal(tries) * deviation;
    return new Chance(
        allowed,
        allowed,
        "%s standard deviations of %s, %s, the largest of %d."
            .formatted(
                Numbers.significant(largestNormal(tries)),
                Numbers.significant(deviation),
                formula,
                tries));
  }

  /**
   * The largest size that some sums of independent normal steps have at any time. By the reflection
   * principle one of them passes z standard deviations of its last value with a probability of at
   * most 4Q(z), twice that of a normal number.
   *
   * @param deviation standard deviation of the last value, ≥ 0
   * @param paths how many sums there are, ≥ 1
   * @param formula what the deviation is
   */
  public static Chance paths(double deviation, int paths, String formula) {
    double allowed = largestNormal(2 * paths) * deviation;
    return new Chance(
        allowed,
        allowed,
        "%s standard deviations of %s, %s, at any time by reflection%s."
            .formatted(
                Numbers.significant(largestNormal(2 * paths)),
                Numbers.significant(deviation),
                formula,
                paths > 1 ? ", the largest of %d".formatted(paths) : ""));
  }

  /**
   * A share of independent cases of a known probability.
   *
   * @param probability of each case, from 0 to 1
   * @param cases their number
   */
  public static Chance share(double probability, int cases) {
    BinomialDistribution law = new BinomialDistribution(null, cases, probability);
    // Fewer than the one, and more than the other, come with half the probability at most.
    int least = law.inverseCumulativeProbability(EACH / 2);
    int most = law.inverseCumulativeProbability(1 - EACH / 2);
    return new Chance(
        Math.max(0, probability - (double) least / cases),
        Math.max(0, (double) most / cases - probability),
        "quantiles of the binomial law of %d cases of probability %s."
            .formatted(cases, Numbers.significant(probability)));
  }

  /**
   * A mean of squares of independent normal numbers, over its expectation.
   *
   * @param degrees of freedom
   * @param expected value around which it scatters
   */
  public static Chance squares(double degrees, double expected) {
    ChiSquaredDistribution law = new ChiSquaredDistribution(null, degrees);
    return new Chance(
        expected * (1 - law.inverseCumulativeProbability(EACH / 2) / degrees),
        expected * (law.inverseCumulativeProbability(1 - EACH / 2) / degrees - 1),
        "quantiles of χ² of %s degrees of freedom.".formatted(Numbers.significant(degrees)));
  }

  /**
   * How large the largest of some χ² numbers may be.
   *
   * @param degrees of freedom of each
   * @param tries how many there are
   */
  public static double largestSquares(double degrees, int tries) {
    return new ChiSquaredDistribution(null, degrees).inverseCumulativeProbability(1 - EACH / tries);
  }

  /**
   * How large the largest of some standard normal numbers may be, in size.
   *
   * @param tries how many there are
   */
  public static double largestNormal(int tries) {
    return NORMAL.inverseCumulativeProbability(1 - EACH / (2.0 * tries));
  }

  /**
   * Both of two allowances, for a value that has noise of two origins.
   *
   * @param other noise that is independent of this, or not
   */
  public Chance and(Chance other) {
    return new Chance(below + other.below, above + other.above, text + " And " + other.text);
  }

  /** The rule in words. */
  static String rule() {
    return ("Chance lets any check of all experiments fail once in %s runs at most: 1 in %s for"
            + " each of up to %d checks, as probabilities add up at most. A derived range has"
            + " its formula beside it, a chosen one the error that it would catch.")
        .formatted(Numbers.plain(1 / OVERALL), Numbers.plain(Math.rint(1 / EACH)), CHECKS);
  }

  private static double student(int degrees, int tries) {
    return new TDistribution(null, degrees).inverseCumulativeProbability(1 - EACH / (2.0 * tries));
  }
}
