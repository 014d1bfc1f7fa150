package org.quadrant.benchmarks.validation;

import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.LawSource;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;
import org.quadrant.random.SampleCounter;
import org.quadrant.training.Minibatch;

/** Draws samples and lays them out row by row. */
final class SampleReader {
  private final Problem problem;
  private final LawSource source;
  private final Tile tile;

  SampleReader(DeviateKernels kernels, Problem problem, long seed, Purpose purpose) {
    this.problem = problem;
    this.source = new LawSource(kernels, problem, seed, purpose);
    this.tile = new Tile(new StripLayout(problem.dimension(), 1), SampleCounter.GROUP);
  }

  /**
   * Samples.
   *
   * @param inputs [samples][d]
   * @param labels [samples]
   */
  record Samples(float[][] inputs, float[] labels) {}

  /** The first samples of a step. */
  Samples read(long step, int count) {
    int d = problem.dimension();
    float[][] inputs = new float[count][d];
    float[] labels = new float[count];
    for (int first = 0; first < count; first += SampleCounter.GROUP) {
      int inTile = Math.min(SampleCounter.GROUP, count - first);
      source.fill(step, first, inTile, tile);
      for (int i = 0; i < inTile; i++) {
        for (int k = 0; k < d; k++) {
          inputs[first + i][k] = tile.x[tile.inputIndex(i, k)];
        }
        labels[first + i] = tile.y[i];
      }
    }
    return new Samples(inputs, labels);
  }

  /** The first inputs of a step as a given minibatch: labels follow from the signs. */
  Minibatch minibatch(long step, int count) {
    int d = problem.dimension();
    float[][] inputs = read(step, count).inputs;
    double[] flat = new double[count * d];
    for (int i = 0; i < count; i++) {
      for (int k = 0; k < d; k++) {
        flat[i * d + k] = inputs[i][k];
      }
    }
    return new Minibatch(d, flat);
  }
}
