package org.quadrant.kernels;

/**
 * The plain form of {@link GramKernels}, the specification of the bits: the forward product is that
 * of other kernels, zeros included.
 */
public final class ScalarGramKernels implements GramKernels {
  private final Kernels kernels;

  /**
   * Kernels beside others.
   *
   * @param kernels whose forward product it is
   */
  public ScalarGramKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public void forward(float[] weights, Tile tile, Span samples, Span strips) {
    kernels.forward(weights, tile, samples, strips);
  }

  @Override
  public void square(Tile tile, int samples, StripLayout layout, float[] sums, boolean resume) {
    for (int j = 0; j < layout.neurons(); j++) {
      for (int k = 0; k <= j; k++) {
        int p = layout.index(j, k);
        float sum = resume ? sums[p] : 0;
        for (int i = 0; i < samples; i++) {
          sum = Math.fma(slope(tile, i, k), slope(tile, i, j), sum);
        }
        sums[p] = sum;
      }
    }
  }

  private static float slope(Tile tile, int sample, int neuron) {
    int strip = neuron / StripLayout.STRIP * tile.capacity();
    return tile.z[(strip + sample) * StripLayout.STRIP + neuron % StripLayout.STRIP];
  }
}
