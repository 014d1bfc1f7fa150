package org.quadrant.benchmarks.statistics;

import java.util.Arrays;

/**
 * Values of two treatments that were observed close together, so that they share what drifts
 * slowly.
 *
 * @param control values of one treatment, at least one
 * @param treated values of the other, at least one
 */
public record Block(double[] control, double[] treated) {
  /**
   * The block as it would be if the treatment added less.
   *
   * @param effect what to take off each treated value
   */
  public Block minus(double effect) {
    return new Block(control, Arrays.stream(treated).map(value -> value - effect).toArray());
  }

  /** The block with the treatments' names exchanged. */
  public Block swapped() {
    return new Block(treated, control);
  }
}
