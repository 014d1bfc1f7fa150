package org.quadrant.simd;

import jdk.incubator.vector.FloatVector;
import org.quadrant.kernels.StripLayout;

/** How the accumulators of a matrix product are blocked in vector registers. */
final class Registers {
  private static final int WIDEST = 3;

  private Registers() {}

  /**
   * Rows of a block of accumulators. Eight rows by three vectors need 28 registers: those of
   * AVX-512 (at any width) or of AArch64. AVX2 has sixteen: four rows.
   *
   * @param lanes floats per vector
   * @return 8 or 4
   */
  static int rows(int lanes) {
    boolean manyRegisters =
        lanes == 16
            || FloatVector.SPECIES_PREFERRED.length() == 16
            || System.getProperty("os.arch").equals("aarch64");
    return manyRegisters ? 8 : 4;
  }

  /**
   * Vectors of the next block: threes, and twos so that no single one is left.
   *
   * @param remaining vectors not yet done, at least 1
   * @return 1, 2 or 3
   */
  static int vectors(int remaining) {
    if (remaining == WIDEST + 1) {
      return 2;
    }
    return Math.min(remaining, WIDEST);
  }

  /**
   * Where a vector of neurons begins in an array of strips of 16.
   *
   * @param vector index of the vector: neurons vector · lanes and following
   * @param lanes floats per vector
   * @param strip distance of two strips in the array
   * @return an index
   */
  static int base(int vector, int lanes, int strip) {
    int neuron = vector * lanes;
    return neuron / StripLayout.STRIP * strip + neuron % StripLayout.STRIP;
  }
}
