package org.quadrant.benchmarks.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.quadrant.benchmarks.Work;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.benchmarks.machine.MemoryLevel;

/** The kernels and steps of a session, held against the limits that were measured beside them. */
public final class Roofline {
  private static final String BANDWIDTHS = "MemoryBandwidthBenchmark.";
  private static final double GIGA = 1e9;

  private final Map<Width, Double> peaks = new TreeMap<>();
  private final Map<Width, Map<MemoryLevel, Double>> bandwidths = new TreeMap<>();
  private final List<RooflinePoint> points;

  /**
   * The roofline of results that were measured in one session.
   *
   * @param results the results, limits included
   * @param machine that they were measured on
   * @throws IllegalArgumentException if a result has a shape or a level that does not exist
   */
  public Roofline(JmhResults results, Machine machine) {
    for (JmhResult result : results.results()) {
      Width width = Width.of(result, machine.preferredLanes());
      if (FmaPeak.isOne(result)) {
        peaks.put(width, Capacity.perSecond(result, "flops"));
      } else if (result.shortName().startsWith(BANDWIDTHS)) {
        bandwidths
            .computeIfAbsent(width, each -> new TreeMap<>())
            .merge(
                MemoryLevel.parse(result.params().getOrDefault("level", "")),
                Capacity.perSecond(result, "bytes"),
                Math::max);
      }
    }
    points = results.results().stream().flatMap(each -> point(each, machine).stream()).toList();
  }

  private Optional<RooflinePoint> point(JmhResult result, Machine machine) {
    Width width = Width.of(result, machine.preferredLanes());
    return Work.of(result.shortName(), result.params())
        .filter(work -> work.flops() > 0)
        .map(
            work -> {
              Optional<MemoryLevel> level =
                  MemoryLevel.holding(
                      machine.caches(), (long) work.workingSet(), result.allThreads());
              double bandwidth =
                  level
                      .map(each -> bandwidths(width).getOrDefault(each, Double.NaN))
                      .orElse(Double.NaN);
              double peak = peaks.getOrDefault(width, Double.NaN);
              return new RooflinePoint(result, work, level, peak, bandwidth);
            });
  }

  /**
   * The kernels and steps.
   *
   * @return those whose floating-point operations are counted, in the order of the results
   */
  public List<RooflinePoint> points() {
    return points;
  }

  /** Fused-multiply-add peaks in operations per second. */
  Map<Width, Double> peaks() {
    return peaks;
  }

  /** Highest bandwidths that were measured of a width, in bytes per second. */
  Map<MemoryLevel, Double> bandwidths(Width width) {
    return bandwidths.getOrDefault(width, Map.of());
  }

  /**
   * One row for each kernel and step.
   *
   * @return benchmark, parameters, GFLOP/s, percent of the peak of the same lanes and threads,
   *     operations per byte of traffic, memory that the working set lies in, which limit binds,
   *     what that allows in GFLOP/s, percent of it
   */
  public MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable(
            "benchmark",
            "parameters",
            "GFLOP/s",
            "% of FMA peak",
            "flop/byte",
            "data in",
            "limit",
            "GFLOP/s allowed",
            "% of it");
    for (RooflinePoint point : points) {
      double rate = point.result().flopsPerSecond();
      table.add(
          point.result().shortName(),
          BenchmarkTable.parameters(point.result()),
          Numbers.significant(rate / GIGA),
          BenchmarkTable.percent(rate / point.peak()),
          Numbers.significant(point.work().intensity()),
          point.level().map(Enum::name).orElse("–"),
          point.limit(),
          Numbers.significant(point.roof() / GIGA),
          BenchmarkTable.percent(point.shareOfRoof()));
    }
    return table;
  }

  /**
   * The table and what must be known to read it, in Markdown.
   *
   * @return lines, each ended by a line feed; none if there are no kernels and steps
   */
  public String text() {
    return points.isEmpty()
        ? ""
        : table().text()
            + """

            - flop/byte: operations for each byte of the arrays that a kernel reads and writes, each \
            array once; a step moves what its kernels move, and of its operations the two products \
            count.
            - The lower one of two limits binds: the FMA peak, or flop/byte times the bandwidth of the \
            memory that the working set of a thread fits into, the highest that loads alone or loads \
            and stores reached there.
            - More than 100 % of a limit: its benchmark did not reach what the machine can give, or, of \
            a bandwidth beyond L1, part of the data lay nearer than that.
            """;
  }
}
