package org.quadrant.benchmarks.limits;

import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import java.util.Arrays;
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

  /** Kept, since the compiler does not always see that nobody else sees it. */
  private final int[] sums = new int[INTS.length()];

  VectorMemoryTraffic() {}

  @Override
  public int load(MemorySegment words, int from, int to, int passes) {
    Arrays.fill(sums, 0);
    for (int pass = 0; pass < passes; pass++) {
      load(words, from, to, sums);
    }
    int sum = 0;
    for (int each : sums) {
      sum ^= each;
    }
    return sum;
  }

  /**
   * One pass. Its sums are in memory before and after, and it loads at addresses of the whole: in
   * vectors that live through the loop over passes, or out of slices, the compiler's second version
   * boxes, at a hundredth of the speed.
   */
  private static void load(MemorySegment words, int from, int to, int[] sums) {
    IntVector x0 = IntVector.fromArray(INTS, sums, 0);
    IntVector x1 = IntVector.zero(INTS);
    IntVector x2 = x1;
    IntVector x3 = x1;
    IntVector x4 = x1;
    IntVector x5 = x1;
    IntVector x6 = x1;
    IntVector x7 = x1;
    for (int at = from; at < to; at += LOADED) {
      x0 = x0.lanewise(XOR, ints(words, at));
      x1 = x1.lanewise(XOR, ints(words, at + BYTES));
      x2 = x2.lanewise(XOR, ints(words, at + 2 * BYTES));
      x3 = x3.lanewise(XOR, ints(words, at + 3 * BYTES));
      x4 = x4.lanewise(XOR, ints(words, at + 4 * BYTES));
      x5 = x5.lanewise(XOR, ints(words, at + 5 * BYTES));
      x6 = x6.lanewise(XOR, ints(words, at + 6 * BYTES));
      x7 = x7.lanewise(XOR, ints(words, at + 7 * BYTES));
    }
    x0.lanewise(XOR, x1)
        .lanewise(XOR, x2)
        .lanewise(XOR, x3)
        .lanewise(XOR, x4)
        .lanewise(XOR, x5)
        .lanewise(XOR, x6)
        .lanewise(XOR, x7)
        .intoArray(sums, 0);
  }

  private static IntVector ints(MemorySegment words, int at) {
    return IntVector.fromMemorySegment(INTS, words, at, ByteOrder.nativeOrder());
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
