package org.quadrant.benchmarks.peers;

/** Products by OpenBLAS's sgemm. */
final class OpenBlasProducts implements MatrixProducts {
  private final OpenBlas library;
  private final int dimension;
  private final int neurons;

  /**
   * Products of one shape.
   *
   * @param library loaded
   * @param dimension d
   * @param neurons p
   */
  OpenBlasProducts(OpenBlas library, int dimension, int neurons) {
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
