package org.quadrant.random;

/**
 * How much of the unit variance of {@link Deviates#studentT} its random words resolve. Student's
 * law has heavy tails: near ν = 2 much of its variance lies in deviates that are drawn once in a
 * lifetime.
 *
 * <p>With α = 2/ν the variance is (1 − α)/α · (E[U^(−α)] − 1), and ∫₀¹ u^(−α) du = 1/(1 − α) makes
 * it 1. The words replace U by the midpoints of bins: of width h = 2⁻³¹ for all but the first,
 * which is cut into 2³² bins of width g = 2⁻⁶³, {@link Deviates#tailUnit}. The midpoint rule misses
 * part of the integral of a convex function. By the Euler–Maclaurin formula with Hurwitz's zeta
 * function, which is negative here, a sum over bins of width h that begin at 0 misses −ζ(α, ½)
 * h^(1−α), of which the first bin alone misses (1/(1 − α) − 2^α) h^(1−α); what the formula adds at
 * the other end is below h². So the share
 *
 * <pre>(1 − α)/α · ((−ζ(α, ½) − 1/(1 − α) + 2^α) h^(1−α) − ζ(α, ½) g^(1−α))</pre>
 *
 * <p>of the variance is missing: 7.4e−3 at ν = 2.25, 3.3e−3 at 2.3, 2.3e−4 at 2.5, 1.0e−5 at 3 and
 * 5.8e−8 at 5. Near ν = 2 nearly all of it is the second term, about (ν/2) g^(1−2/ν), which lies
 * beyond the largest deviate; the first is what midpoints miss in the bins that are not cut, at
 * most 6.4e−4. Rounding to single precision changes a square by 2e−5 of itself at most.
 */
public final class StudentVariance {
  private static final double BIN = 0x1p-31;

  /**
   * Terms of the zeta function that are added; the rest, by Euler and Maclaurin, is below 1e−14.
   */
  private static final int TERMS = 100;

  private StudentVariance() {}

  /**
   * Share of the unit variance that the deviates miss.
   *
   * @param degreesOfFreedom ν &gt; 2
   * @return a number between 0 and 1, right to 1e−10
   * @throws IllegalArgumentException if ν ≤ 2, where there is no variance
   */
  public static double missing(double degreesOfFreedom) {
    if (!(degreesOfFreedom > 2)) {
      throw new IllegalArgumentException("nu: " + degreesOfFreedom + "; allowed: nu > 2");
    }
    return missing(degreesOfFreedom, BIN, Deviates.TAIL_STEP);
  }

  /** The same for bins of other widths. */
  static double missing(double degreesOfFreedom, double bin, double tailBin) {
    double alpha = 2 / degreesOfFreedom;
    double rest = 1 - alpha;
    double whole = -zetaAtHalf(alpha);
    double first = 1 / rest - Math.pow(2, alpha);
    return rest / alpha * ((whole - first) * Math.pow(bin, rest) + whole * Math.pow(tailBin, rest));
  }

  /** ζ(α, ½) for 0 &lt; α &lt; 1. */
  private static double zetaAtHalf(double alpha) {
    double sum = 0;
    for (int k = 0; k < TERMS; k++) {
      sum += Math.pow(k + 0.5, -alpha);
    }
    // The derivatives of u^(−α) at the end of the sum, with the midpoint rule's numbers.
    double first = alpha * Math.pow(TERMS, -alpha - 1);
    double third = first * (alpha + 1) * (alpha + 2) / ((double) TERMS * TERMS);
    return sum - Math.pow(TERMS, 1 - alpha) / (1 - alpha) - first / 24 + 7 * third / 5760;
  }
}
