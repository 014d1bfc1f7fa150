package org.quadrant.benchmarks.limits;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.quadrant.simd.WidthTemplate;

/**
 * Goes through memory with as little arithmetic as keeps the compiler from leaving it out. Memory
 * is off the heap and aligned to {@link #ALIGNMENT}: an array of the heap may begin anywhere, and a
 * load that straddles two cache lines takes twice as long.
 */
interface MemoryTraffic {
  /** Bytes of a cache line, and of the widest vector. */
  int ALIGNMENT = 64;

  /** What a size must be a multiple of: eight of the widest vectors. */
  int MULTIPLE = 8 * ALIGNMENT;

  /**
   * Traffic in vectors of a given width.
   *
   * @param lanes floats per vector: 4, 8 or 16, one that the JVM gives
   */
  static MemoryTraffic of(int lanes) {
    return WidthTemplate.instantiate(
        MethodHandles.lookup(), MemoryTraffic.class, VectorMemoryTraffic.class, lanes);
  }

  /**
   * Loads a part of some words.
   *
   * @param words of 32 bits
   * @param from first byte, a multiple of {@link #MULTIPLE}
   * @param to byte after the last, a multiple of {@link #MULTIPLE}
   * @param passes how many times; an even number of passes gives 0
   * @return exclusive or of all words that were loaded
   */
  int load(MemorySegment words, int from, int to, int passes);

  /**
   * A part of STREAM's triad: a = b + s·c.
   *
   * @param a floats
   * @param b as many floats
   * @param c as many floats
   * @param s the factor
   * @param from first byte, a multiple of {@link #MULTIPLE}
   * @param to byte after the last, a multiple of {@link #MULTIPLE}
   * @param passes how many times
   */
  void triad(
      MemorySegment a, MemorySegment b, MemorySegment c, float s, int from, int to, int passes);
}
