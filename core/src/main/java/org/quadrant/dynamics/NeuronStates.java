package org.quadrant.dynamics;

import java.util.Arrays;
import java.util.List;
import org.quadrant.network.Network;

/**
 * A network reduced to what the block dynamics see of each neuron, in columns of length p: signal s
 * along the neuron's own axis, opposite o along the other one, ‖w⊥‖ over coordinates 3…d, ‖w‖,
 * output weight a, block.
 *
 * <p>Immutable. Parameters that are not finite give values that are not finite, not an error: a
 * diverged network can still be recorded.
 */
public final class NeuronStates {
  private static final double SQRT_HALF = Math.sqrt(0.5);

  private final double[] signals;
  private final double[] opposites;
  private final double[] orthogonalNorms;
  private final double[] norms;
  private final double[] outputWeights;
  private final List<Block> blocks;

  private NeuronStates(
      double[] first, double[] second, double[] orthogonalNorms, double[] outputWeights) {
    int neurons = outputWeights.length;
    this.orthogonalNorms = orthogonalNorms;
    this.outputWeights = outputWeights;
    this.signals = new double[neurons];
    this.opposites = new double[neurons];
    this.norms = new double[neurons];
    Block[] blockOf = new Block[neurons];
    for (int j = 0; j < neurons; j++) {
      double alongMu1 = (first[j] - second[j]) * SQRT_HALF;
      double alongMu2 = (first[j] + second[j]) * SQRT_HALF;
      Axis own = Axis.own(outputWeights[j]);
      signals[j] = own == Axis.MU_1 ? alongMu1 : alongMu2;
      opposites[j] = own == Axis.MU_1 ? alongMu2 : alongMu1;
      norms[j] =
          Math.sqrt(
              first[j] * first[j]
                  + second[j] * second[j]
                  + orthogonalNorms[j] * orthogonalNorms[j]);
      blockOf[j] = Block.of(own, signals[j]);
    }
    this.blocks = List.of(blockOf);
  }

  /** First-layer weights, wherever and in whatever format they are kept. */
  @FunctionalInterface
  public interface Weights {
    /**
     * One of them.
     *
     * @param neuron j
     * @param coordinate k
     * @return coordinate k of wⱼ
     */
    double of(int neuron, int coordinate);
  }

  /**
   * Reads a network, passing once over its weights.
   *
   * @param network any network of dimension d ≥ 2 (w⊥ is zero if d = 2)
   * @return the state of its p neurons
   * @throws IllegalArgumentException if d &lt; 2
   */
  public static NeuronStates of(Network network) {
    return of(network.dimension(), network::weight, network.outputWeights());
  }

  /**
   * Reads weights where they are, passing once over them.
   *
   * @param dimension d ≥ 2 (w⊥ is zero if d = 2)
   * @param weights W
   * @param outputWeights a, length p; copied
   * @return the state of the p neurons
   * @throws IllegalArgumentException if d &lt; 2
   */
  public static NeuronStates of(int dimension, Weights weights, double[] outputWeights) {
    if (dimension < 2) {
      throw new IllegalArgumentException(
          "blocks lie in the plane of the first two coordinates, but the dimension is "
              + dimension);
    }
    int neurons = outputWeights.length;
    double[] first = new double[neurons];
    double[] second = new double[neurons];
    double[] orthogonalNorms = new double[neurons];
    for (int j = 0; j < neurons; j++) {
      first[j] = weights.of(j, 0);
      second[j] = weights.of(j, 1);
      orthogonalNorms[j] = orthogonalNorm(dimension, weights, j);
    }
    return new NeuronStates(first, second, orthogonalNorms, outputWeights.clone());
  }

  /**
   * States of neurons whose w⊥ is known by its norm only, as in an engine that keeps the Gram
   * matrix of the w⊥ instead of the weights.
   *
   * @param first first coordinate of each w, length p; copied, as are the others
   * @param second second coordinate of each w, length p
   * @param orthogonalNorms ‖w⊥‖, length p, none negative
   * @param outputWeights a, length p
   * @return the state of the p neurons
   * @throws IllegalArgumentException if the lengths differ or a norm is negative
   */
  public static NeuronStates ofPlane(
      double[] first, double[] second, double[] orthogonalNorms, double[] outputWeights) {
    int neurons = outputWeights.length;
    if (first.length != neurons || second.length != neurons || orthogonalNorms.length != neurons) {
      throw new IllegalArgumentException(
          "columns of different lengths: %d, %d, %d, %d"
              .formatted(first.length, second.length, orthogonalNorms.length, neurons));
    }
    for (double norm : orthogonalNorms) {
      if (norm < 0) {
        throw new IllegalArgumentException("negative norm " + norm);
      }
    }
    return new NeuronStates(first, second, orthogonalNorms.clone(), outputWeights.clone());
  }

  private static double orthogonalNorm(int dimension, Weights weights, int neuron) {
    // Four running sums: one alone waits for its own additions, and rounds more, at large d.
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int k = 2;
    for (; k + 3 < dimension; k += 4) {
      double w0 = weights.of(neuron, k);
      double w1 = weights.of(neuron, k + 1);
      double w2 = weights.of(neuron, k + 2);
      double w3 = weights.of(neuron, k + 3);
      sum0 += w0 * w0;
      sum1 += w1 * w1;
      sum2 += w2 * w2;
      sum3 += w3 * w3;
    }
    for (; k < dimension; k++) {
      double w = weights.of(neuron, k);
      sum0 += w * w;
    }
    return Math.sqrt((sum0 + sum1) + (sum2 + sum3));
  }

  /**
   * Number of neurons.
   *
   * @return p
   */
  public int neurons() {
    return outputWeights.length;
  }

  /**
   * Component of w along the neuron's own axis.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return s
   */
  public double signal(int neuron) {
    return signals[neuron];
  }

  /**
   * Component of w along the axis that is not the neuron's own.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return o
   */
  public double opposite(int neuron) {
    return opposites[neuron];
  }

  /**
   * Norm of the coordinates 3…d of w.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return ‖w⊥‖
   */
  public double orthogonalNorm(int neuron) {
    return orthogonalNorms[neuron];
  }

  /**
   * Norm of all coordinates of w.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return ‖w‖
   */
  public double norm(int neuron) {
    return norms[neuron];
  }

  /**
   * Output weight.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return a
   */
  public double outputWeight(int neuron) {
    return outputWeights[neuron];
  }

  /**
   * Block of the neuron.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return the block of (a, s)
   */
  public Block block(int neuron) {
    return blocks.get(neuron);
  }

  /**
   * What the neuron adds to its block's mass, before the division by p.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return |a|‖w‖
   */
  public double mass(int neuron) {
    return Math.abs(outputWeights[neuron]) * norms[neuron];
  }

  /**
   * How much of the neuron lies along its own axis.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return |s|/‖w‖, between 0 and 1 but for rounding; 0 if w = 0
   */
  public double alignment(int neuron) {
    return norms[neuron] == 0 ? 0 : Math.abs(signals[neuron]) / norms[neuron];
  }

  /**
   * Whether the signal outweighs everything else in the neuron: ‖w⊥‖ + |o| ≤ ζ|s|.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @param zeta ζ
   * @return true if the neuron is signal-heavy
   */
  public boolean isSignalHeavy(int neuron, double zeta) {
    return orthogonalNorms[neuron] + Math.abs(opposites[neuron])
        <= zeta * Math.abs(signals[neuron]);
  }

  /**
   * Column of signals.
   *
   * @return s, length p, a new array
   */
  public double[] signals() {
    return signals.clone();
  }

  /**
   * Column of opposite components.
   *
   * @return o, length p, a new array
   */
  public double[] opposites() {
    return opposites.clone();
  }

  /**
   * Column of the norms of coordinates 3…d.
   *
   * @return ‖w⊥‖, length p, a new array
   */
  public double[] orthogonalNorms() {
    return orthogonalNorms.clone();
  }

  /**
   * Column of norms.
   *
   * @return ‖w‖, length p, a new array
   */
  public double[] norms() {
    return norms.clone();
  }

  /**
   * Column of output weights.
   *
   * @return a, length p, a new array
   */
  public double[] outputWeights() {
    return outputWeights.clone();
  }

  /**
   * Column of blocks.
   *
   * @return the block of each neuron, length p, unmodifiable
   */
  public List<Block> blocks() {
    return blocks;
  }

  /**
   * Whether every number is finite: false once training has diverged.
   *
   * @return false if a coordinate or an output weight is NaN or infinite, or too large for its
   *     square to be a number
   */
  public boolean isFinite() {
    return Arrays.stream(norms).allMatch(Double::isFinite)
        && Arrays.stream(outputWeights).allMatch(Double::isFinite);
  }

  /**
   * Masses of the four blocks, the state of the block flow.
   *
   * @return q_B = (1/p) Σ_{j∈B} |aⱼ|‖wⱼ‖ for each block
   */
  public BlockValues masses() {
    double[] masses = new double[Block.values().length];
    for (int j = 0; j < neurons(); j++) {
      masses[block(j).ordinal()] += mass(j);
    }
    for (int block = 0; block < masses.length; block++) {
      masses[block] /= neurons();
    }
    return BlockValues.of(masses);
  }
}
