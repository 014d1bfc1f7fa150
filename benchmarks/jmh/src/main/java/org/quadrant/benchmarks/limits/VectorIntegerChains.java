package org.quadrant.benchmarks.limits;

import static jdk.incubator.vector.VectorOperators.ROL;
import static jdk.incubator.vector.VectorOperators.XOR;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.simd.WidthTemplate;

/** {@link IntegerChains} on vectors; a template of {@link WidthTemplate}. */
final class VectorIntegerChains implements IntegerChains {
  private static final VectorSpecies<Integer> SPECIES = WidthTemplate.ints(MethodHandles.lookup());

  VectorIntegerChains() {}

  private static IntVector first(int chain) {
    return IntVector.broadcast(SPECIES, IntegerChains.start(chain));
  }

  @Override
  public int lanes() {
    return SPECIES.length();
  }

  @Override
  public int add(int rounds) {
    IntVector x0 = first(0);
    IntVector x1 = first(1);
    IntVector x2 = first(2);
    IntVector x3 = first(3);
    IntVector x4 = first(4);
    IntVector x5 = first(5);
    IntVector x6 = first(6);
    IntVector x7 = first(7);
    IntVector x8 = first(8);
    IntVector x9 = first(9);
    IntVector x10 = first(10);
    IntVector x11 = first(11);
    IntVector x12 = first(12);
    IntVector x13 = first(13);
    IntVector x14 = first(14);
    IntVector x15 = first(15);
    for (int round = 0; round < rounds; round++) {
      x0 = x0.add(x1);
      x1 = x1.add(x2);
      x2 = x2.add(x3);
      x3 = x3.add(x4);
      x4 = x4.add(x5);
      x5 = x5.add(x6);
      x6 = x6.add(x7);
      x7 = x7.add(x8);
      x8 = x8.add(x9);
      x9 = x9.add(x10);
      x10 = x10.add(x11);
      x11 = x11.add(x12);
      x12 = x12.add(x13);
      x13 = x13.add(x14);
      x14 = x14.add(x15);
      x15 = x15.add(x0);
    }
    return x0.lanewise(XOR, x1)
        .lanewise(XOR, x2)
        .lanewise(XOR, x3)
        .lanewise(XOR, x4)
        .lanewise(XOR, x5)
        .lanewise(XOR, x6)
        .lanewise(XOR, x7)
        .lanewise(XOR, x8)
        .lanewise(XOR, x9)
        .lanewise(XOR, x10)
        .lanewise(XOR, x11)
        .lanewise(XOR, x12)
        .lanewise(XOR, x13)
        .lanewise(XOR, x14)
        .lanewise(XOR, x15)
        .lane(SPECIES.length() - 1);
  }

  @Override
  public int xor(int rounds) {
    IntVector x0 = first(0);
    IntVector x1 = first(1);
    IntVector x2 = first(2);
    IntVector x3 = first(3);
    IntVector x4 = first(4);
    IntVector x5 = first(5);
    IntVector x6 = first(6);
    IntVector x7 = first(7);
    IntVector x8 = first(8);
    IntVector x9 = first(9);
    IntVector x10 = first(10);
    IntVector x11 = first(11);
    IntVector x12 = first(12);
    IntVector x13 = first(13);
    IntVector x14 = first(14);
    IntVector x15 = first(15);
    for (int round = 0; round < rounds; round++) {
      x0 = x0.lanewise(XOR, x1);
      x1 = x1.lanewise(XOR, x2);
      x2 = x2.lanewise(XOR, x3);
      x3 = x3.lanewise(XOR, x4);
      x4 = x4.lanewise(XOR, x5);
      x5 = x5.lanewise(XOR, x6);
      x6 = x6.lanewise(XOR, x7);
      x7 = x7.lanewise(XOR, x8);
      x8 = x8.lanewise(XOR, x9);
      x9 = x9.lanewise(XOR, x10);
      x10 = x10.lanewise(XOR, x11);
      x11 = x11.lanewise(XOR, x12);
      x12 = x12.lanewise(XOR, x13);
      x13 = x13.lanewise(XOR, x14);
      x14 = x14.lanewise(XOR, x15);
      x15 = x15.lanewise(XOR, x0);
    }
    return x0.lanewise(XOR, x1)
        .lanewise(XOR, x2)
        .lanewise(XOR, x3)
        .lanewise(XOR, x4)
        .lanewise(XOR, x5)
        .lanewise(XOR, x6)
        .lanewise(XOR, x7)
        .lanewise(XOR, x8)
        .lanewise(XOR, x9)
        .lanewise(XOR, x10)
        .lanewise(XOR, x11)
        .lanewise(XOR, x12)
        .lanewise(XOR, x13)
        .lanewise(XOR, x14)
        .lanewise(XOR, x15)
        .lane(SPECIES.length() - 1);
  }

  @Override
  public int rotate(int rounds) {
    IntVector x0 = first(0);
    IntVector x1 = first(1);
    IntVector x2 = first(2);
    IntVector x3 = first(3);
    IntVector x4 = first(4);
    IntVector x5 = first(5);
    IntVector x6 = first(6);
    IntVector x7 = first(7);
    IntVector x8 = first(8);
    IntVector x9 = first(9);
    IntVector x10 = first(10);
    IntVector x11 = first(11);
    IntVector x12 = first(12);
    IntVector x13 = first(13);
    IntVector x14 = first(14);
    IntVector x15 = first(15);
    for (int round = 0; round < rounds; round++) {
      x0 = x0.lanewise(ROL, ROTATION);
      x1 = x1.lanewise(ROL, ROTATION);
      x2 = x2.lanewise(ROL, ROTATION);
      x3 = x3.lanewise(ROL, ROTATION);
      x4 = x4.lanewise(ROL, ROTATION);
      x5 = x5.lanewise(ROL, ROTATION);
      x6 = x6.lanewise(ROL, ROTATION);
      x7 = x7.lanewise(ROL, ROTATION);
      x8 = x8.lanewise(ROL, ROTATION);
      x9 = x9.lanewise(ROL, ROTATION);
      x10 = x10.lanewise(ROL, ROTATION);
      x11 = x11.lanewise(ROL, ROTATION);
      x12 = x12.lanewise(ROL, ROTATION);
      x13 = x13.lanewise(ROL, ROTATION);
      x14 = x14.lanewise(ROL, ROTATION);
      x15 = x15.lanewise(ROL, ROTATION);
    }
    return x0.lanewise(XOR, x1)
        .lanewise(XOR, x2)
        .lanewise(XOR, x3)
        .lanewise(XOR, x4)
        .lanewise(XOR, x5)
        .lanewise(XOR, x6)
        .lanewise(XOR, x7)
        .lanewise(XOR, x8)
        .lanewise(XOR, x9)
        .lanewise(XOR, x10)
        .lanewise(XOR, x11)
        .lanewise(XOR, x12)
        .lanewise(XOR, x13)
        .lanewise(XOR, x14)
        .lanewise(XOR, x15)
        .lane(SPECIES.length() - 1);
  }

  @Override
  public int mix(int rounds) {
    IntVector x0 = first(0);
    IntVector x1 = first(1);
    IntVector x2 = first(2);
    IntVector x3 = first(3);
    IntVector x4 = first(4);
    IntVector x5 = first(5);
    IntVector x6 = first(6);
    IntVector x7 = first(7);
    IntVector x8 = first(8);
    IntVector x9 = first(9);
    IntVector x10 = first(10);
    IntVector x11 = first(11);
    IntVector x12 = first(12);
    IntVector x13 = first(13);
    IntVector x14 = first(14);
    IntVector x15 = first(15);
    for (int round = 0; round < rounds; round++) {
      x0 = x0.add(x1);
      x2 = x2.add(x3);
      x4 = x4.add(x5);
      x6 = x6.add(x7);
      x8 = x8.add(x9);
      x10 = x10.add(x11);
      x12 = x12.add(x13);
      x14 = x14.add(x15);
      x1 = x1.lanewise(ROL, ROTATION).lanewise(XOR, x0);
      x3 = x3.lanewise(ROL, ROTATION).lanewise(XOR, x2);
      x5 = x5.lanewise(ROL, ROTATION).lanewise(XOR, x4);
      x7 = x7.lanewise(ROL, ROTATION).lanewise(XOR, x6);
      x9 = x9.lanewise(ROL, ROTATION).lanewise(XOR, x8);
      x11 = x11.lanewise(ROL, ROTATION).lanewise(XOR, x10);
      x13 = x13.lanewise(ROL, ROTATION).lanewise(XOR, x12);
      x15 = x15.lanewise(ROL, ROTATION).lanewise(XOR, x14);
    }
    return x0.lanewise(XOR, x1)
        .lanewise(XOR, x2)
        .lanewise(XOR, x3)
        .lanewise(XOR, x4)
        .lanewise(XOR, x5)
        .lanewise(XOR, x6)
        .lanewise(XOR, x7)
        .lanewise(XOR, x8)
        .lanewise(XOR, x9)
        .lanewise(XOR, x10)
        .lanewise(XOR, x11)
        .lanewise(XOR, x12)
        .lanewise(XOR, x13)
        .lanewise(XOR, x14)
        .lanewise(XOR, x15)
        .lane(SPECIES.length() - 1);
  }
}
