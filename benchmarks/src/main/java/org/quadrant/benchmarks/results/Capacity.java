package org.quadrant.benchmarks.results;

/**
 * What the machine gave to the benchmark of a limit. A limit is a capacity: whatever disturbs a
 * measurement takes some of it away, so the best measurement is the nearest to it, and a mean would
 * make all that is held against it look better than it is.
 */
public final class Capacity {
  private Capacity() {}

  /**
   * Highest rate of a counter: of the FMA peak, which is measured before all other cases and after
   * them, the better of these two; of every other limit that of the best fork.
   *
   * @param limit result of a benchmark of a limit
   * @param counter such as {@code flops} or {@code bytes}
   * @return how many per second, in all threads together; NaN if the benchmark counted none
   */
  public static double perSecond(JmhResult limit, String counter) {
    return FmaPeak.isOne(limit)
        ? FmaPeak.of(limit).flopsPerSecond()
        : limit.perSecondInGroups(counter, 1).stream().max(Double::compare).orElse(Double.NaN);
  }
}
