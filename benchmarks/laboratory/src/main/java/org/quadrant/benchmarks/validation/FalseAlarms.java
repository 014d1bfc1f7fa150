package org.quadrant.benchmarks.validation;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The bound of all statistical checks. A validation as a whole raises a false alarm with
 * probability {@value #RATE} at most, for a random seed: each of at most {@value #STATISTICS}
 * statistics may exceed its bound with the same share of it. Statistics are standardised, so that
 * they are normal, and the bound is in standard deviations; it rests on the normal approximation of
 * sums of 10⁵ terms and more.
 *
 * <p>The seed is fixed: a validation that has passed once does not fail by chance.
 */
final class FalseAlarms {
  /** Probability of a false alarm in a validation. */
  static final double RATE = 1e-6;

  /** Most statistics in a validation. */
  static final int STATISTICS = 250;

  /** Largest absolute value allowed, in standard deviations: 5.88. */
  static final double BOUND =
      -new NormalDistribution().inverseCumulativeProbability(RATE / STATISTICS / 2);

  private FalseAlarms() {}
}
