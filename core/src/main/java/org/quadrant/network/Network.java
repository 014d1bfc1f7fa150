package org.quadrant.network;

import java.util.Arrays;
import java.util.Objects;

/**
 * Parameters of a two-layer ReLU network f(x) = (1/p) Σⱼ aⱼ max(0, wⱼ·x): p neurons with
 * first-layer weights wⱼ ∈ ℝᵈ and second-layer weights aⱼ (SPECIFICATION.md, section 3.1).
 *
 * <p>A network is a snapshot: it does not change while an engine trains on. Values are held as
 * doubles whatever the engine's precision, since every float is a double; {@link #precision()}
 * tells in which format they were computed, and so in which they are stored.
 */
public final class Network {
  private final int dimension;
  private final int neurons;
  private final double[] weights;
  private final double[] outputWeights;
  private final Precision precision;

  /**
   * Wraps the given arrays; they must not be changed afterwards.
   *
   * @param dimension d, number of input coordinates
   * @param weights W, row-major [p][d], length p·d
   * @param outputWeights a, length p
   * @param precision format in which the values were computed
   * @throws IllegalArgumentException if the lengths do not fit together
   */
  public Network(int dimension, double[] weights, double[] outputWeights, Precision precision) {
    this.dimension = dimension;
    this.neurons = outputWeights.length;
    this.weights = weights;
    this.outputWeights = outputWeights;
    this.precision = Objects.requireNonNull(precision);
    if (dimension < 1 || neurons < 1 || weights.length != (long) neurons * dimension) {
      throw new IllegalArgumentException(
          "weights: "
              + weights.length
              + " values do not make "
              + neurons
              + " neurons of dimension "
              + dimension);
    }
  }

  /**
   * Number of input coordinates.
   *
   * @return d
   */
  public int dimension() {
    return dimension;
  }

  /**
   * Number of neurons.
   *
   * @return p
   */
  public int neurons() {
    return neurons;
  }

  /**
   * Format in which the values were computed.
   *
   * @return the precision of the engine
   */
  public Precision precision() {
    return precision;
  }

  /**
   * One first-layer weight.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @param coordinate k, 0 ≤ k &lt; d
   * @return coordinate k of wⱼ
   */
  public double weight(int neuron, int coordinate) {
    return weights[neuron * dimension + Objects.checkIndex(coordinate, dimension)];
  }

  /**
   * One second-layer weight.
   *
   * @param neuron j, 0 ≤ j &lt; p
   * @return aⱼ
   */
  public double outputWeight(int neuron) {
    return outputWeights[neuron];
  }

  /**
   * Copy of the first-layer weights.
   *
   * @return W, row-major [p][d]
   */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * Copy of the second-layer weights.
   *
   * @return a, length p
   */
  public double[] outputWeights() {
    return outputWeights.clone();
  }

  /**
   * Whether every parameter is finite: false once training has diverged.
   *
   * @return true if no parameter is NaN or infinite
   */
  public boolean isFinite() {
    return Arrays.stream(weights).allMatch(Double::isFinite)
        && Arrays.stream(outputWeights).allMatch(Double::isFinite);
  }
}
