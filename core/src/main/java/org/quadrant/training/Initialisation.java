package org.quadrant.training;

import java.util.Arrays;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.kernels.TileSource;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Stream;

/**
 * Random parameters at the start: wⱼ uniform on the sphere of radius θ, aⱼ = ±θ by a fair coin.
 * Neuron j takes the place of sample j in the counter layout.
 */
public final class Initialisation {
  private Initialisation() {}

  /**
   * Draws the parameters of a run.
   *
   * @param configuration d, p, θ and the seed
   * @return single-precision parameters, the same for all engines that keep the weights
   * @throws IllegalArgumentException if no array holds W
   */
  public static Network draw(TrainingConfiguration configuration) {
    configuration.requireWeightsFit();
    int d = configuration.dimension();
    int p = configuration.neurons();
    double[] weights = new double[p * d];
    Tile tile = new Tile(new StripLayout(d, 1), SampleCounter.GROUP);
    TileSource normals =
        new LawSource(
            new ScalarKernels().deviates(),
            new Problem(new InputLaw.Gaussian(), d),
            configuration.seed(),
            Purpose.INITIAL_WEIGHTS);
    for (int j = 0; j < p; j++) {
      int i = j % SampleCounter.GROUP;
      if (i == 0) {
        normals.fill(0, j, SampleCounter.GROUP, tile);
      }
      direction(tile, i, configuration.initialScale(), weights, j * d);
    }
    float[] signs = outputWeights(configuration);
    double[] outputWeights = new double[p];
    Arrays.setAll(outputWeights, j -> signs[j]);
    return new Network(d, weights, outputWeights, Precision.SINGLE);
  }

  /**
   * Draws a, which no engine keeps in another form.
   *
   * @param configuration p, θ and the seed
   * @return a, length p, the same for all engines
   */
  public static float[] outputWeights(TrainingConfiguration configuration) {
    float[] outputWeights = new float[configuration.neurons()];
    int[] signs =
        SampleCounter.keySchedule(configuration.seed(), Purpose.INITIAL_SIGNS, Stream.COORDINATES);
    float theta = (float) configuration.initialScale();
    int[] block = new int[4];
    for (int j = 0; j < outputWeights.length; j++) {
      SampleCounter.draw(signs, 0, j, 0, block);
      outputWeights[j] = block[SampleCounter.word(j)] < 0 ? -theta : theta;
    }
    return outputWeights;
  }

  /** Sample i of the tile, scaled to norm θ and rounded to float. */
  private static void direction(Tile tile, int i, double theta, double[] weights, int offset) {
    int d = tile.layout().dimension();
    double squares = 0;
    for (int k = 0; k < d; k++) {
      double g = tile.x[tile.inputIndex(i, k)];
      squares += g * g;
    }
    double scale = theta / Math.sqrt(squares);
    for (int k = 0; k < d; k++) {
      weights[offset + k] = (float) (scale * tile.x[tile.inputIndex(i, k)]);
    }
  }
}
