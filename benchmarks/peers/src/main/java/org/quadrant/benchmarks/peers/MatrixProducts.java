package org.quadrant.benchmarks.peers;

/** The two matrix products of a step, in single precision, on row-major arrays. */
interface MatrixProducts {
  /**
   * Z ← X Wᵀ.
   *
   * @param x inputs, [rows][d]
   * @param rows number of inputs
   * @param weights Wᵀ, [d][p]
   * @param z written, [rows][p]
   */
  void forward(float[] x, int rows, float[] weights, float[] z);

  /**
   * Gradient ← gradient + Xᵀ G.
   *
   * @param x inputs, [rows][d]
   * @param rows number of inputs
   * @param g derivatives with respect to the pre-activations, [rows][p]
   * @param gradient changed in place, [d][p]
   */
  void backward(float[] x, int rows, float[] g, float[] gradient);
}
