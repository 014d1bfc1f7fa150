package org.quadrant.benchmarks.session;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.Parameters;
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.MemoryLevel;

/**
 * One benchmark with one value for each of its parameters.
 *
 * @param benchmark full name of class and method
 * @param threads JMH's threads
 */
public record BenchmarkCase(String benchmark, SortedMap<String, String> params, int threads) {
  /** Stores beside the loads can move more than loads alone. */
  private static final List<BenchmarkDescription> TRAFFIC =
      List.of(BenchmarkDescription.LOAD, BenchmarkDescription.TRIAD);

  /** Copies the parameters. */
  public BenchmarkCase {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /**
   * The measurement that other cases are held against.
   *
   * @param lanes floats per vector
   * @return the FMA peak of that width
   */
  public static BenchmarkCase peak(int lanes, int threads) {
    return new BenchmarkCase(
        BenchmarkDescription.FMA_PEAK.benchmark(),
        new TreeMap<>(Map.of(Parameters.LANES, Integer.toString(lanes))),
        threads);
  }

  /**
   * The FMA peak at this case's width and threads.
   *
   * @param preferredLanes width for a case that has none or uses no vectors
   * @return the peak; this case itself if it is one
   */
  public BenchmarkCase ownPeak(int preferredLanes) {
    int lanes = Integer.parseInt(params.getOrDefault(Parameters.LANES, "1"));
    int ownThreads = Integer.parseInt(params.getOrDefault(Parameters.THREADS, "1"));
    return peak(lanes > 1 ? lanes : preferredLanes, threads * ownThreads);
  }

  /**
   * The bandwidths that this case is held against: of the memory that its working set lies in, at
   * its width and threads.
   *
   * @param caches of the machine; null if unknown
   * @param preferredLanes width for a case that has none or uses no vectors
   * @return the measurements; none for benchmarks whose work is not known, and if nothing tells
   *     where the working set lies
   */
  public List<BenchmarkCase> bandwidths(List<Cache> caches, int preferredLanes) {
    BenchmarkCase peak = ownPeak(preferredLanes);
    return description()
        .flatMap(description -> description.work(params))
        .filter(work -> work.flops() > 0)
        .flatMap(work -> MemoryLevel.holding(caches, (long) work.workingSet(), peak.threads()))
        .map(
            level ->
                Map.of(
                    Parameters.LANES,
                    peak.params().get(Parameters.LANES),
                    Parameters.LEVEL,
                    level.name()))
        .stream()
        .flatMap(
            given ->
                TRAFFIC.stream()
                    .map(
                        traffic ->
                            new BenchmarkCase(
                                traffic.benchmark(), new TreeMap<>(given), peak.threads())))
        .toList();
  }

  /**
   * What the benchmark is.
   *
   * @return empty for one of another suite
   */
  public Optional<BenchmarkDescription> description() {
    return BenchmarkDescription.of(benchmark);
  }

  /**
   * Iterations before the measurement, if it needs more than others: with vectors, since engines
   * without them are small enough to be compiled in time.
   *
   * @return their number; empty for as many as every benchmark has
   */
  OptionalInt warmUps() {
    boolean vectors =
        params.getOrDefault(Parameters.ENGINE, Parameters.VECTOR).equals(Parameters.VECTOR);
    return description()
        .filter(each -> vectors)
        .map(BenchmarkDescription::warmUps)
        .orElse(OptionalInt.empty());
  }

  /**
   * Class and method without the package.
   *
   * @return such as {@code StepBenchmark.step}
   */
  public String shortName() {
    return BenchmarkDescription.shortName(benchmark);
  }

  /**
   * The case in words.
   *
   * @return short name and parameters
   */
  public String text() {
    String values =
        params.entrySet().stream()
            .map(entry -> " " + entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining());
    return shortName() + values + (threads > 1 ? " -t " + threads : "");
  }
}
