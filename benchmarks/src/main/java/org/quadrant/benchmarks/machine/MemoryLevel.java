package org.quadrant.benchmarks.machine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A level of the memory hierarchy, the fastest first. */
public enum MemoryLevel {
  /** First-level data cache. */
  L1,
  /** Second-level cache. */
  L2,
  /** Third-level cache. */
  L3,
  /** Main memory. */
  DRAM;

  private static final long SMALLEST_IN_MEMORY = 64L << 20;
  private static final long UNKNOWN_CACHES = 256L << 20;
  private static final long LARGEST_IN_MEMORY = 1L << 30;

  /** Names of the levels, for messages. */
  public static final String NAMES =
      Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));

  /**
   * The level with a given name.
   *
   * @param name such as {@code L2}
   * @return the level
   * @throws IllegalArgumentException if there is none
   */
  public static MemoryLevel parse(String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("level: " + name + "; allowed: " + NAMES));
  }

  /**
   * The level that data lie in while they are used again and again: the first cache whose share for
   * one thread holds them all.
   *
   * @param caches of the machine; null if unknown
   * @param bytes that each thread uses
   * @param threads number of threads
   * @return the level; empty if the caches are unknown, or if only a third level that the machine
   *     does not tell of might hold them
   */
  public static Optional<MemoryLevel> holding(List<Cache> caches, long bytes, int threads) {
    if (caches == null) {
      return Optional.empty();
    }
    for (MemoryLevel level : values()) {
      Optional<Cache> cache = level.cache(caches);
      if (cache.isPresent() && bytes <= share(cache.get(), threads)) {
        return Optional.of(level);
      }
    }
    return L3.cache(caches).isPresent() || bytes >= UNKNOWN_CACHES
        ? Optional.of(DRAM)
        : Optional.empty();
  }

  /**
   * How much each thread is to go through, again and again, to measure this level: half of its
   * share of a cache, which is far more than the level before holds; for main memory four times its
   * share of the last cache, as STREAM asks for, though at least 64 MiB and at most 1 GiB, and 256
   * MiB if no third level is known.
   *
   * @param caches of the machine; null if unknown
   * @param threads number of threads
   * @return bytes
   * @throws UnsupportedOperationException if the machine has no such cache or does not tell
   * @see <a href="https://www.cs.virginia.edu/stream/ref.html">STREAM: Run Rules</a>
   */
  public long workingSet(List<Cache> caches, int threads) {
    if (this == DRAM) {
      return Optional.ofNullable(caches)
          .flatMap(L3::cache)
          .map(last -> Math.clamp(4 * share(last, threads), SMALLEST_IN_MEMORY, LARGEST_IN_MEMORY))
          .orElse(UNKNOWN_CACHES);
    }
    List<Cache> known = caches == null ? List.of() : caches;
    return cache(known).map(cache -> share(cache, threads) / 2).orElseThrow(() -> none(known));
  }

  private UnsupportedOperationException none(List<Cache> caches) {
    String given =
        Arrays.stream(values())
            .filter(level -> level == DRAM || level.cache(caches).isPresent())
            .map(Enum::name)
            .collect(Collectors.joining(", "));
    return new UnsupportedOperationException("level: " + this + "; this machine tells of " + given);
  }

  private Optional<Cache> cache(List<Cache> caches) {
    return caches.stream()
        .filter(cache -> cache.level() == ordinal() + 1 && !cache.type().equals("Instruction"))
        .findFirst();
  }

  private static long share(Cache cache, int threads) {
    int sharers = cache.sharedBy() == null ? 1 : cache.sharedBy();
    return cache.bytes() / Math.clamp(threads, 1, Math.max(1, sharers));
  }
}
