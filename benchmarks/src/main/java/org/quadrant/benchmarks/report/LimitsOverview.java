package org.quadrant.benchmarks.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.quadrant.benchmarks.results.Capacity;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Numbers;

/** What each machine's hardware gives to Java, as far as it was measured. */
final class LimitsOverview {
  private static final double GIGA = 1e9;

  private final Map<Row, Map<Column, JmhResult>> rows = new TreeMap<>();
  private final Map<String, RecordedRun> machines = new HashMap<>();

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

  /**
   * A table.
   *
   * @param runs whose limits are shown; of equal ones the one with the most forks, and of these the
   *     latest
   */
  LimitsOverview(List<RecordedRun> runs) {
    runs.stream()
        .sorted(Comparator.comparing(run -> run.header().date()))
        .forEach(
            run -> {
              machines.put(run.folder(), run);
              for (JmhResult result : run.results().results()) {
                Arrays.stream(Column.values())
                    .filter(column -> column.holds(result))
                    .forEach(column -> put(run, column, result));
              }
            });
  }

  private void put(RecordedRun run, Column column, JmhResult result) {
    int lanes = result.parameter("lanes", run.machine().preferredLanes());
    rows.computeIfAbsent(new Row(run.folder(), result.allThreads(), lanes), row -> new HashMap<>())
        .merge(column, result, (old, next) -> next.forks() >= old.forks() ? next : old);
  }

  /**
   * One row for each machine, number of threads and width.
   *
   * @return CPU, threads, lanes, and each limit for all threads together
   */
  MarkdownTable table() {
    MarkdownTable table =
        new MarkdownTable(
            Stream.concat(
                    Stream.of("CPU", "threads", "lanes"),
                    Arrays.stream(Column.values()).map(column -> column.title))
                .toArray(String[]::new));
    rows.forEach(
        (row, values) ->
            table.add(
                Stream.concat(
                        Stream.of(
                            machines.get(row.folder()).machine().cpuModel(),
                            Integer.toString(row.threads()),
                            Integer.toString(row.lanes())),
                        Arrays.stream(Column.values()).map(column -> cell(values, column)))
                    .toArray(String[]::new)));
    return table;
  }

  private static String cell(Map<Column, JmhResult> values, Column column) {
    JmhResult result = values.get(column);
    return result == null
        ? "–"
        : Numbers.significant(Capacity.perSecond(result, column.counter) / GIGA);
  }
}
