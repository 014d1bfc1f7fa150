package org.quadrant.benchmarks.peers;

/** Where the inputs of a step come from. */
@FunctionalInterface
interface Rows {
  /**
   * The next inputs.
   *
   * @param first index of the first of them in the minibatch
   * @param count number of inputs
   * @return array that begins with the inputs, row-major [count][d]; good until the next call
   */
  float[] read(int first, int count);
}
