package org.quadrant.benchmarks.results;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.quadrant.benchmarks.catalogue.Limit;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.machine.MemoryLevel;

/** The limits that were measured in one session, and what is to be said against them. */
final class SessionLimits {
  private final Map<Key, NavigableMap<Integer, Capacity>> limits = new HashMap<>();
  private final int preferredLanes;

  /** What several numbers of threads may have been measured of. */
  private record Key(Limit limit, String level, int lanes) {}

  /**
   * Limits among the results of one session.
   *
   * @param preferredLanes floats per vector for results that have none or use no vectors
   */
  SessionLimits(List<JmhResult> results, int preferredLanes) {
    this.preferredLanes = preferredLanes;
    for (JmhResult result : results) {
      result
          .limit()
          .ifPresent(
              limit ->
                  limits
                      .computeIfAbsent(key(limit, result), key -> new TreeMap<>())
                      .put(result.allThreads(), Capacity.of(result, limit)));
    }
    limits.forEach(
        (key, threads) -> {
          NavigableMap<Integer, Capacity> alone = new TreeMap<>(threads);
          threads.replaceAll(
              (number, capacity) -> capacity.besideFewer(number, key.limit().unit(), alone));
        });
  }

  private Key key(Limit limit, JmhResult result) {
    return new Key(
        limit, result.parameter(Parameters.LEVEL), Width.of(result, preferredLanes).lanes());
  }

  /**
   * The capacity that a result tells of.
   *
   * @param result one of the session's, of that limit
   * @return the capacity, beside those of fewer threads
   */
  Capacity of(Limit limit, JmhResult result) {
    return limits.get(key(limit, result)).get(result.allThreads());
  }

  /**
   * Fused-multiply-add peaks.
   *
   * @return operations per second by lanes and threads
   */
  Map<Width, Capacity> peaks() {
    Map<Width, Capacity> peaks = new TreeMap<>();
    limits.forEach(
        (key, threads) -> {
          if (key.limit() == Limit.FMA) {
            threads.forEach(
                (number, capacity) -> peaks.put(new Width(key.lanes(), number), capacity));
          }
        });
    return peaks;
  }

  /**
   * Bandwidths.
   *
   * @return of each level that was measured, bytes per second: the better of loads alone and of
   *     loads and stores
   * @throws IllegalArgumentException if a result has a level that does not exist
   */
  Map<MemoryLevel, Capacity> bandwidths(Width width) {
    Map<MemoryLevel, Capacity> bandwidths = new TreeMap<>();
    limits.forEach(
        (key, threads) -> {
          boolean traffic = key.limit() == Limit.LOAD || key.limit() == Limit.TRIAD;
          if (traffic && key.lanes() == width.lanes() && threads.containsKey(width.threads())) {
            bandwidths.merge(
                MemoryLevel.parse(key.level()), threads.get(width.threads()), Capacity::better);
          }
        });
    return bandwidths;
  }
}
