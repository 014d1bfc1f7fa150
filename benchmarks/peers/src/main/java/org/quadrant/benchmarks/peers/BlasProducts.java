package org.quadrant.benchmarks.peers;

/** Products by a library's sgemm. */
final class BlasProducts implements MatrixProducts {
  private final CBlas library;
  private final int dimension;
  private final int neurons;

  /**
   * Products of one shape.
   *
   * @param library loaded
   * @param dimension d
   * @param neurons p
   */
  BlasProducts(CBlas library, int dimension, int neurons) {
    this.library = library;
    this.dimension = dimension;
    this.neurons = neurons;
  }

  @Override
  public void forward(float[] x, int rows, float[] weights, float[] z) {
    library.multiply(false, rows, neurons, dimension, x, weights, 0, z);
  }

  @Override
  public void backward(float[] x, int rows, float[] g, float[] gradient) {
    library.multiply(true, dimension, neurons, rows, x, g, 1, gradient);
  }
}
