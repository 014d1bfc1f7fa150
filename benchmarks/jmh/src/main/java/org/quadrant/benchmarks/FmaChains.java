package org.quadrant.benchmarks;

import java.lang.invoke.MethodHandles;
import org.quadrant.simd.WidthTemplate;

/**
 * Independent chains of fused multiply-adds, each waiting for its own last result only. There are
 * enough of them to hide a latency of 4 cycles on four pipes or of 8 cycles on two.
 *
 * <p>A link is x ← x·x + x: no operand but the chain's own value, so sixteen chains fit the sixteen
 * registers of AVX2 without a spill. From −1 &lt; x &lt; 0 the value creeps towards 0 like −1/n and
 * stays above 2⁻²⁵ in size, far from the denormal numbers that some CPUs are slow on.
 */
abstract class FmaChains {
  /** Number of independent chains. */
  static final int CHAINS = 16;

  /**
   * Chains of a given width.
   *
   * @param lanes floats per vector: 4, 8 or 16, one that the JVM gives
   */
  static FmaChains of(int lanes) {
    if (lanes != 4 && lanes != 8 && lanes != 16) {
      throw new IllegalArgumentException("lanes: " + lanes + "; allowed: 4, 8, 16");
    }
    return WidthTemplate.instantiate(
        MethodHandles.lookup(), FmaChains.class, VectorFmaChains.class, lanes);
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
}
