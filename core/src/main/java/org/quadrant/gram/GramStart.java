package org.quadrant.gram;

import org.quadrant.kernels.ScalarKernels;
import org.quadrant.random.Purpose;
import org.quadrant.training.Initialisation;
import org.quadrant.training.TrainingConfiguration;

/**
 * The state at the start, of the law that {@link Initialisation} gives it, without W: neuron j has
 * the direction of a standard normal g in ℝᵈ, and the coordinates of all g from the third on are B
 * Q with Bartlett's B and orthonormal rows Q. SPECIFICATION.md, section 10.2.
 *
 * @param plane the first two coordinates of each neuron, row-major [p][2]
 * @param factor L, row-major [p][p], zeros above the diagonal
 * @param outputWeights a, [p]
 */
public record GramStart(float[] plane, float[] factor, float[] outputWeights) {
  /**
   * Draws the state.
   *
   * @param configuration d, p, θ and the seed; d − 2 is at least p
   * @return the state
   */
  public static GramStart draw(TrainingConfiguration configuration) {
    int p = configuration.neurons();
    double theta = configuration.initialScale();
    double[][] rows = new double[p][2 + p];
    new Bartlett(
            new ScalarKernels().deviates(), p, 2, configuration.seed(), Purpose.INITIAL_WEIGHTS)
        .draw(0, p, configuration.dimension() - 2, rows);
    float[] plane = new float[2 * p];
    float[] factor = new float[p * p];
    for (int j = 0; j < p; j++) {
      double squares = 0;
      for (int k = 0; k < 3 + j; k++) {
        squares += rows[j][k] * rows[j][k];
      }
      double scale = theta / Math.sqrt(squares);
      plane[2 * j] = (float) (scale * rows[j][0]);
      plane[2 * j + 1] = (float) (scale * rows[j][1]);
      for (int k = 0; k <= j; k++) {
        factor[j * p + k] = (float) (scale * rows[j][2 + k]);
      }
    }
    return new GramStart(plane, factor, Initialisation.outputWeights(configuration));
  }
}
