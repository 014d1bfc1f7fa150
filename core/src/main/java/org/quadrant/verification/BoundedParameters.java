package org.quadrant.verification;

import org.quadrant.network.Network;

/**
 * The parameters of the double-precision run, and how far the single-precision run's may be from
 * them.
 *
 * @param dimension d
 * @param weights W, row-major [p][d]
 * @param weightErrors bounds of the errors of W
 * @param outputWeights a, [p]
 * @param outputWeightErrors bounds of the errors of a
 */
record BoundedParameters(
    int dimension,
    double[] weights,
    double[] weightErrors,
    double[] outputWeights,
    double[] outputWeightErrors) {

  static BoundedParameters of(Network network, double[] weightErrors, double[] outputWeightErrors) {
    return new BoundedParameters(
        network.dimension(),
        network.weights(),
        weightErrors,
        network.outputWeights(),
        outputWeightErrors);
  }

  int neurons() {
    return outputWeights.length;
  }
}
