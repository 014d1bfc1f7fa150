package org.quadrant.benchmarks.report;

import java.util.List;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.results.MarkdownTable;

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
    return "### One step of the vector engine\n\n"
        + steps().text()
        + "\n### Limits of the machines\n\n"
        + limits().text();
  }

  /**
   * One step of the vector engine.
   *
   * @return one row for each machine, number of threads, width and shape
   * @throws BadInputException if a run's results cannot be shown
   */
  public MarkdownTable steps() throws BadInputException {
    for (RecordedRun run : runs) {
      try {
        // Alone first, so that the message can name the file.
        new MachinesTable(List.of(run));
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            run.path() + "/" + RecordedRun.MEASUREMENTS + ": " + e.getMessage(), e);
      }
    }
    return new MachinesTable(runs).table();
  }

  /**
   * Limits of the machines.
   *
   * @return one row for each machine, number of threads and width
   */
  public MarkdownTable limits() {
    return new LimitsOverview(runs).table();
  }
}
