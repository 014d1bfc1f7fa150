package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.stream.Stream;
import org.quadrant.kernels.Kernels;
import org.quadrant.simd.VectorKernels;

/**
 * A vector width, with its kernels where the JVM gives it.
 *
 * @param lanes floats per vector
 * @param kernels arithmetic of this width; null if it is not given
 * @param reason why it is not given; empty if it is
 */
record Width(int lanes, Kernels kernels, String reason) {

  /** All widths that exist. */
  static List<Width> all() {
    return Stream.of(4, 8, 16).map(Width::of).toList();
  }

  /** The width that this CPU prefers. */
  static Width preferred() {
    return of(VectorKernels.preferredLanes());
  }

  private static Width of(int lanes) {
    try {
      return new Width(lanes, VectorKernels.of(lanes), "");
    } catch (UnsupportedOperationException e) {
      return new Width(lanes, null, e.getMessage());
    }
  }

  boolean isGiven() {
    return kernels != null;
  }

  @Override
  public String toString() {
    return lanes + " lanes";
  }
}
