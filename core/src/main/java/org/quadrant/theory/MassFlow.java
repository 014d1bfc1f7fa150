package org.quadrant.theory;

import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;

/**
 * The closed system of four equations that training follows once neurons are aligned, under any law
 * of the inputs. If every neuron lies along its block's direction and |aⱼ| = ‖wⱼ‖, the output f(x)
 * = Σ_B s_B q_B max(0, u_B) depends on the four block masses only, and with the logistic loss
 *
 * <pre>dq_B/dt = 2 q_B Γ_B(q),  Γ_B(q) = E[2 sigmoid(−y f) · y s_B · max(0, u_B)]
 *          = Γ_B(0) − E[s_B max(0, u_B) tanh(f/2)],</pre>
 *
 * <p>since 2 sigmoid(−y f) y = y − tanh(f/2) for y = ±1. So the labels enter through Γ_B(0) alone,
 * which is known in closed form ({@link GrowthRates#aligned}): flipping a share ε of them subtracts
 * 2ε Γ_B(0), whatever the law. What is left depends on the law of (x₁, x₂), and is computed
 *
 * <ul>
 *   <li>for normal (x₁, x₂), correlated or not, in polar coordinates ({@link BlockFlow});
 *   <li>for Rademacher inputs as a sum over the four corners, where every block is on its own;
 *   <li>for other independent x₁, x₂, those of the XOR mixture among them, by a quadrature over
 *       their density.
 * </ul>
 *
 * <p>Derived from first principles. The idea of a block dynamics is Braun and Imaizumi's (arXiv
 * 2602.00172). Immutable and safe for use by several threads.
 */
public abstract sealed class MassFlow permits BlockFlow, CornerFlow, DensityFlow {
  /** For the flows of this package. */
  MassFlow() {}

  /**
   * The flow under a law.
   *
   * @param law law of the inputs; autoregressive with |ρ| ≤ 0.95
   * @param labelNoise ε, 0 ≤ ε ≤ ½
   * @return its flow
   * @throws IllegalArgumentException if ε or ρ is out of range
   */
  public static MassFlow of(InputLaw law, double labelNoise) {
    return switch (law) {
      case InputLaw.Gaussian() -> new BlockFlow().withLabelNoise(labelNoise);
      case InputLaw.Autoregressive(double rho) ->
          new BlockFlow().withCorrelation(rho).withLabelNoise(labelNoise);
      case InputLaw.Rademacher() -> new CornerFlow(requireNoise(labelNoise));
      case InputLaw.Uniform uniform -> DensityFlow.of(uniform, requireNoise(labelNoise));
      case InputLaw.Laplace laplace -> DensityFlow.of(laplace, requireNoise(labelNoise));
      case InputLaw.StudentT student -> DensityFlow.of(student, requireNoise(labelNoise));
      case InputLaw.XorMixture mixture -> DensityFlow.of(mixture, requireNoise(labelNoise));
    };
  }

  static double requireNoise(double probability) {
    if (!(probability >= 0 && probability <= 0.5)) {
      throw new IllegalArgumentException("label noise " + probability + " is not in [0, 0.5]");
    }
    return probability;
  }

  /**
   * Growth rates of neurons in each block: |a| and ‖w‖ grow at Γ_B, the mass at 2 Γ_B.
   *
   * @param masses q, each from 0 to {@link #largestMass}
   * @return Γ_B(q), per unit of time
   * @throws IllegalArgumentException if a mass is out of range
   */
  public final BlockValues growthRates(BlockValues masses) {
    Masses.requireAtMost(masses, largestMass());
    return rates(masses);
  }

  /**
   * One step of training with an infinite minibatch: |a| and ‖w‖ are multiplied by 1 + ηΓ_B each.
   *
   * @param masses q, each from 0 to {@link #largestMass}
   * @param learningRate η, with 1 + ηΓ_B ≥ 0
   * @return the masses after the step
   * @throws IllegalArgumentException if a mass is out of range
   */
  public final BlockValues step(BlockValues masses, double learningRate) {
    double[] next = masses.toArray();
    double[] rates = growthRates(masses).toArray();
    for (int block = 0; block < next.length; block++) {
      next[block] *= (1 + learningRate * rates[block]) * (1 + learningRate * rates[block]);
    }
    return BlockValues.of(next);
  }

  /** The growth rates for the trials of a solver, which may pass the largest mass by a little. */
  abstract BlockValues rates(BlockValues masses);

  /**
   * Largest mass for which rates are computed.
   *
   * @return a positive number
   */
  public abstract double largestMass();

  /**
   * The smallest error that any classifier has on labels as they are drawn.
   *
   * @return ε where labels are signs of the inputs; where classes overlap, more
   */
  public abstract double bayesError();

  /**
   * Error of the network made of four aligned blocks on labels as they are drawn: the Bayes error,
   * and what the wedges between the learned and the true boundary add to it.
   *
   * @param masses q, each finite and ≥ 0; between two blocks without mass the answer counts as −1
   * @return probability of misclassification, from the Bayes error to 1 less it
   * @throws IllegalArgumentException if a mass is negative or not finite
   */
  public abstract double error(BlockValues masses);

  /**
   * What a misclassified strip along the coordinate axes adds to the error, per unit of width: the
   * largest value over x₂ of its density times the certainty of the label's factor sgn x₂ given x₂,
   * which is 1 where labels are signs.
   *
   * @return for most laws the density of x₂ at 0; 0 for Rademacher inputs, which keep away from the
   *     axes
   */
  public abstract double boundaryDensity();
}
