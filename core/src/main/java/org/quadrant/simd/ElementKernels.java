package org.quadrant.simd;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.UpdateFactors;
import org.quadrant.network.Loss;

/** The parts of {@link Kernels} that are no matrix products; see there. */
interface ElementKernels {
  void outputs(float[] outputWeights, int divisor, Tile tile, Span samples);

  void slopes(Loss loss, Tile tile, Span samples);

  void losses(Loss loss, Tile tile, Span samples);

  void mask(Tile tile, Span samples, Span strips, float[] gradient, boolean resume);

  void add(float[] total, float[] block, int begin, int end);

  void update(
      StripLayout layout,
      UpdateFactors factors,
      float[] gradient,
      float[] outputGradient,
      float[] weights,
      float[] outputWeights,
      int begin,
      int end);
}
