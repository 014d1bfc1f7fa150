package org.quadrant.benchmarks.limits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.simd.WidthTemplate;

/**
 * {@link MemoryTraffic} in vectors; a template of {@link WidthTemplate}. Every round of a loop
 * takes a slice, whose size the compiler knows: one check of bounds a round instead of one a
 * vector, and far fewer before the loop, which a pass through the first-level cache is too short to
 * hide.
 */
final class VectorMemoryTraffic implements MemoryTraffic {
  private static final VectorSpecies<Float> FLOATS = WidthTemplate.floats(MethodHandles.lookup());
  private static final VectorSpecies<Integer> INTS = WidthTemplate.ints(MethodHandles.lookup());
  private static final int BYTES = INTS.vectorByteSize();
  private static final int LOADED = 8 * BYTES;
  private static final int ADDED = 4 * BYTES;

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
      for (int at = from; at < to; at += LOADED) {
        MemorySegment slice = words.asSlice(at, LOADED);
        x0 = x0.lanewise(XOR, ints(slice, 0));
        x1 = x1.lanewise(XOR, ints(slice, 1));
        x2 = x2.lanewise(XOR, ints(slice, 2));
        x3 = x3.lanewise(XOR, ints(slice, 3));
        x4 = x4.lanewise(XOR, ints(slice, 4));
        x5 = x5.lanewise(XOR, ints(slice, 5));
        x6 = x6.lanewise(XOR, ints(slice, 6));
        x7 = x7.lanewise(XOR, ints(slice, 7));
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

  private static IntVector ints(MemorySegment slice, int vector) {
    return IntVector.fromMemorySegment(INTS, slice, (long) vector * BYTES, ByteOrder.nativeOrder());
  }

  @Override
  public void triad(
      MemorySegment a, MemorySegment b, MemorySegment c, float s, int from, int to, int passes) {
    FloatVector factor = FloatVector.broadcast(FLOATS, s);
    for (int pass = 0; pass < passes; pass++) {
      for (int at = from; at < to; at += ADDED) {
        MemorySegment sums = a.asSlice(at, ADDED);
        MemorySegment summands = b.asSlice(at, ADDED);
        MemorySegment multiplied = c.asSlice(at, ADDED);
        for (int vector = 0; vector < ADDED / BYTES; vector++) {
          factor
              .fma(floats(multiplied, vector), floats(summands, vector))
              .intoMemorySegment(sums, (long) vector * BYTES, ByteOrder.nativeOrder());
        }
      }
    }
  }

  private static FloatVector floats(MemorySegment slice, int vector) {
    return FloatVector.fromMemorySegment(
        FLOATS, slice, (long) vector * BYTES, ByteOrder.nativeOrder());
  }
}
