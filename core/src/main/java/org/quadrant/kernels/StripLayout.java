package org.quadrant.kernels;

import org.quadrant.random.SampleCounter;

/**
 * How the weights of p neurons in d dimensions lie in memory: in strips of 16 neurons, the neurons
 * of a strip adjacent.
 *
 * <p>Weight k of neuron j is at index (⌊j/16⌋ · paddedDimension + k) · 16 + (j mod 16). Neurons p …
 * paddedNeurons − 1 and coordinates d … paddedDimension − 1 are padding and hold zeros. The layout
 * depends on (d, p) alone, never on the vector width or on the register blocking, so packed arrays
 * of different engines can be compared element by element.
 */
public final class StripLayout {
  /** Neurons of a strip: the largest lane count, and the number of running sums over neurons. */
  public static final int STRIP = 16;

  /** Coordinates are padded to a multiple of this, the smallest register block. */
  public static final int DIMENSION_MULTIPLE = 4;

  /** What fits into one array. */
  private static final int LARGEST = Integer.MAX_VALUE - 64;

  private final int dimension;
  private final int neurons;
  private final int paddedDimension;
  private final int strips;

  /**
   * Layout of one network shape.
   *
   * @param dimension d ≥ 1
   * @param neurons p ≥ 1
   * @throws IllegalArgumentException if the padded weights, or one group of 64 samples, do not fit
   *     into one array
   */
  public StripLayout(int dimension, int neurons) {
    // In 64 bits: the sizes of arrays that cannot be had would otherwise wrap around.
    long padded = Math.ceilDiv((long) dimension, DIMENSION_MULTIPLE) * DIMENSION_MULTIPLE;
    long paddedNeurons = Math.ceilDiv((long) neurons, STRIP) * STRIP;
    if (padded * paddedNeurons > LARGEST) {
      throw new IllegalArgumentException(
          "d * p: " + (long) dimension * neurons + " weights; allowed: fewer than 2^31");
    }
    if (padded * SampleCounter.GROUP > LARGEST) {
      throw new IllegalArgumentException("d: " + dimension + "; allowed: fewer than 2^25");
    }
    this.dimension = dimension;
    this.neurons = neurons;
    this.paddedDimension = (int) padded;
    this.strips = (int) paddedNeurons / STRIP;
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
   * Number of coordinates with padding.
   *
   * @return d rounded up to a multiple of {@value #DIMENSION_MULTIPLE}
   */
  public int paddedDimension() {
    return paddedDimension;
  }

  /**
   * Number of strips.
   *
   * @return ⌈p / 16⌉
   */
  public int strips() {
    return strips;
  }

  /**
   * Number of neurons with padding.
   *
   * @return p rounded up to a multiple of {@value #STRIP}
   */
  public int paddedNeurons() {
    return strips * STRIP;
  }

  /**
   * Number of packed weights.
   *
   * @return paddedDimension · paddedNeurons
   */
  public int size() {
    return paddedDimension * paddedNeurons();
  }

  /**
   * Where a weight lies in a packed array.
   *
   * @param neuron index j of the neuron
   * @param coordinate index k of the coordinate
   * @return an index
   */
  public int index(int neuron, int coordinate) {
    return (neuron / STRIP * paddedDimension + coordinate) * STRIP + neuron % STRIP;
  }
}
