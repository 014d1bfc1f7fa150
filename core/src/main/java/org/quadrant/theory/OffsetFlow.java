package org.quadrant.theory;

import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

/**
 * What becomes of left-over w⊥, and what the noise of minibatches adds to it, once neurons are
 * aligned; logistic loss, Gaussian inputs.
 *
 * <p>Block B of label s_B adds V_B·x⊥ to the output where it is active, V_B = (1/p) Σ_{j∈B} aⱼ wⱼ⊥.
 * To first order in the V, a step changes them by
 *
 * <pre>V_B ← (1 + η(Γ_B − λ_B)) V_B − η q_B Σ_{k∋B} K_k (V_A + V_A′) + η q_B Σ_{k∋B} ξ_k,</pre>
 *
 * <p>the sums going over the two boundaries k of block B, each between two adjacent blocks A and
 * A′, B being one of them. On the quarter of the plane between the directions of A and A′
 *
 * <ul>
 *   <li>K_k = E[2 sigmoid′(f)] is what an offset of f costs: by Stein's identity E[p(f + V·x⊥) x⊥]
 *       = V E[p′(f)] for a pull p = 2y sigmoid(−y f);
 *   <li>ξ_k is the minibatch's mean of p x⊥ there, whose coordinates have the variance S_k/m, S_k =
 *       E[4 sigmoid(−y f)²]; a sample pulls all active blocks the same way, as aⱼ comes in squared;
 *   <li>λ_B = (2π)^(−½) E[2 sigmoid(−y f) | u_B = 0] is the pull of inputs at the edge of what the
 *       block sees, at right angles to its direction, where its neurons switch on and off.
 * </ul>
 *
 * <p>At equal masses q → ∞, qK = 1/(2√π) and qS = 2(log 2 − ½)/√π. The four boundaries lie on a
 * ring, so that offsets there decay at the constant rates 1/√π and 2/√π, while noise keeps the
 * squared offset of each of the d − 2 coordinates at (4 log 2 − 2) ηq/m. Derived from first
 * principles.
 *
 * <p>Immutable and safe for use by several threads. Making one takes some milliseconds.
 */
public final class OffsetFlow {
  private static final int ORDER = 24;
  private static final int BLOCKS = Block.values().length;

  private final double learningRate;
  private final double noise;
  private final BlockFlow growth = new BlockFlow(ORDER);
  private final RadialQuadrature radial;
  private final QuadrantQuadrature quadrature;

  /**
   * A flow in steps.
   *
   * @param learningRate η, positive
   * @param batch samples m of a step, at least 1
   * @param coordinates into which noise is put, d − 2, at least 0
   * @throws IllegalArgumentException if one of them is out of range
   */
  public OffsetFlow(double learningRate, int batch, int coordinates) {
    if (!(learningRate > 0 && learningRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("learning rate " + learningRate + " is not positive");
    }
    if (batch < 1 || coordinates < 0) {
      throw new IllegalArgumentException(batch + " samples, " + coordinates + " coordinates");
    }
    this.learningRate = learningRate;
    this.noise = learningRate * learningRate * coordinates / batch;
    GaussLegendre rule = new GaussLegendre(ORDER);
    radial = new RadialQuadrature(rule);
    quadrature = new QuadrantQuadrature(rule);
  }

  /**
   * The moments some steps later, while masses stay as they are.
   *
   * @param moments now
   * @param masses q, each from 0 to 1e8
   * @param steps at least 0
   * @return moments after the steps
   * @throws IllegalArgumentException if a mass is out of range or steps are negative
   */
  public OffsetMoments advance(OffsetMoments moments, BlockValues masses, long steps) {
    Masses.requireAtMost(masses, Masses.LARGEST_OF_FLOW);
    if (steps < 0) {
      throw new IllegalArgumentException(steps + " steps");
    }
    double[] q = masses.toArray();
    double[] rates = growth.growthRates(masses).toArray();
    double[][] step = new double[BLOCKS][BLOCKS];
    double[][] injected = new double[BLOCKS][BLOCKS];
    for (int b = 0; b < BLOCKS; b++) {
      step[b][b] = 1 + learningRate * (rates[b] - decay(masses, Block.values()[b]));
    }
    for (AdjacentPair pair : AdjacentPair.ALL) {
      double positive = masses.get(pair.positive());
      double negative = masses.get(pair.negative());
      double response = response(positive, negative);
      double variance = noise * pullVariance(positive, negative);
      int[] both = {pair.positive().ordinal(), pair.negative().ordinal()};
      for (int a : both) {
        for (int b : both) {
          step[a][b] -= learningRate * q[a] * response;
          injected[a][b] += variance * q[a] * q[b];
        }
      }
    }
    double[][] now = new double[BLOCKS][BLOCKS];
    for (Block a : Block.values()) {
      for (Block b : Block.values()) {
        now[a.ordinal()][b.ordinal()] = moments.get(a, b);
      }
    }
    for (long i = 0; i < steps; i++) {
      now = after(now, step, injected);
    }
    return new OffsetMoments(now);
  }

  /** A C Aᵀ + D, symmetric to the last bit. */
  private static double[][] after(double[][] now, double[][] step, double[][] injected) {
    double[][] half = new double[BLOCKS][BLOCKS];
    for (int a = 0; a < BLOCKS; a++) {
      for (int b = 0; b < BLOCKS; b++) {
        for (int c = 0; c < BLOCKS; c++) {
          half[a][b] += step[a][c] * now[c][b];
        }
      }
    }
    double[][] after = new double[BLOCKS][BLOCKS];
    for (int a = 0; a < BLOCKS; a++) {
      for (int b = 0; b <= a; b++) {
        double sum = injected[a][b];
        for (int c = 0; c < BLOCKS; c++) {
          sum += half[a][c] * step[b][c];
        }
        after[a][b] = sum;
        after[b][a] = sum;
      }
    }
    return after;
  }

  /**
   * K, what an offset of f costs, E[2 sigmoid′(f)] over the quarter between two adjacent blocks.
   *
   * @param positiveMass q of the block of label +1
   * @param negativeMass q of the block of label −1
   */
  double response(double positiveMass, double negativeMass) {
    double[] sum = new double[1];
    quadrature.visit(
        positiveMass,
        negativeMass,
        (weight, label, slope, cosine, sine) ->
            sum[0] += weight * radial.response(Math.abs(slope)));
    return sum[0];
  }

  /**
   * S, the mean square of the pull, E[4 sigmoid(−y f)²] over the quarter between two adjacent
   * blocks. As sigmoid² = sigmoid − sigmoid′, it is E[4 sigmoid(−y f)] less twice the response.
   *
   * @param positiveMass q of the block of label +1
   * @param negativeMass q of the block of label −1
   */
  double pullVariance(double positiveMass, double negativeMass) {
    double[] sum = new double[1];
    quadrature.visit(
        positiveMass,
        negativeMass,
        (weight, label, slope, cosine, sine) -> {
          double size = Math.abs(slope);
          double pull = slope >= 0 ? radial.flatPull(size) : 2 - radial.flatPull(size);
          sum[0] += weight * 2 * (pull - radial.response(size));
        });
    return sum[0];
  }

  /** λ of a block; at right angles to its direction lie those of the two adjacent blocks. */
  double decay(BlockValues masses, Block block) {
    double sum = 0;
    for (AdjacentPair pair : AdjacentPair.ALL) {
      if (pair.positive() == block) {
        sum += radial.linePull(masses.get(pair.negative()));
      } else if (pair.negative() == block) {
        sum += radial.linePull(masses.get(pair.positive()));
      }
    }
    // One density of the component along the block's direction, one of that along the line.
    return sum / (2 * Math.PI);
  }
}
