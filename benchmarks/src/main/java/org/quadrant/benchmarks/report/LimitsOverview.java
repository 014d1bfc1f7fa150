package org.quadrant.benchmarks.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quadrant.benchmarks.results.Capacity;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Numbers;

/**
 * What each machine's hardware gives to Java, as far as it was measured. The limits of a row are
 * those of one run: on a machine whose speed changes from hour to hour, limits of two runs say
 * nothing about each other.
 */
final class LimitsOverview {
  private static final double GIGA = 1e9;

  private final Map<Row, Limits> rows = new TreeMap<>();

  /** What has one row. */
  private record Row(String folder, int threads, int lanes) implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
        Comparator.comparing(Row::folder)
            .thenComparingInt(Row::threads)
            .thenComparing(Row::lanes, Comparator.reverseOrder());

    @Override
    public int compareTo(Row other) {
      return ORDER.compare(this, other);
    }
  }

  /** A limit. */
  private enum Column {
    FMA("FMA, GFLOP/s", "FmaPeakBenchmark.peak", "flops", ""),
    L1("L1, GB/s", "MemoryBandwidthBenchmark.load", "bytes", "L1"),
    L2("L2, GB/s", "MemoryBandwidthBenchmark.load", "bytes", "L2"),
    L3("L3, GB/s", "MemoryBandwidthBenchmark.load", "bytes", "L3"),
    DRAM("DRAM, GB/s", "MemoryBandwidthBenchmark.load", "bytes", "DRAM"),
    TRIAD("DRAM triad, GB/s", "MemoryBandwidthBenchmark.triad", "bytes", "DRAM"),
    INTEGERS("integers, Gop/s", "IntegerPeakBenchmark.mix", "operations", ""),
    DIVISION("divisions, G/s", "DivisionPeakBenchmark.divide", "operations", ""),
    ROOT("square roots, G/s", "DivisionPeakBenchmark.squareRoot", "operations", "");

    private final String title;
    private final String benchmark;
    private final String counter;
    private final String level;

    Column(String title, String benchmark, String counter, String level) {
      this.title = title;
      this.benchmark = benchmark;
      this.counter = counter;
      this.level = level;
    }

    boolean holds(JmhResult result) {
      return result.shortName().equals(benchmark)
          && result.params().getOrDefault("level", "").equals(level);
    }
  }

  /** What one run measured of a row. */
  private record Limits(RecordedRun run, Map<Column, JmhResult> values) {
    private static final Comparator<Limits> TRUST =
        Comparator.comparing((Limits limits) -> limits.run.isComplete())
            .thenComparing(limits -> limits.values.size())
            .thenComparing(Limits::forks)
            .thenComparing(Limits::run, RecordedRun.TRUST);

    private int forks() {
      return values.values().stream().mapToInt(JmhResult::forks).sum();
    }

    private String cell(Column column) {
      JmhResult result = values.get(column);
      return result == null
          ? "–"
          : Numbers.significant(Capacity.perSecond(result, column.counter) / GIGA);
    }
  }

  /**
   * A table.
   *
   * @param runs whose limits are shown: in each row those of a complete run if there is one, of
   *     these of the one that measured the most limits, of these of the one with the most forks,
   *     and of these the latest
   */
  LimitsOverview(List<RecordedRun> runs) {
    for (RecordedRun run : runs) {
      Map<Row, Limits> own = new HashMap<>();
      for (JmhResult result : run.results().results()) {
        Arrays.stream(Column.values())
            .filter(column -> column.holds(result))
            .forEach(
                column ->
                    own.computeIfAbsent(
                            row(run, result), row -> new Limits(run, new EnumMap<>(Column.class)))
                        .values()
                        .put(column, result));
      }
      own.forEach((row, limits) -> rows.merge(row, limits, BinaryOperator.maxBy(Limits.TRUST)));
    }
  }

  private static Row row(RecordedRun run, JmhResult result) {
    int lanes = result.parameter("lanes", run.machine().preferredLanes());
    return new Row(run.folder(), result.allThreads(), lanes);
  }

  /**
   * One row for each machine, number of threads and width.
   *
   * @return CPU, processors, JDK, threads, lanes, each limit for all threads together, day, run
   */
  MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable(RecordedRun.columns(cells("threads", "lanes", column -> column.title)));
    rows.forEach(
        (row, limits) ->
            table.add(
                limits
                    .run()
                    .row(
                        cells(
                            Integer.toString(row.threads()),
                            Integer.toString(row.lanes()),
                            limits::cell))));
    return table;
  }

  private static List<String> cells(String threads, String lanes, Function<Column, String> limit) {
    return Stream.concat(Stream.of(threads, lanes), Arrays.stream(Column.values()).map(limit))
        .toList();
  }
}
