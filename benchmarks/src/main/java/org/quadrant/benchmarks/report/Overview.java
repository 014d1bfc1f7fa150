package org.quadrant.benchmarks.report;

import java.util.List;
import org.quadrant.benchmarks.output.BadInputException;

/** What the report says of all machines, in Markdown: equal files give equal text. */
public final class Overview {
  private final List<RecordedRun> runs;

  /**
   * An overview.
   *
   * @param archive the runs of all machines
   */
  public Overview(Archive archive) {
    runs = archive.runs();
  }

  /**
   * The tables.
   *
   * @return lines, each ended by a line feed
   * @throws BadInputException if a run's results cannot be shown
   */
  public String text() throws BadInputException {
    for (RecordedRun run : runs) {
      try {
        // Alone first, so that the message can name the file.
        new MachinesTable(List.of(run));
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            run.path() + "/" + RecordedRun.MEASUREMENTS + ": " + e.getMessage(), e);
      }
    }
    return "### One step of the vector engine\n\n"
        + new MachinesTable(runs).table().text()
        + "\n### Limits of the machines\n\n"
        + new LimitsOverview(runs).table().text();
  }
}
