package org.quadrant.dynamics;

/**
 * Error and loss of a network measured on samples by an engine. On fresh samples these estimate the
 * test error and the test loss; on a minibatch before its step, the train loss.
 *
 * <p>Standard errors assume independent samples. That of the error rate is 0 if no sample, or every
 * sample, was misclassified: it then says nothing about how rare the other outcome is.
 *
 * @param samples number of samples n
 * @param errorRate share of misclassified samples
 * @param errorStandardError √(errorRate·(1 − errorRate)/n)
 * @param meanLoss mean loss per sample
 * @param lossStandardError sample standard deviation of the loss (divisor n − 1) over √n; NaN if n
 *     = 1
 */
public record Evaluation(
    long samples,
    double errorRate,
    double errorStandardError,
    double meanLoss,
    double lossStandardError) {

  /**
   * Evaluation from the sums an engine keeps.
   *
   * @param samples number of samples n, at least 1
   * @param errors how many were misclassified
   * @param lossSum sum of the losses
   * @param lossSquareSum sum of the squared losses
   * @return rates with their standard errors; NaN where the sums are not finite
   * @throws IllegalArgumentException if n &lt; 1 or the errors are not between 0 and n
   */
  public static Evaluation ofSums(long samples, long errors, double lossSum, double lossSquareSum) {
    if (samples < 1 || errors < 0 || errors > samples) {
      throw new IllegalArgumentException(errors + " errors in " + samples + " samples");
    }
    double errorRate = (double) errors / samples;
    double meanLoss = lossSum / samples;
    // Rounding can leave a tiny negative difference when all losses are equal.
    double squaredDeviations = Math.max(0, lossSquareSum - lossSum * meanLoss);
    return new Evaluation(
        samples,
        errorRate,
        Math.sqrt(errorRate * (1 - errorRate) / samples),
        meanLoss,
        Math.sqrt(squaredDeviations / (samples - 1.0) / samples));
  }
}
