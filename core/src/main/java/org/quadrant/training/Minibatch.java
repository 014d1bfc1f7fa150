package org.quadrant.training;

import java.util.Objects;
import org.quadrant.problem.Problem;

/**
 * Given samples, for training on data from elsewhere. Labels follow from the signs of the first two
 * coordinates.
 *
 * @param dimension d
 * @param inputs X, row-major [m][d]; not copied
 */
public record Minibatch(int dimension, double[] inputs) {
  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if the inputs are not a whole, positive number of rows
   */
  public Minibatch {
    Objects.requireNonNull(inputs);
    if (dimension < 2 || inputs.length == 0 || inputs.length % dimension != 0) {
      throw new IllegalArgumentException(
          "minibatch: " + inputs.length + " numbers; allowed: whole rows of " + dimension);
    }
  }

  /**
   * Number of samples.
   *
   * @return m
   */
  public int samples() {
    return inputs.length / dimension;
  }

  /**
   * One input.
   *
   * @param sample i, 0 ≤ i &lt; m
   * @param coordinate k, 0 ≤ k &lt; d
   * @return coordinate k of xᵢ
   */
  public double input(int sample, int coordinate) {
    return inputs[sample * dimension + Objects.checkIndex(coordinate, dimension)];
  }

  /**
   * One label.
   *
   * @param sample i, 0 ≤ i &lt; m
   * @return yᵢ, −1 or +1
   */
  public double label(int sample) {
    return Problem.label((float) input(sample, 0), (float) input(sample, 1));
  }
}
