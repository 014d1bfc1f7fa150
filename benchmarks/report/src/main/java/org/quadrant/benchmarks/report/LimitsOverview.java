package org.quadrant.benchmarks.report;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.quadrant.benchmarks.catalogue.Limit;
import org.quadrant.benchmarks.results.Capacity;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Marks;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.benchmarks.results.ResultTable;
import org.quadrant.benchmarks.results.Width;

/**
 * What each machine's hardware gives to Java, as far as it was measured. The limits of a row are
 * those of one run: on a machine whose speed changes from hour to hour, limits of two runs say
 * nothing about each other. Each limit stands once, in the row of the run that {@link
 * MachineLimits} chooses.
 */
final class LimitsOverview implements ResultTable {
  private final Map<Row, Map<Column, Capacity>> rows = new TreeMap<>();

  /** What has one row. */
  private record Row(RecordedRun run, int threads, int lanes) implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
        Comparator.comparing((Row row) -> row.run.folder())
            .thenComparingInt(Row::threads)
            .thenComparing(Row::lanes, Comparator.reverseOrder())
            .thenComparing(Row::run, RecordedRun.TRUST.reversed());

    @Override
    public int compareTo(Row other) {
      return ORDER.compare(this, other);
    }
  }

  /** A limit. */
  private enum Column {
    FMA("FMA, GFLOP/s", Limit.FMA, ""),
    L1("L1, GB/s", Limit.LOAD, "L1"),
    L2("L2, GB/s", Limit.LOAD, "L2"),
    L3("L3, GB/s", Limit.LOAD, "L3"),
    DRAM("DRAM, GB/s", Limit.LOAD, "DRAM"),
    TRIAD("DRAM triad, GB/s", Limit.TRIAD, "DRAM"),
    INTEGERS("integers, Gop/s", Limit.MIX, ""),
    DIVISION("divisions, G/s", Limit.DIVISION, ""),
    ROOT("square roots, G/s", Limit.ROOT, "");

    private final String title;
    private final Limit limit;
    private final String level;

    Column(String title, Limit limit, String level) {
      this.title = title;
      this.limit = limit;
      this.level = level;
    }

    boolean holds(MachineLimits.Key key) {
      return key.limit() == limit && key.level().equals(level);
    }
  }

  /** A table. */
  LimitsOverview(MachineLimits limits) {
    limits
        .chosen()
        .forEach(
            (key, byThreads) ->
                Arrays.stream(Column.values())
                    .filter(column -> column.holds(key))
                    .forEach(
                        column ->
                            byThreads.forEach(
                                (threads, measured) ->
                                    rows.computeIfAbsent(
                                            new Row(measured.run(), threads, key.lanes()),
                                            row -> new EnumMap<>(Column.class))
                                        .put(column, measured.capacity()))));
  }

  @Override
  public String title() {
    return "Limits of the machines";
  }

  /**
   * One row for each machine, number of threads, width and run that is the best for a limit.
   *
   * @param marks receives what is not to be relied on
   * @return CPU, processors, JDK, threads, lanes, each limit for all threads together, day, run
   */
  @Override
  public MarkdownTable table(Marks marks) {
    MarkdownTable table =
        new MarkdownTable(RecordedRun.columns(cells("threads", "lanes", column -> column.title)));
    rows.forEach(
        (row, limits) ->
            table.add(
                row.run()
                    .row(
                        cells(
                            Integer.toString(row.threads()),
                            Integer.toString(row.lanes()),
                            column -> cell(row, column, limits.get(column), marks)))));
    return table;
  }

  private static String cell(Row row, Column column, Capacity capacity, Marks marks) {
    return capacity == null
        ? "–"
        : marks.cell(
            Numbers.giga(capacity.perSecond()),
            row.run().path() + ", " + column.title + ", " + new Width(row.lanes(), row.threads()),
            capacity.flaws());
  }

  private static List<String> cells(String threads, String lanes, Function<Column, String> limit) {
    return Stream.concat(Stream.of(threads, lanes), Arrays.stream(Column.values()).map(limit))
        .toList();
  }
}
