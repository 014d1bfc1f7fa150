package org.quadrant.benchmarks.results;

import java.util.List;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;
import org.quadrant.benchmarks.catalogue.Metrics;
import org.quadrant.benchmarks.catalogue.Parameters;

/** Elementary functions: how fast, and beside it how exact. */
public final class FunctionTable implements ResultTable {
  private static final double NANO = 1e9;

  private final List<JmhResult> results;

  /**
   * A table of results that were measured in one session.
   *
   * @param results the results, of which those of elementary functions are shown
   */
  public FunctionTable(JmhResults results) {
    this.results = results.results().stream().filter(result -> result.isOf(Kind.FUNCTION)).toList();
  }

  @Override
  public String title() {
    return "Elementary functions";
  }

  /**
   * One row for each function and implementation.
   *
   * @param marks receives what is not to be relied on
   * @return function, by which code, lanes, nanoseconds a value, half of the 99.9 % confidence
   *     interval, largest error seen in units in the last place
   */
  @Override
  public MarkdownTable table(Marks marks) {
    MarkdownTable table =
        new MarkdownTable("function", "by", "lanes", "ns each", "±", "largest error, ulp");
    for (JmhResult result : results) {
      JmhMetric time = result.primaryMetric();
      double each = NANO * result.secondsPerOperation();
      JmhMetric error = result.secondaryMetrics().get(Metrics.LARGEST_ERROR);
      table.add(
          result.parameter(Parameters.FUNCTION),
          result.description().orElseThrow().implementation(),
          result.params().getOrDefault(Parameters.LANES, "–"),
          marks.cell(Numbers.significant(each), BenchmarkTable.subject(result), Flaws.of(result)),
          Numbers.significant(each * time.scoreError() / time.score()),
          Numbers.significant(error == null ? Double.NaN : error.score()));
    }
    return table;
  }
}
