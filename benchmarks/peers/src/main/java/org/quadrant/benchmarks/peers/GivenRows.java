package org.quadrant.benchmarks.peers;

/** Inputs of a given minibatch. */
final class GivenRows implements Rows {
  private final int dimension;
  private final float[] inputs;
  private float[] rows = new float[0];

  /**
   * Rows of a minibatch.
   *
   * @param dimension d
   * @param inputs row-major [m][d]; not copied
   */
  GivenRows(int dimension, float[] inputs) {
    this.dimension = dimension;
    this.inputs = inputs;
  }

  @Override
  public float[] read(int first, int count) {
    int length = count * dimension;
    if (rows.length < length) {
      rows = new float[length];
    }
    System.arraycopy(inputs, first * dimension, rows, 0, length);
    return rows;
  }
}
