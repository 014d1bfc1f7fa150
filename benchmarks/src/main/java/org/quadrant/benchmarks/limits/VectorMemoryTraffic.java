package org.quadrant.benchmarks.limits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.simd.WidthTemplate;

/** {@link MemoryTraffic} in vectors; a template of {@link WidthTemplate}. */
final class VectorMemoryTraffic implements MemoryTraffic {
  private static final VectorSpecies<Float> FLOATS = WidthTemplate.floats(MethodHandles.lookup());
  private static final VectorSpecies<Integer> INTS = WidthTemplate.ints(MethodHandles.lookup());
  private static final int BYTES = INTS.vectorByteSize();
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  VectorMemoryTraffic() {}

  @Override
  public int load(MemorySegment words, int from, int to, int passes) {
    IntVector x0 = IntVector.zero(INTS);
    IntVector x1 = x0;
    IntVector x2 = x0;
    IntVector x3 = x0;
    IntVector x4 = x0;
    IntVector x5 = x0;
    IntVector x6 = x0;
    IntVector x7 = x0;
    for (int pass = 0; pass < passes; pass++) {
      for (int at = from; at < to; at += 8 * BYTES) {
        x0 = x0.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at, ORDER));
        x1 = x1.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + BYTES, ORDER));
        x2 = x2.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + 2L * BYTES, ORDER));
        x3 = x3.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + 3L * BYTES, ORDER));
        x4 = x4.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + 4L * BYTES, ORDER));
        x5 = x5.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + 5L * BYTES, ORDER));
        x6 = x6.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + 6L * BYTES, ORDER));
        x7 = x7.lanewise(XOR, IntVector.fromMemorySegment(INTS, words, at + 7L * BYTES, ORDER));
      }
    }
    return x0.lanewise(XOR, x1)
        .lanewise(XOR, x2)
        .lanewise(XOR, x3)
        .lanewise(XOR, x4)
        .lanewise(XOR, x5)
        .lanewise(XOR, x6)
        .lanewise(XOR, x7)
        .reduceLanes(XOR);
  }

  @Override
  public void triad(
      MemorySegment a, MemorySegment b, MemorySegment c, float s, int from, int to, int passes) {
    FloatVector factor = FloatVector.broadcast(FLOATS, s);
    for (int pass = 0; pass < passes; pass++) {
      for (int at = from; at < to; at += 4 * BYTES) {
        triad(a, b, c, factor, at);
        triad(a, b, c, factor, at + BYTES);
        triad(a, b, c, factor, at + 2 * BYTES);
        triad(a, b, c, factor, at + 3 * BYTES);
      }
    }
  }

  private static void triad(
      MemorySegment a, MemorySegment b, MemorySegment c, FloatVector factor, int at) {
    factor
        .fma(
            FloatVector.fromMemorySegment(FLOATS, c, at, ORDER),
            FloatVector.fromMemorySegment(FLOATS, b, at, ORDER))
        .intoMemorySegment(a, at, ORDER);
  }
}
