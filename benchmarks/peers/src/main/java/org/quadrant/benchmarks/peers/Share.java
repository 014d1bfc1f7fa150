package org.quadrant.benchmarks.peers;

/**
 * One thread's share of a step: the sums of the gradients over its part of the minibatch. Weights
 * and their gradient lie transposed, [d][p].
 */
interface Share {
  /**
   * Sums the gradients.
   *
   * @param rows where the inputs come from
   * @param first index of the first sample
   * @param count number of samples
   * @param weights Wᵀ, [d][p]
   * @param outputWeights a, [p]
   */
  void sum(Rows rows, int first, int count, float[] weights, float[] outputWeights);

  /**
   * Gradient of the first layer.
   *
   * @return Σᵢ (dℓ/df)ᵢ aⱼ 1[wⱼ·xᵢ &gt; 0] xᵢ, [d][p]; the share's own array
   */
  float[] gradient();

  /**
   * Gradient of the second layer.
   *
   * @return Σᵢ (dℓ/df)ᵢ max(0, wⱼ·xᵢ), [p]; the share's own array
   */
  float[] outputGradient();
}
