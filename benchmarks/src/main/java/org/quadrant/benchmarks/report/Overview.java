package org.quadrant.benchmarks.report;

import java.util.List;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.results.MarkdownTable;
import org.quadrant.benchmarks.results.Marks;

/** What the report says of all machines, in Markdown: equal files give equal text. */
public final class Overview {
  private final List<RecordedRun> runs;
  private final MachineLimits machineLimits;

  /**
   * An overview.
   *
   * @param archive the runs of all machines
   */
  public Overview(Archive archive) {
    runs = archive.runs();
    machineLimits = new MachineLimits(runs);
  }

  /**
   * A table and what is to be known of its marks.
   *
   * @param table rows of all machines
   * @param marks what the marks mean, a line each; none if nothing is marked
   */
  public record Part(MarkdownTable table, List<String> marks) {
    /** Copies the list. */
    public Part {
      marks = List.copyOf(marks);
    }

    private String text() {
      return table.text() + (marks.isEmpty() ? "" : "\n" + Marks.list(marks));
    }
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
  public Part steps() throws BadInputException {
    for (RecordedRun run : runs) {
      try {
        // Alone first, so that the message can name the file.
        new MachinesTable(List.of(run), machineLimits);
      } catch (IllegalArgumentException e) {
        throw new BadInputException(
            run.path() + "/" + RecordedRun.MEASUREMENTS + ": " + e.getMessage(), e);
      }
    }
    Marks marks = new Marks();
    MarkdownTable table = new MachinesTable(runs, machineLimits).table(marks);
    return new Part(table, marks.notes());
  }

  /**
   * Limits of the machines.
   *
   * @return one row for each machine, number of threads, width and run that is the best for a limit
   */
  public Part limits() {
    Marks marks = new Marks();
    MarkdownTable table = new LimitsOverview(machineLimits).table(marks);
    return new Part(table, marks.notes());
  }
}
