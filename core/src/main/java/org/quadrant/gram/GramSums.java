package org.quadrant.gram;

import org.quadrant.kernels.StripLayout;

/**
 * Sums over a minibatch that a step of the Gram engine takes. With hᵢⱼ = (dℓ/df)ᵢ 1[zᵢⱼ &gt; 0];
 * the factors η aⱼ/m are left to the update. The arrays are shared and not encapsulated.
 */
public final class GramSums {
  /** Hᵀ[x₁₂ | N], packed as the layout says. */
  public final double[] gradient;

  /** Σᵢ (dℓ/df)ᵢ max(0, zᵢⱼ), length paddedNeurons. */
  public final double[] outputGradient;

  /**
   * HᵀH, [p][p], of which the update reads the elements of row j from j on; or, of a minibatch of
   * no more samples than neurons, H itself, [m][p].
   */
  public final double[][] slopes;

  /** Whether {@link #slopes} is H. */
  public final boolean ofSamples;

  /**
   * Sums of nothing.
   *
   * @param layout of 2 + p coordinates and p neurons
   * @param samples m
   */
  public GramSums(StripLayout layout, int samples) {
    int p = layout.neurons();
    this.gradient = new double[layout.size()];
    this.outputGradient = new double[layout.paddedNeurons()];
    this.ofSamples = samples <= p;
    this.slopes = new double[Math.min(samples, p)][p];
  }
}
