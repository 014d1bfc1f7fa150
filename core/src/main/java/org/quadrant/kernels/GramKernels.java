package org.quadrant.kernels;

/**
 * The products of a step of the Gram engine that {@link Kernels} has in another form: half of them
 * is zero, or symmetric. The bits of what is written are those of {@link ScalarGramKernels}.
 */
public interface GramKernels {
  /**
   * Pre-activations of a tile whose weights are a plane and a triangle: those of neuron j are zero
   * from coordinate j + 3 on. The sign of a zero is not fixed.
   *
   * @param weights packed [A | L]
   * @param tile read: x; written: z
   * @param samples of the tile
   * @param strips of neurons
   */
  void forward(float[] weights, Tile tile, Span samples, Span strips);

  /**
   * HᵀH of a tile: P_jk ← fma(hᵢⱼ, hᵢₖ, P_jk) over the samples in order.
   *
   * @param tile read: z, which is H
   * @param samples number of samples in the tile
   * @param layout of P, of p coordinates and p neurons
   * @param sums packed P, of which the coordinates of each neuron up to the neuron's own index are
   *     written, and others may be
   * @param resume whether to continue the sums; otherwise they start from zero
   */
  void square(Tile tile, int samples, StripLayout layout, float[] sums, boolean resume);
}
