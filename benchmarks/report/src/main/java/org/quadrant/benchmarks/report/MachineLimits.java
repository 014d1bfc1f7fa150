package org.quadrant.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.quadrant.benchmarks.catalogue.Limit;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.results.Capacity;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.Width;

/**
 * The limits that all runs of all machines measured. Of several measurements of the same limit the
 * clean ones come first, of these those of complete runs, and of these the latest, however little
 * else its run measured.
 */
final class MachineLimits {
  private final Map<Key, NavigableMap<Integer, Measured>> chosen = new HashMap<>();
  private final Map<Key, NavigableMap<Integer, List<Measured>>> all = new HashMap<>();

  /**
   * What several runs may have measured, with any number of threads.
   *
   * @param folder of the machine
   * @param level of the memory; empty for other limits
   */
  record Key(String folder, int lanes, Limit limit, String level) {
    static Key of(RecordedRun run, Limit limit, JmhResult result) {
      return new Key(
          run.folder(),
          Width.of(result, run.machine().preferredLanes()).lanes(),
          limit,
          result.parameter(Parameters.LEVEL));
    }
  }

  /**
   * A measurement.
   *
   * @param run that it is of
   * @param capacity beside those of fewer threads, of any run of the machine
   */
  record Measured(RecordedRun run, Capacity capacity) {
    private static final Comparator<Measured> TRUST =
        Comparator.comparing((Measured measured) -> measured.capacity.isClean())
            .thenComparing(Measured::run, RecordedRun.TRUST);
  }

  /**
   * Limits.
   *
   * @param runs that measured some
   */
  MachineLimits(List<RecordedRun> runs) {
    for (RecordedRun run : runs) {
      for (JmhResult result : run.results().results()) {
        result
            .limit()
            .ifPresent(
                limit ->
                    all.computeIfAbsent(Key.of(run, limit, result), key -> new TreeMap<>())
                        .computeIfAbsent(result.allThreads(), threads -> new ArrayList<>())
                        .add(new Measured(run, Capacity.of(result, limit))));
      }
    }
    all.forEach((key, measured) -> chosen.put(key, choose(key, measured)));
  }

  /** From few threads to many, each beside those that were chosen of fewer. */
  private static NavigableMap<Integer, Measured> choose(
      Key key, NavigableMap<Integer, List<Measured>> measured) {
    NavigableMap<Integer, Measured> best = new TreeMap<>();
    NavigableMap<Integer, Capacity> fewer = new TreeMap<>();
    measured.forEach(
        (threads, candidates) -> {
          candidates.replaceAll(
              each ->
                  new Measured(
                      each.run(), each.capacity().besideFewer(threads, key.limit().unit(), fewer)));
          Measured first = Collections.max(candidates, Measured.TRUST);
          best.put(threads, first);
          fewer.put(threads, first.capacity());
        });
    return best;
  }

  /**
   * What is shown of all limits.
   *
   * @return for each limit the best measurement by number of threads
   */
  Map<Key, NavigableMap<Integer, Measured>> chosen() {
    return Collections.unmodifiableMap(chosen);
  }

  /**
   * What is wrong with the FMA peak that the percentages of a run's result are of.
   *
   * @param run any
   * @param result one of its
   * @return its flaws; empty for a clean peak and where it was not measured
   */
  List<String> peakFlaws(RecordedRun run, JmhResult result) {
    NavigableMap<Integer, List<Measured>> peaks =
        all.getOrDefault(Key.of(run, Limit.FMA, result), Collections.emptyNavigableMap());
    // A level is no parameter of a step, so the key is that of the peak.
    return Optional.ofNullable(peaks.get(result.allThreads())).stream()
        .flatMap(List::stream)
        .filter(each -> each.run().equals(run))
        .flatMap(each -> each.capacity().flaws().stream())
        .toList();
  }
}
