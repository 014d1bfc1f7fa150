package org.quadrant.benchmarks.peers;

import java.util.Arrays;
import org.quadrant.kernels.StripLayout;
import org.quadrant.kernels.Tile;
import org.quadrant.network.Loss;
import org.quadrant.problem.Problem;
import org.quadrant.simd.VectorKernels;
import org.quadrant.training.TrainingConfiguration;

/**
 * A library's matrix products, and our own vector code for the rest. Chunks of {@value #CHUNK}
 * samples keep inputs and activations in cache between the parts.
 */
final class ProductShare implements Share {
  /** Samples of a chunk. */
  static final int CHUNK = 1024;

  private final MatrixProducts products;
  private final int dimension;
  private final int divisor;
  private final VectorKernels kernels = VectorKernels.of(VectorKernels.preferredLanes());
  private final Tile samples = new Tile(new StripLayout(1, 1), CHUNK);
  private final float[] z;
  private final float[] gradient;
  private final float[] outputGradient;

  /**
   * A share.
   *
   * @param configuration shape and scaling
   * @param products the library's
   */
  ProductShare(TrainingConfiguration configuration, MatrixProducts products) {
    int p = configuration.neurons();
    this.products = products;
    this.dimension = configuration.dimension();
    this.divisor = configuration.scaling().divisor(p);
    this.z = new float[CHUNK * p];
    this.gradient = new float[dimension * p];
    this.outputGradient = new float[p];
  }

  @Override
  public void sum(Rows rows, int first, int count, float[] weights, float[] outputWeights) {
    Arrays.fill(gradient, 0);
    Arrays.fill(outputGradient, 0);
    for (int done = 0; done < count; done += CHUNK) {
      int inChunk = Math.min(CHUNK, count - done);
      float[] x = rows.read(first + done, inChunk);
      products.forward(x, inChunk, weights, z);
      RowKernels.outputs(z, inChunk, outputWeights, divisor, samples.f);
      for (int i = 0; i < inChunk; i++) {
        samples.y[i] = Problem.label(x[i * dimension], x[i * dimension + 1]);
      }
      kernels.slopes(Loss.LOGISTIC, samples, inChunk);
      RowKernels.backpropagate(z, inChunk, outputWeights, samples.slope, outputGradient);
      products.backward(x, inChunk, z, gradient);
    }
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public float[] outputGradient() {
    return outputGradient;
  }
}
