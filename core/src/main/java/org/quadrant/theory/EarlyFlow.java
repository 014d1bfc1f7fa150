package org.quadrant.theory;

import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.problem.Problem;

/**
 * Training with an infinite batch while the network's output is still small, in steps of finite
 * size: every neuron follows w ← w + η̃ a g(w), a ← a + η̃ w·g(w), both from the same old values,
 * with g of {@link EarlyGradient} and η̃ = (1 − 2ε) η.
 *
 * <p>The factor is label noise: flipping a share ε of the labels turns E[y|x] into (1 − 2ε) E[y|x],
 * and at f = 0 a sample pulls in proportion to its label. Derived from first principles.
 */
public final class EarlyFlow {
  private final EarlyGradient gradient;
  private final double labelFactor;

  /**
   * The flow for a problem.
   *
   * @param problem law, dimension d ≥ 4 and label noise
   * @throws IllegalArgumentException if d &lt; 4
   */
  public EarlyFlow(Problem problem) {
    gradient = EarlyGradient.of(problem.law(), problem.dimension());
    labelFactor = 1 - 2 * problem.labelNoise();
  }

  /**
   * Takes steps from a network.
   *
   * @param network parameters to start from; no neuron's weights are all zero
   * @param learningRate η
   * @param steps number of steps, at least 0
   * @return the parameters after them, in double precision
   */
  public Network advance(Network network, double learningRate, int steps) {
    int d = network.dimension();
    double[] weights = network.weights();
    double[] outputWeights = network.outputWeights();
    double[] w = new double[d];
    double[] pull = new double[d];
    for (int j = 0; j < outputWeights.length; j++) {
      System.arraycopy(weights, j * d, w, 0, d);
      for (int step = 0; step < steps; step++) {
        outputWeights[j] = step(w, outputWeights[j], learningRate * labelFactor, pull);
      }
      System.arraycopy(w, 0, weights, j * d, d);
    }
    return new Network(d, weights, outputWeights, Precision.DOUBLE);
  }

  /** One step of one neuron; returns its new output weight. */
  private double step(double[] w, double outputWeight, double rate, double[] pull) {
    gradient.at(w, pull);
    double correlation = 0;
    for (int k = 0; k < w.length; k++) {
      correlation += w[k] * pull[k];
      w[k] += rate * outputWeight * pull[k];
    }
    return outputWeight + rate * correlation;
  }
}
