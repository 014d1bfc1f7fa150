package org.quadrant.benchmarks.peers;

import org.quadrant.network.Network;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;

/**
 * How far one step by a peer may be from the exact step, in every parameter. It holds for sums in
 * any order, with or without fused operations: a sum of n products has an error of at most γ(n) =
 * n·u / (1 − n·u) times the sum of the products' sizes (Higham, Accuracy and Stability of Numerical
 * Algorithms, 2002, section 3.1). With u = 2⁻²⁴, the unit roundoff of a float:
 *
 * <ul>
 *   <li>|δz| ≤ γ(d) Σ_k |x_k w_k|
 *   <li>|δf| ≤ (1/divisor) Σⱼ |aⱼ| (|δzⱼ| + γ(p + 3) (max(0, zⱼ) + |δzⱼ|)): p additions, a product,
 *       and a division that may be a product with a rounded reciprocal
 *   <li>|δ dℓ/df| ≤ ½ |δf| + 8 u |dℓ/df|: ½ bounds the second derivative of the loss; 4 u for an
 *       exponential good to 2 ulp, and four operations
 *   <li>where |z| ≤ |δz| the peer may decide the other way on 1[z &gt; 0], so the whole term counts
 *   <li>sums over samples: γ(m + 8), eight for the factors of a term and of the rate
 *   <li>the new parameter is rounded once
 * </ul>
 */
final class AnyOrderBound {
  private static final double UNIT = 0x1p-24;

  private final double[] weights;
  private final double[] outputWeights;

  /**
   * The bound of one step.
   *
   * @param configuration of the step
   * @param network before the step
   * @param minibatch of the step
   */
  AnyOrderBound(TrainingConfiguration configuration, Network network, Minibatch minibatch) {
    int d = network.dimension();
    int p = network.neurons();
    weights = new double[p * d];
    outputWeights = new double[p];
    double rate = configuration.learningRate() / minibatch.samples();
    int divisor = configuration.scaling().divisor(p);
    double terms = gamma(minibatch.samples() + 8);
    double[] z = new double[p];
    double[] zError = new double[p];
    for (int i = 0; i < minibatch.samples(); i++) {
      double f = 0;
      double fError = 0;
      for (int j = 0; j < p; j++) {
        z[j] = 0;
        double size = 0;
        for (int k = 0; k < d; k++) {
          double product = network.weight(j, k) * minibatch.input(i, k);
          z[j] += product;
          size += Math.abs(product);
        }
        zError[j] = gamma(d) * size;
        double active = Math.max(0, z[j]);
        f += network.outputWeight(j) * active / divisor;
        fError +=
            Math.abs(network.outputWeight(j))
                * (zError[j] + gamma(p + 3) * (active + zError[j]))
                / divisor;
      }
      double slope = Math.abs(configuration.loss().derivative(minibatch.label(i), f));
      double slopeError = fError / 2 + 8 * UNIT * slope;
      for (int j = 0; j < p; j++) {
        double active = Math.max(0, z[j]);
        outputWeights[j] +=
            rate
                * (slopeError * (active + zError[j])
                    + slope * zError[j]
                    + terms * (slope + slopeError) * (active + zError[j]));
        double factor = 0;
        if (Math.abs(z[j]) <= zError[j]) {
          factor = (1 + terms) * (slope + slopeError);
        } else if (z[j] > 0) {
          factor = slopeError + terms * (slope + slopeError);
        }
        factor *= rate * Math.abs(network.outputWeight(j));
        for (int k = 0; k < d; k++) {
          weights[j * d + k] += factor * Math.abs(minibatch.input(i, k));
        }
      }
    }
  }

  private static double gamma(int n) {
    return n * UNIT / (1 - n * UNIT);
  }

  /**
   * Bound of a first-layer weight.
   *
   * @param index j·d + k
   * @param exact its exact value after the step
   * @return largest allowed difference
   */
  double weight(int index, double exact) {
    return rounded(weights[index], exact);
  }

  /**
   * Bound of a second-layer weight.
   *
   * @param neuron j
   * @param exact its exact value after the step
   * @return largest allowed difference
   */
  double outputWeight(int neuron, double exact) {
    return rounded(outputWeights[neuron], exact);
  }

  private static double rounded(double bound, double exact) {
    return bound + UNIT * (Math.abs(exact) + bound);
  }
}
