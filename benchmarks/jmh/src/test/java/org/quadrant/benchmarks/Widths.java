package org.quadrant.benchmarks;

import java.util.stream.IntStream;
import org.quadrant.simd.VectorKernels;

/** The vector widths that this machine gives. */
public final class Widths {
  private Widths() {}

  /**
   * The widths.
   *
   * @return floats per vector: 4, and 8 and 16 where there are such
   */
  public static IntStream available() {
    return IntStream.of(4, 8, 16).filter(lanes -> lanes <= VectorKernels.preferredLanes());
  }
}
