package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.catalogue.Limit;
import org.quadrant.benchmarks.statistics.Steadiness;

/**
 * What the machine gave to the benchmark of a limit. A limit is a capacity: whatever disturbs a
 * measurement takes some of it away, so the best measurement is the nearest to it, and a mean would
 * make all that is held against it look better than it is. Only clean forks count, as long as there
 * are any.
 *
 * @param perSecond highest rate, in all threads together; NaN if the benchmark counted none
 * @param flaws why it is not to be relied on; empty for a clean one
 */
public record Capacity(double perSecond, List<String> flaws) {
  /** Copies the list. */
  public Capacity {
    flaws = List.copyOf(flaws);
  }

  /**
   * Highest rate of a limit's counter: of the FMA peak, which is measured before all other cases
   * and after them, the better of these two; of every other limit that of the best fork.
   *
   * @param result of the benchmark of a limit
   */
  public static Capacity of(JmhResult result, Limit limit) {
    if (limit == Limit.FMA) {
      return FmaPeak.of(result).capacity();
    }
    List<Double> rates = result.perSecondInGroups(limit.counter(), 1);
    OptionalDouble clean =
        IntStream.range(0, rates.size())
            .filter(fork -> isClean(result, fork, rates.size()))
            .mapToDouble(rates::get)
            .max();
    return clean.isPresent()
        ? new Capacity(clean.getAsDouble(), List.of())
        : new Capacity(rates.stream().max(Double::compare).orElse(Double.NaN), Flaws.of(result));
  }

  /** Where the file has no rates of single forks, the one that it has is as good as all of them. */
  static boolean isClean(JmhResult result, int fork, int rates) {
    List<List<Double>> forks = result.primaryMetric().rawData();
    boolean unknown = forks == null || rates != forks.size();
    return unknown ? Flaws.of(result).isEmpty() : Flaws.ofFork(result, fork).isEmpty();
  }

  /**
   * Whether it is to be relied on.
   *
   * @return whether there are no flaws
   */
  public boolean isClean() {
    return flaws.isEmpty();
  }

  /** Better of two: a clean one before one that is not, then the higher one. */
  static Capacity better(Capacity one, Capacity other) {
    if (one.isClean() != other.isClean()) {
      return one.isClean() ? one : other;
    }
    return one.perSecond >= other.perSecond ? one : other;
  }

  /**
   * A capacity beside those of fewer threads. More threads give no less, so one that is lower, by
   * more than the iterations of a steady fork may differ, was not measured right.
   *
   * @param unit of a thousand million a second
   * @param fewer capacities of the same limit with fewer threads; the clean ones count, if there
   *     are any
   * @return the same with what is to be said of it
   */
  public Capacity besideFewer(int threads, String unit, NavigableMap<Integer, Capacity> fewer) {
    NavigableMap<Integer, Capacity> compared = new TreeMap<>(fewer);
    if (fewer.values().stream().anyMatch(Capacity::isClean)) {
      compared.values().removeIf(capacity -> !capacity.isClean());
    }
    List<String> all = new ArrayList<>(flaws);
    compared.headMap(threads, false).entrySet().stream()
        .filter(each -> each.getValue().perSecond > Steadiness.MOST_SPREAD * perSecond)
        .findFirst()
        .ifPresent(
            each ->
                all.add(
                    "falls with threads: %s %s with %d, %s with %d"
                        .formatted(
                            Numbers.giga(each.getValue().perSecond),
                            unit,
                            each.getKey(),
                            Numbers.giga(perSecond),
                            threads)));
    return new Capacity(perSecond, all);
  }
}
