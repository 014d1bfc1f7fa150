package org.quadrant.benchmarks.peers;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Products by EJML's row-major matrices. */
final class EjmlProducts implements MatrixProducts {
  private final int dimension;
  private final int neurons;

  /**
   * Products of one shape.
   *
   * @param dimension d
   * @param neurons p
   */
  EjmlProducts(int dimension, int neurons) {
    this.dimension = dimension;
    this.neurons = neurons;
  }

  @Override
  public void forward(float[] x, int rows, float[] weights, float[] z) {
    CommonOps_FDRM.mult(
        FMatrixRMaj.wrap(rows, dimension, x),
        FMatrixRMaj.wrap(dimension, neurons, weights),
        FMatrixRMaj.wrap(rows, neurons, z));
  }

  @Override
  public void backward(float[] x, int rows, float[] g, float[] gradient) {
    CommonOps_FDRM.multAddTransA(
        FMatrixRMaj.wrap(rows, dimension, x),
        FMatrixRMaj.wrap(rows, neurons, g),
        FMatrixRMaj.wrap(dimension, neurons, gradient));
  }
}
