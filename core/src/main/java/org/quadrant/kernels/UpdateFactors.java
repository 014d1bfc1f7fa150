package org.quadrant.kernels;

/**
 * What the update of a step multiplies with, the same for all neurons. Where a decay is 0, its
 * layer takes the plain step, without an operation for the decay.
 *
 * @param weightRate learning rate of the first layer over m
 * @param outputRate learning rate of the second layer over m
 * @param weightDecay δ, the part of a first-layer weight that weight decay takes
 * @param outputDecay δ′, the same of a second-layer weight
 */
public record UpdateFactors(
    float weightRate, float outputRate, float weightDecay, float outputDecay) {
  /**
   * One rate for both layers, without decay.
   *
   * @param rate η/m
   * @return the factors
   */
  public static UpdateFactors plain(float rate) {
    return new UpdateFactors(rate, rate, 0, 0);
  }
}
