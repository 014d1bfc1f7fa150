package org.quadrant.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Independent chains of fused multiply-adds, each waiting for its own last result only. There are
 * enough of them to hide a latency of 4 cycles on four pipes or of 8 cycles on two.
 *
 * <p>A link is x ← x·x + x: no operand but the chain's own value, so sixteen chains fit the sixteen
 * registers of AVX2 without a spill. From −1 &lt; x &lt; 0 the value creeps towards 0 like −1/n and
 * stays above 2⁻²⁵ in size, far from the denormal numbers that some CPUs are slow on.
 *
 * <p>The same code stands here once a width because C2 makes single instructions of vector
 * operations only where the species is a constant.
 */
abstract class FmaChains {
  /** Number of independent chains. */
  static final int CHAINS = 16;

  /**
   * Chains of a given width.
   *
   * @param lanes floats per vector: 4, 8 or 16, one that the JVM gives
   * @return the chains
   */
  static FmaChains of(int lanes) {
    return switch (lanes) {
      case 4 -> new Lanes4();
      case 8 -> new Lanes8();
      case 16 -> new Lanes16();
      default -> throw new IllegalArgumentException("lanes: " + lanes + "; allowed: 4, 8, 16");
    };
  }

  /**
   * Where a chain begins.
   *
   * @param chain number of the chain, 0 … 15
   * @return a number between −1 and 0 that no other chain begins with
   */
  static float start(int chain) {
    return -0.5f - chain / 64f;
  }

  /** Floats per vector. */
  abstract int lanes();

  /**
   * Runs all chains.
   *
   * @param rounds links of each chain
   * @return sum of the chains' last values in one lane, in the order of the chains
   */
  abstract float run(int rounds);

  /**
   * Operations of one run, a fused multiply-add counting as two.
   *
   * @param rounds links of each chain
   * @return floating-point operations
   */
  final long flops(int rounds) {
    return 2L * lanes() * CHAINS * rounds;
  }

  /** 4 lanes. */
  private static final class Lanes4 extends FmaChains {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_128;

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

  /** 8 lanes. */
  private static final class Lanes8 extends FmaChains {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_256;

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

  /** 16 lanes. */
  private static final class Lanes16 extends FmaChains {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_512;

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
}
