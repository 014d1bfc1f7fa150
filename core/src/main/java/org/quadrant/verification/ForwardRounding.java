package org.quadrant.verification;

import java.util.Arrays;

/**
 * One sample's pre-activations and output with their errors in single precision.
 *
 * <p>Each sum is followed term by term. With s the exact and ŝ the single-precision partial sum, a
 * fused multiply-add of a product in error by t leaves an error of at most (|ŝ − s| + t) + u(|s| +
 * |ŝ − s| + t), with the new s: the rounding error is measured by the partial sums, which is much
 * less than by the sum of magnitudes.
 */
final class ForwardRounding {
  /** Running sums over neurons. */
  private static final int SUMS = 16;

  private final double divisor;

  /** Input, [d]. */
  final double[] x;

  /** Errors of rounding the input, [d]. */
  final double[] xErrors;

  /** Pre-activations wⱼ·x, [p]. */
  final double[] z;

  /** Bounds of the errors of the pre-activations, [p]. */
  final double[] zErrors;

  private final double[] sums = new double[SUMS];
  private final double[] sumErrors = new double[SUMS];
  private double output;
  private double outputError;

  ForwardRounding(int dimension, int neurons, int divisor) {
    this.divisor = divisor;
    this.x = new double[dimension];
    this.xErrors = new double[dimension];
    this.z = new double[neurons];
    this.zErrors = new double[neurons];
  }

  /** The output f. */
  double output() {
    return output;
  }

  /** Bound of the error of f. */
  double outputError() {
    return outputError;
  }

  /** Follows the sums for the input in {@link #x}. */
  void follow(BoundedParameters parameters) {
    for (int j = 0; j < z.length; j++) {
      preActivation(parameters, j);
    }
    output(parameters);
  }

  private void preActivation(BoundedParameters parameters, int j) {
    double[] w = parameters.weights();
    double[] wErrors = parameters.weightErrors();
    int first = j * x.length;
    double sum = 0;
    double error = 0;
    for (int k = 0; k < x.length; k++) {
      double weight = w[first + k];
      sum += weight * x[k];
      double term = Rounding.product(weight, wErrors[first + k], x[k], xErrors[k]);
      error = Rounding.rounded(sum, error + term);
    }
    z[j] = sum;
    zErrors[j] = error;
  }

  /** f = (Σⱼ aⱼ max(0, zⱼ)) / divisor by sixteen running sums and a tree. */
  private void output(BoundedParameters parameters) {
    Arrays.fill(sums, 0);
    Arrays.fill(sumErrors, 0);
    for (int j = 0; j < z.length; j++) {
      double a = parameters.outputWeights()[j];
      double aError = parameters.outputWeightErrors()[j];
      if (z[j] + zErrors[j] > 0) {
        double active = Math.max(0, z[j]);
        int r = j % SUMS;
        sums[r] += a * active;
        double term = Rounding.product(a, aError, active, zErrors[j]);
        sumErrors[r] = Rounding.rounded(sums[r], sumErrors[r] + term);
      }
    }
    for (int half = SUMS / 2; half > 0; half /= 2) {
      for (int r = 0; r < half; r++) {
        sums[r] += sums[r + half];
        sumErrors[r] = Rounding.rounded(sums[r], sumErrors[r] + sumErrors[r + half]);
      }
    }
    output = sums[0] / divisor;
    double singleDivisor = (float) divisor;
    double quotientError =
        sumErrors[0] / singleDivisor + Math.abs(sums[0] / singleDivisor - output);
    outputError = Rounding.rounded(output, quotientError);
  }
}
