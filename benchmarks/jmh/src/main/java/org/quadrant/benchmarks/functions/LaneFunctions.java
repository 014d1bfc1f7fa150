package org.quadrant.benchmarks.functions;

import java.lang.invoke.MethodHandles;
import org.quadrant.simd.WidthTemplate;

/** Elementary functions on vectors. */
interface LaneFunctions {
  /**
   * Functions in vectors of a given width.
   *
   * @param lanes floats per vector: 4, 8 or 16, one that the JVM gives
   */
  static LaneFunctions of(int lanes) {
    return WidthTemplate.instantiate(
        MethodHandles.lookup(), LaneFunctions.class, VectorLaneFunctions.class, lanes);
  }

  /**
   * Values by the operations of {@code FloatFunctions}, in its order: the same bits.
   *
   * @param x arguments, as many as a multiple of 16
   * @param y receives the values
   */
  void ours(ElementaryFunction function, float[] x, float[] y);

  /**
   * Values by the Vector API's own operators.
   *
   * @param x arguments, as many as a multiple of 16
   * @param y receives the values
   */
  void operators(ElementaryFunction function, float[] x, float[] y);
}
