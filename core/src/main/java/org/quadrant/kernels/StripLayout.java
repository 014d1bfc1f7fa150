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
  public static final int LARGEST = Integer.MAX_VALUE - 64;

  /** Largest d of which the inputs of one group of samples fit into one array. */
  public static final int MOST_DIMENSION =
      multiple(LARGEST / SampleCounter.GROUP, DIMENSION_MULTIPLE);

  /** Largest p of which the activations of one group of samples fit into one array. */
  public static final int MOST_NEURONS = multiple(LARGEST / SampleCounter.GROUP, STRIP);

  private final int dimension;
  private final int neurons;
  private final int paddedDimension;
  private final int strips;

  /**
   * Layout of one network shape.
   *
   * @param dimension d, from 1 to {@link #MOST_DIMENSION}
   * @param neurons p, from 1 to {@link #MOST_NEURONS}
   * @throws IllegalArgumentException if d or p is out of range, or the padded weights do not fit
   *     into one array; the message says which p would
   */
  public StripLayout(int dimension, int neurons) {
    requireRange(dimension, neurons);
    this.dimension = dimension;
    this.neurons = neurons;
    this.paddedDimension = padded(dimension);
    this.strips = Math.ceilDiv(neurons, STRIP);
  }

  /**
   * Checks that a network's weights fit into one array.
   *
   * @param dimension d, from 1 to {@link #MOST_DIMENSION}
   * @param neurons p, from 1 to {@link #MOST_NEURONS}
   * @throws IllegalArgumentException if d or p is out of range, or the padded weights do not fit
   *     into one array; the message says which p would
   */
  public static void requireRange(int dimension, int neurons) {
    if (dimension < 1 || dimension > MOST_DIMENSION) {
      throw new IllegalArgumentException(
          "d: " + dimension + "; allowed: 1 <= d <= " + MOST_DIMENSION);
    }
    if (neurons < 1 || neurons > MOST_NEURONS) {
      throw new IllegalArgumentException("p: " + neurons + "; allowed: 1 <= p <= " + MOST_NEURONS);
    }
    int most = multiple(LARGEST / padded(dimension), STRIP);
    if (neurons > most) {
      throw new IllegalArgumentException(
          "p: "
              + neurons
              + " with d = "
              + dimension
              + "; allowed: p <= "
              + most
              + ", so that the weights fit into one array");
    }
  }

  private static int padded(int dimension) {
    return Math.ceilDiv(dimension, DIMENSION_MULTIPLE) * DIMENSION_MULTIPLE;
  }

  private static int multiple(int number, int of) {
    return number / of * of;
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
