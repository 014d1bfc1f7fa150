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
   * How much each thread is to go through, again and again, to measure this level. Of a cache it is
   * the same for every number of threads, since with it changes what is measured: half of what each
   * of the cache's sharers has if all of them are at work, of the third level no more than four
   * times the second, and always more than twice the level before. For main memory it is four times
   * a thread's share of the last cache, as STREAM asks for, though at least 64 MiB and at most 1
   * GiB, and 256 MiB if no third level is known.
   *
   * @param caches of the machine; null if unknown
   * @return bytes
   * @throws UnsupportedOperationException if the machine has no such cache or does not tell, or if
   *     a thread's share of it is too small to be told from the level before
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
    Cache cache = cache(known).orElseThrow(() -> none(known));
    long before = before(known);
    long half = share(cache, Integer.MAX_VALUE) / 2;
    // A third level may be shared with other virtual machines, which the system does not tell of.
    long wanted = this == L3 && before > 0 ? Math.min(half, 4 * before) : half;
    long set = Math.max(wanted, 5 * before / 2);
    if (set > share(cache, threads)) {
      throw new UnsupportedOperationException(
          "level: %s; this machine tells of %d KiB for each of %d threads, %d KiB are needed"
              .formatted(this, share(cache, threads) >> 10, threads, set >> 10));
    }
    return set;
  }

  /** Size of the nearest cache before this one; 0 if none is known. */
  private long before(List<Cache> caches) {
    return Arrays.stream(values())
        .limit(ordinal())
        .flatMap(level -> level.cache(caches).stream())
        .mapToLong(Cache::bytes)
        .reduce(0, (_, nearer) -> nearer);
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
