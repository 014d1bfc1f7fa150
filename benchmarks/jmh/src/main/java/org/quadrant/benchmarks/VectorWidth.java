package org.quadrant.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.quadrant.simd.VectorKernels;

/** The width of vectors, for benchmarks to take it as a parameter of their set-up. */
@State(Scope.Thread)
public class VectorWidth {
  /** Floats per vector; 0 for what the CPU prefers. */
  @Param("0")
  public int lanes;

  /** For JMH. */
  public VectorWidth() {}

  /**
   * A width without JMH.
   *
   * @param lanes floats per vector; 0 for what the CPU prefers
   * @return the width, which need not exist
   */
  public static VectorWidth of(int lanes) {
    VectorWidth width = new VectorWidth();
    width.lanes = lanes;
    return width;
  }

  /**
   * Floats per vector.
   *
   * @return a width that this JVM and CPU give
   * @throws IllegalArgumentException if there is no such width
   * @throws UnsupportedOperationException if this JVM or CPU does not give it; the message says why
   */
  public int resolve() {
    return vectorKernels().lanes();
  }

  /** The kernels of this width. */
  VectorKernels vectorKernels() {
    return VectorKernels.of(lanes == 0 ? VectorKernels.preferredLanes() : lanes);
  }
}
