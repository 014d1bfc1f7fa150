package org.quadrant.benchmarks.results;

import java.util.List;
import org.quadrant.benchmarks.catalogue.Parameters;

/** What the hardware gives, in the units that it is sold in. */
public final class LimitsTable implements ResultTable {
  private final List<JmhResult> results;
  private final int preferredLanes;
  private final SessionLimits limits;

  /**
   * A table of results that were measured in one session.
   *
   * @param results the results, of which those of limits are shown
   */
  public LimitsTable(JmhResults results, int preferredLanes) {
    this.results = results.results();
    this.preferredLanes = preferredLanes;
    this.limits = new SessionLimits(this.results, preferredLanes);
  }

  @Override
  public String title() {
    return "Limits of the machine";
  }

  /**
   * One row for each limit.
   *
   * @param marks receives what is not to be relied on
   * @return what is limited, of which memory, lanes, threads, highest rate of all threads together,
   *     unit
   */
  @Override
  public MarkdownTable table(Marks marks) {
    MarkdownTable table = new MarkdownTable("limit", "memory", "lanes", "threads", "rate", "unit");
    for (JmhResult result : results) {
      result
          .limit()
          .ifPresent(
              limit -> {
                Width width = Width.of(result, preferredLanes);
                String level = result.parameter(Parameters.LEVEL);
                Capacity capacity = limits.of(limit, result);
                table.add(
                    limit.what(),
                    level,
                    Integer.toString(width.lanes()),
                    Integer.toString(width.threads()),
                    marks.cell(
                        Numbers.giga(capacity.perSecond()),
                        (limit.what() + " " + level).strip() + ", " + width,
                        capacity.flaws()),
                    limit.unit());
              });
    }
    return table;
  }
}
