package org.quadrant.benchmarks.results;

import java.util.List;
import java.util.Map;

/** What the hardware gives, in the units that it is sold in. */
public final class LimitsTable {
  private static final double GIGA = 1e9;

  private final List<JmhResult> results;
  private final int preferredLanes;

  /**
   * A limit.
   *
   * @param what is limited
   * @param counter JMH's auxiliary counter
   * @param unit of a thousand million a second
   */
  private record Limit(String what, String counter, String unit) {}

  private static final Map<String, Limit> LIMITS =
      Map.of(
          "FmaPeakBenchmark.peak", new Limit("FMA peak", "flops", "GFLOP/s"),
          "MemoryBandwidthBenchmark.load", new Limit("load", "bytes", "GB/s"),
          "MemoryBandwidthBenchmark.triad", new Limit("triad", "bytes", "GB/s"),
          "IntegerPeakBenchmark.add", new Limit("integer add", "operations", "Gop/s"),
          "IntegerPeakBenchmark.xor", new Limit("integer xor", "operations", "Gop/s"),
          "IntegerPeakBenchmark.rotate", new Limit("integer rotate", "operations", "Gop/s"),
          "IntegerPeakBenchmark.mix", new Limit("add, rotate, xor", "operations", "Gop/s"),
          "DivisionPeakBenchmark.divide", new Limit("division", "operations", "Gop/s"),
          "DivisionPeakBenchmark.squareRoot", new Limit("square root", "operations", "Gop/s"));

  /**
   * A table of results that were measured in one session.
   *
   * @param results the results, of which those of limits are shown
   * @param preferredLanes floats per vector that the CPU prefers
   */
  public LimitsTable(JmhResults results, int preferredLanes) {
    this.results = results.results();
    this.preferredLanes = preferredLanes;
  }

  /**
   * One row for each limit.
   *
   * @return what is limited, of which memory, lanes, threads, highest rate of all threads together,
   *     unit
   */
  public MarkdownTable table() {
    MarkdownTable table = new MarkdownTable("limit", "memory", "lanes", "threads", "rate", "unit");
    for (JmhResult result : results) {
      Limit limit = LIMITS.get(result.shortName());
      if (limit != null) {
        Width width = Width.of(result, preferredLanes);
        table.add(
            limit.what(),
            result.params().getOrDefault("level", ""),
            Integer.toString(width.lanes()),
            Integer.toString(width.threads()),
            Numbers.significant(Capacity.perSecond(result, limit.counter()) / GIGA),
            limit.unit());
      }
    }
    return table;
  }
}
