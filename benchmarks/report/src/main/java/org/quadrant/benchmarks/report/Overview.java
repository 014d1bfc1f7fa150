package org.quadrant.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quadrant.benchmarks.output.BadInputException;
import org.quadrant.benchmarks.results.ResultTable;

/** What the report says of all machines, in Markdown: equal files give equal text. */
public final class Overview {
  private final List<RecordedRun> runs;
  private final MachineLimits machineLimits;

  /** An overview. */
  public Overview(Archive archive) {
    runs = archive.runs();
    machineLimits = new MachineLimits(runs);
  }

  /**
   * The tables.
   *
   * @return lines, each ended by a line feed
   * @throws BadInputException if a run's results cannot be shown
   */
  public String text() throws BadInputException {
    return Stream.of(steps(), limits())
        .map(table -> "### " + table.title() + "\n\n" + table.text())
        .collect(Collectors.joining("\n"));
  }

  /**
   * One step of the vector engine.
   *
   * @return one row for each machine, number of threads, width and shape
   * @throws BadInputException if a run's results cannot be shown
   */
  public ResultTable steps() throws BadInputException {
    return new MachinesTable(runs, machineLimits);
  }

  /**
   * Limits of the machines.
   *
   * @return one row for each machine, number of threads, width and run that is the best for a limit
   */
  public ResultTable limits() {
    return new LimitsOverview(machineLimits);
  }
}
