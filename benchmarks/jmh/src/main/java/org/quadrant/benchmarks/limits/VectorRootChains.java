package org.quadrant.benchmarks.limits;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.quadrant.simd.WidthTemplate;

/** {@link RootChains} on vectors; a template of {@link WidthTemplate}. */
final class VectorRootChains implements RootChains {
  private static final VectorSpecies<Float> SPECIES = WidthTemplate.floats(MethodHandles.lookup());

  VectorRootChains() {}

  private static FloatVector first(int chain) {
    return FloatVector.broadcast(SPECIES, RootChains.start(chain));
  }

  @Override
  public int lanes() {
    return SPECIES.length();
  }

  @Override
  public float divide(int rounds) {
    FloatVector constant = FloatVector.broadcast(SPECIES, CONSTANT);
    FloatVector x0 = first(0);
    FloatVector x1 = first(1);
    FloatVector x2 = first(2);
    FloatVector x3 = first(3);
    FloatVector x4 = first(4);
    FloatVector x5 = first(5);
    FloatVector x6 = first(6);
    FloatVector x7 = first(7);
    for (int round = 0; round < rounds; round++) {
      x0 = constant.div(x0);
      x1 = constant.div(x1);
      x2 = constant.div(x2);
      x3 = constant.div(x3);
      x4 = constant.div(x4);
      x5 = constant.div(x5);
      x6 = constant.div(x6);
      x7 = constant.div(x7);
    }
    return x0.add(x1).add(x2).add(x3).add(x4).add(x5).add(x6).add(x7).lane(SPECIES.length() - 1);
  }

  @Override
  public float squareRoot(int rounds) {
    FloatVector constant = FloatVector.broadcast(SPECIES, CONSTANT);
    FloatVector x0 = first(0);
    FloatVector x1 = first(1);
    FloatVector x2 = first(2);
    FloatVector x3 = first(3);
    FloatVector x4 = first(4);
    FloatVector x5 = first(5);
    FloatVector x6 = first(6);
    FloatVector x7 = first(7);
    for (int round = 0; round < rounds; round++) {
      x0 = x0.add(constant).sqrt();
      x1 = x1.add(constant).sqrt();
      x2 = x2.add(constant).sqrt();
      x3 = x3.add(constant).sqrt();
      x4 = x4.add(constant).sqrt();
      x5 = x5.add(constant).sqrt();
      x6 = x6.add(constant).sqrt();
      x7 = x7.add(constant).sqrt();
    }
    return x0.add(x1).add(x2).add(x3).add(x4).add(x5).add(x6).add(x7).lane(SPECIES.length() - 1);
  }
}
