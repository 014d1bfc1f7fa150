package org.quadrant.benchmarks;

import java.util.stream.IntStream;
import org.quadrant.simd.VectorKernels;

/** The vector widths that this machine gives. */
final class Widths {
  private Widths() {}

  static IntStream available() {
    return IntStream.of(4, 8, 16).filter(lanes -> lanes <= VectorKernels.preferredLanes());
  }
}
