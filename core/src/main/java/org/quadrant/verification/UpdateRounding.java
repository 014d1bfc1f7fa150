package org.quadrant.verification;

/**
 * Errors of the updates w ← fma(−(r a), G, w) and a ← fma(−r, A, a), where r = η/m is rounded to
 * float.
 */
final class UpdateRounding {
  private final double rate;
  private final double rateError;

  /**
   * Updates of one step.
   *
   * @param rate r, not rounded
   * @param rateError bound of its error
   */
  UpdateRounding(double rate, double rateError) {
    this.rate = rate;
    this.rateError = rateError;
  }

  /** Error of the product r a of one neuron. */
  double ofFactor(double a, double aError) {
    return Rounding.rounded(rate * a, Rounding.product(rate, rateError, a, aError));
  }

  /**
   * Error of one weight after its update.
   *
   * @param factor r a, with its error from {@link #ofFactor}
   * @param factorError bound of its error
   * @param gradient G
   * @param gradientError bound of its error
   * @param after the weight after the update
   * @param error bound of its error before
   */
  static double ofWeight(
      double factor,
      double factorError,
      double gradient,
      double gradientError,
      double after,
      double error) {
    double term = Rounding.product(factor, factorError, gradient, gradientError);
    return Rounding.rounded(after, error + term);
  }

  /** Error of one output weight after its update; parameters as in {@link #ofWeight}. */
  double ofOutputWeight(double gradient, double gradientError, double after, double error) {
    return ofWeight(rate, rateError, gradient, gradientError, after, error);
  }
}
