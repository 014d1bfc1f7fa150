package org.quadrant.verification;

import org.quadrant.math.LargestErrors;
import org.quadrant.network.Loss;

/**
 * Errors of the loss and of its derivative in single precision. Products with −2, 2 and the label
 * are exact.
 *
 * <p>The single-precision logistic functions are within a known number of units in the last place
 * of the exact function at the single-precision output f + δ, |δ| ≤ e. A unit in the last place is
 * at most 2u times the value. The exact function differs between f and f + δ by at most e times the
 * largest derivative in between.
 */
final class LossRounding {
  /** Below the range of the exponential the functions stay at this value. */
  private static final double LEAST = 1.1756e-38;

  private static final double TWO_LOG_TWO = 2 * Math.log(2);

  private final Loss loss;

  LossRounding(Loss loss) {
    this.loss = loss;
  }

  /**
   * Error of the derivative dℓ/df.
   *
   * @param margin y f
   * @param error bound of the error of f
   * @return bound of the error
   */
  double ofSlope(double margin, double error) {
    return switch (loss) {
      case LOGISTIC -> {
        double rounding = 2 * LargestErrors.SIGMOID * Rounding.UNIT * sigmoid(-margin + error);
        yield 2 * (rounding + error * steepestSigmoid(margin, error) + LEAST);
      }
      case FIRST_ORDER -> 0;
    };
  }

  /**
   * Error of the loss ℓ.
   *
   * @param margin y f
   * @param error bound of the error of f
   * @return bound of the error
   */
  double ofValue(double margin, double error) {
    return switch (loss) {
      case LOGISTIC -> {
        double largest = softplus(-margin + error);
        double rounding = 2 * LargestErrors.SOFTPLUS * Rounding.UNIT * largest;
        yield 2 * (rounding + error * sigmoid(-margin + error) + LEAST);
      }
      case FIRST_ORDER ->
          Rounding.rounded(TWO_LOG_TWO - margin, Rounding.ofConversion(TWO_LOG_TWO) + error);
    };
  }

  /** Largest derivative of the logistic function within {@code error} of a point. */
  private static double steepestSigmoid(double point, double error) {
    double nearest = Math.max(0, Math.abs(point) - error);
    return sigmoid(nearest) * sigmoid(-nearest);
  }

  private static double sigmoid(double v) {
    return 1 / (1 + Math.exp(-v));
  }

  private static double softplus(double v) {
    return Math.max(0, v) + Math.log1p(Math.exp(-Math.abs(v)));
  }
}
