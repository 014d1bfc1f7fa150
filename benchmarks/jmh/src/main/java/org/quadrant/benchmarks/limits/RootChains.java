package org.quadrant.benchmarks.limits;

import java.lang.invoke.MethodHandles;
import org.quadrant.simd.WidthTemplate;

/**
 * Independent chains of divisions or of square roots, all lanes of a chain alike. Their values keep
 * many different bits: some CPUs are done sooner with a power of two.
 */
interface RootChains {
  /** Number of independent chains. */
  int CHAINS = 8;

  /** Dividend of all divisions, and what is added before a root is taken. */
  float CONSTANT = 3;

  /**
   * Chains of a given width.
   *
   * @param lanes floats per vector: 4, 8 or 16, one that the JVM gives
   */
  static RootChains of(int lanes) {
    return WidthTemplate.instantiate(
        MethodHandles.lookup(), RootChains.class, VectorRootChains.class, lanes);
  }

  /**
   * Where a chain begins.
   *
   * @param chain number of the chain, 0 … 7
   * @return a number between 1 and 2 that no other chain begins with
   */
  static float start(int chain) {
    return 1.1f + chain / 9f;
  }

  /** Floats per vector. */
  int lanes();

  /**
   * In each round, x ← 3 / x.
   *
   * @return sum of the chains' last values in one lane, in the order of the chains
   */
  float divide(int rounds);

  /**
   * In each round, x ← √(x + 3): the addition takes no time of its own beside the root.
   *
   * @return sum of the chains' last values in one lane, in the order of the chains
   */
  float squareRoot(int rounds);
}
