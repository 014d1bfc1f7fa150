package org.quadrant.kernels;

/**
 * What the update of a step multiplies with, the same for all neurons. {@code weightKeep} and
 * {@code outputKeep} are 1 without weight decay, and a product with 1 changes no bit.
 *
 * @param weightRate learning rate of the first layer over m
 * @param outputRate learning rate of the second layer over m
 * @param weightKeep what weight decay leaves of a first-layer weight, before its gradient is
 *     subtracted
 * @param outputKeep the same of a second-layer weight
 */
public record UpdateFactors(
    float weightRate, float outputRate, float weightKeep, float outputKeep) {
  /**
   * One rate for both layers, without decay.
   *
   * @param rate η/m
   * @return the factors
   */
  public static UpdateFactors plain(float rate) {
    return new UpdateFactors(rate, rate, 1, 1);
  }
}
