package org.quadrant.benchmarks.peers;

import java.util.Arrays;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.DefaultRealMatrixPreservingVisitor;
import org.quadrant.network.Loss;
import org.quadrant.problem.Problem;
import org.quadrant.training.TrainingConfiguration;

/**
 * Commons Math: double precision, block matrices, visitors in their preferred order. Its products
 * allocate their results and take no transposed operand; its own blocks keep the cache, so the
 * whole share is one matrix.
 */
final class CommonsMathShare implements Share {
  private final int dimension;
  private final int neurons;
  private final int divisor;
  private final float[] gradient;
  private final float[] outputGradient;

  /**
   * A share.
   *
   * @param configuration shape and scaling
   */
  CommonsMathShare(TrainingConfiguration configuration) {
    this.dimension = configuration.dimension();
    this.neurons = configuration.neurons();
    this.divisor = configuration.scaling().divisor(neurons);
    this.gradient = new float[dimension * neurons];
    this.outputGradient = new float[neurons];
  }

  @Override
  public void sum(Rows rows, int first, int count, float[] weights, float[] outputWeights) {
    Arrays.fill(gradient, 0);
    Arrays.fill(outputGradient, 0);
    if (count > 0) {
      sum(rows.read(first, count), count, weights, outputWeights);
    }
  }

  private void sum(float[] inputs, int count, float[] weights, float[] outputWeights) {
    BlockRealMatrix x = matrix(count, dimension, inputs);
    BlockRealMatrix z = x.multiply(matrix(dimension, neurons, weights));
    double[] slopes = outputs(z, outputWeights);
    for (int i = 0; i < count; i++) {
      double y = Problem.label(inputs[i * dimension], inputs[i * dimension + 1]);
      slopes[i] = Loss.LOGISTIC.derivative(y, slopes[i] / divisor);
    }
    backpropagate(z, outputWeights, slopes);
    x.transpose()
        .multiply(z)
        .walkInOptimizedOrder(
            new DefaultRealMatrixPreservingVisitor() {
              @Override
              public void visit(int k, int j, double value) {
                gradient[k * neurons + j] = (float) value;
              }
            });
  }

  private static BlockRealMatrix matrix(int rows, int columns, float[] values) {
    BlockRealMatrix matrix = new BlockRealMatrix(rows, columns);
    matrix.walkInOptimizedOrder(
        new DefaultRealMatrixChangingVisitor() {
          @Override
          public double visit(int row, int column, double zero) {
            return values[row * columns + column];
          }
        });
    return matrix;
  }

  private static double[] outputs(BlockRealMatrix z, float[] outputWeights) {
    double[] sums = new double[z.getRowDimension()];
    z.walkInOptimizedOrder(
        new DefaultRealMatrixPreservingVisitor() {
          @Override
          public void visit(int i, int j, double value) {
            sums[i] += outputWeights[j] * Math.max(0, value);
          }
        });
    return sums;
  }

  private void backpropagate(BlockRealMatrix z, float[] outputWeights, double[] slopes) {
    double[] sums = new double[neurons];
    z.walkInOptimizedOrder(
        new DefaultRealMatrixChangingVisitor() {
          @Override
          public double visit(int i, int j, double value) {
            sums[j] += slopes[i] * Math.max(0, value);
            return value > 0 ? slopes[i] * outputWeights[j] : 0;
          }
        });
    for (int j = 0; j < neurons; j++) {
      outputGradient[j] = (float) sums[j];
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
