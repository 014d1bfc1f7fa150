package org.quadrant.benchmarks;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.simd.WidthTemplate;

/** {@link FmaChains} on vectors; a template of {@link WidthTemplate}. */
final class VectorFmaChains extends FmaChains {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());

  VectorFmaChains() {}

  @Override
  int lanes() {
    return SPECIES.length();
  }

  @Override
  float run(int rounds) {
    FloatVector x0 = FloatVector.broadcast(SPECIES, start(0));
    FloatVector x1 = FloatVector.broadcast(SPECIES, start(1));
    FloatVector x2 = FloatVector.broadcast(SPECIES, start(2));
    FloatVector x3 = FloatVector.broadcast(SPECIES, start(3));
    FloatVector x4 = FloatVector.broadcast(SPECIES, start(4));
    FloatVector x5 = FloatVector.broadcast(SPECIES, start(5));
    FloatVector x6 = FloatVector.broadcast(SPECIES, start(6));
    FloatVector x7 = FloatVector.broadcast(SPECIES, start(7));
    FloatVector x8 = FloatVector.broadcast(SPECIES, start(8));
    FloatVector x9 = FloatVector.broadcast(SPECIES, start(9));
    FloatVector x10 = FloatVector.broadcast(SPECIES, start(10));
    FloatVector x11 = FloatVector.broadcast(SPECIES, start(11));
    FloatVector x12 = FloatVector.broadcast(SPECIES, start(12));
    FloatVector x13 = FloatVector.broadcast(SPECIES, start(13));
    FloatVector x14 = FloatVector.broadcast(SPECIES, start(14));
    FloatVector x15 = FloatVector.broadcast(SPECIES, start(15));
    for (int round = 0; round < rounds; round++) {
      x0 = x0.fma(x0, x0);
      x1 = x1.fma(x1, x1);
      x2 = x2.fma(x2, x2);
      x3 = x3.fma(x3, x3);
      x4 = x4.fma(x4, x4);
      x5 = x5.fma(x5, x5);
      x6 = x6.fma(x6, x6);
      x7 = x7.fma(x7, x7);
      x8 = x8.fma(x8, x8);
      x9 = x9.fma(x9, x9);
      x10 = x10.fma(x10, x10);
      x11 = x11.fma(x11, x11);
      x12 = x12.fma(x12, x12);
      x13 = x13.fma(x13, x13);
      x14 = x14.fma(x14, x14);
      x15 = x15.fma(x15, x15);
    }
    return x0.add(x1)
        .add(x2)
        .add(x3)
        .add(x4)
        .add(x5)
        .add(x6)
        .add(x7)
        .add(x8)
        .add(x9)
        .add(x10)
        .add(x11)
        .add(x12)
        .add(x13)
        .add(x14)
        .add(x15)
        .lane(SPECIES.length() - 1);
  }
}
