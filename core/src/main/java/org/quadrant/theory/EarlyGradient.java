package org.quadrant.theory;

import java.util.Arrays;
import org.quadrant.problem.InputLaw;

/**
 * What pulls on one neuron while the network's output is still small: the gradient g(w) = E[y 1[w·x
 * &gt; 0] x] of the correlation E[y max(0, w·x)] with the label. With an infinite batch, one step
 * of size η is then w ← w + η a g(w), a ← a + η w·g(w), neuron by neuron.
 *
 * <p>g is homogeneous of degree 0 in w, and w·g(w) is the correlation itself. Derived from first
 * principles for each law; the tests compare it with averages over samples. Under Gaussian inputs
 * {@link NeuronPull} is the same in three coordinates of the neuron, for a differential equation.
 */
public sealed interface EarlyGradient
    permits IndependentGradient, AutoregressiveGradient, MixtureGradient {

  /**
   * Computes the gradient at one weight vector.
   *
   * @param w weights, length d, finite, not all zero
   * @param gradient receives g(w), length d; not the same array as {@code w}
   * @throws IllegalArgumentException if the weights are all zero or not finite, or if ‖w⊥‖ is less
   *     than a millionth of the rest under a law whose gradient is expanded for a small rest
   */
  default void at(double[] w, double[] gradient) {
    double largest = 0;
    for (double weight : w) {
      largest = Math.max(largest, Math.abs(weight)); // NaN if any is.
    }
    if (!(largest > 0 && largest < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "largest weight " + largest + "; allowed: finite numbers, not all zero");
    }
    int exponent = Math.getExponent(largest);
    if (Math.abs(exponent) < ORDINARY) {
      atOrdinary(w, gradient);
    } else {
      // g does not change with the size of w, whose squares would overflow or underflow.
      atOrdinary(Arrays.stream(w).map(k -> Math.scalb(k, -exponent)).toArray(), gradient);
    }
  }

  /** Squares of weights below 2 to this, and of their inverses, are normal numbers. */
  int ORDINARY = 256;

  /**
   * The gradient at weights of ordinary size.
   *
   * @param w weights, length d, the largest of them between 2⁻²⁵⁶ and 2²⁵⁶
   * @param gradient receives g(w), length d
   */
  void atOrdinary(double[] w, double[] gradient);

  /**
   * The gradient under a law of the inputs, labels not flipped. It is exact for Gaussian inputs,
   * correlated or not, and for the XOR mixture; for other laws see {@link IndependentGradient}.
   *
   * @param law law of the inputs
   * @param dimension d ≥ 4
   * @return its gradient
   * @throws IllegalArgumentException if d &lt; 4
   */
  static EarlyGradient of(InputLaw law, int dimension) {
    return switch (law) {
      case InputLaw.Gaussian() -> new AutoregressiveGradient(0);
      case InputLaw.Autoregressive(double rho) -> new AutoregressiveGradient(rho);
      case InputLaw.XorMixture(double r, double sigma) -> new MixtureGradient(r, sigma);
      case InputLaw.Independent independent -> IndependentGradient.of(independent, dimension);
    };
  }
}
