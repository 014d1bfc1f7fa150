package org.quadrant.benchmarks.limits;

import java.lang.invoke.MethodHandles;
import org.quadrant.simd.WidthTemplate;

/**
 * Sixteen chains x₀ … x₁₅ of 32-bit words, all lanes of a chain alike, in the operations that
 * Threefry is made of. Each link takes in another chain's value or moves all bits, so that the
 * compiler finds no two that it could make one of.
 */
interface IntegerChains {
  /** Number of chains. */
  int CHAINS = 16;

  /** Bits that a rotation moves by: one of Threefry's. */
  int ROTATION = 13;

  /**
   * Chains of a given width.
   *
   * @param lanes words per vector: 4, 8 or 16, one that the JVM gives
   */
  static IntegerChains of(int lanes) {
    return WidthTemplate.instantiate(
        MethodHandles.lookup(), IntegerChains.class, VectorIntegerChains.class, lanes);
  }

  /**
   * Where a chain begins.
   *
   * @param chain number of the chain, 0 … 15
   * @return a word that no other chain begins with
   */
  static int start(int chain) {
    return 0x9E3779B9 * (chain + 1);
  }

  /** Words per vector. */
  int lanes();

  /**
   * In each round, xᵢ ← xᵢ + xᵢ₊₁ for i = 0 … 15 in this order, the last with x₀.
   *
   * @return exclusive or of the chains' last values
   */
  int add(int rounds);

  /**
   * In each round, xᵢ ← xᵢ ⊕ xᵢ₊₁ for i = 0 … 15 in this order, the last with x₀.
   *
   * @return exclusive or of the chains' last values
   */
  int xor(int rounds);

  /**
   * In each round, all xᵢ ← xᵢ rotated to the left by {@link #ROTATION}.
   *
   * @return exclusive or of the chains' last values
   */
  int rotate(int rounds);

  /**
   * In each round, Threefry's mixing of eight pairs: x₂ᵢ ← x₂ᵢ + x₂ᵢ₊₁, then x₂ᵢ₊₁ ← rotation of
   * x₂ᵢ₊₁ ⊕ x₂ᵢ.
   *
   * @return exclusive or of the chains' last values
   */
  int mix(int rounds);
}
