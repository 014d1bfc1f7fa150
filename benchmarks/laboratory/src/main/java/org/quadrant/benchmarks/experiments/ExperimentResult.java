package org.quadrant.benchmarks.experiments;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.quadrant.benchmarks.machine.Build;
import org.quadrant.benchmarks.output.OptionNames;
import org.quadrant.training.Engine;

/**
 * Everything that came of an experiment, as in {@code experiment.json}. Texts are plain, with an
 * empty line between paragraphs.
 *
 * @param schema name and version of the format
 * @param number its place in the order of the experiments
 * @param size how much was computed
 * @param options what else the command was given: seeds; empty for the usual ones
 * @param setUp what was done
 * @param theory what theory says
 * @param found what was found
 * @param seeds of all random numbers
 * @param checks numbers and their bounds
 * @param figures in the order in which they are to be read
 * @param tables in the order in which they are to be read
 * @param seconds wall time; trainings that another experiment of the same command had done before
 *     take none
 * @param build what computed it
 * @param engine what trained
 */
@JsonPropertyOrder({"schema", "name", "number", "title", "size", "options"})
public record ExperimentResult(
    String schema,
    String name,
    int number,
    String title,
    Size size,
    String options,
    String claim,
    String setUp,
    String theory,
    String found,
    List<Long> seeds,
    List<Check> checks,
    List<FigureEntry> figures,
    List<TableEntry> tables,
    double seconds,
    Build build,
    EngineEntry engine) {
  /** The format of {@code experiment.json}. */
  public static final String SCHEMA = "quadrant-experiment-1";

  /** Name of the file. */
  static final String FILE = "experiment.json";

  /**
   * A figure.
   *
   * @param file name of its files, without {@code .svg} and {@code .png}
   * @param caption what is shown
   * @param alt what can be seen, for those who cannot see it
   */
  public record FigureEntry(String file, String caption, String alt) {}

  /**
   * A table.
   *
   * @param file name of its file
   * @param caption what a row is
   * @param columns its variables
   */
  public record TableEntry(String file, String caption, List<Table.Column> columns) {}

  /**
   * An engine.
   *
   * @param name its name
   * @param lanes floats per vector
   * @param precision format of the parameters
   */
  public record EngineEntry(String name, int lanes, String precision) {}

  static ExperimentResult of(
      Experiment experiment,
      Size size,
      SeedChoice choice,
      String setUp,
      String found,
      List<Long> seeds,
      List<Check> checks,
      List<FigureEntry> figures,
      List<TableEntry> tables,
      double seconds,
      Engine engine) {
    return new ExperimentResult(
        SCHEMA,
        experiment.name(),
        experiment.number(),
        experiment.title(),
        size,
        choice.options(),
        experiment.claim(),
        setUp,
        experiment.theory(),
        found,
        seeds,
        checks,
        figures,
        tables,
        seconds,
        Build.current(),
        new EngineEntry(engine.name(), engine.lanes(), OptionNames.of(engine.precision())));
  }

  /**
   * How many checks failed.
   *
   * @return their number
   */
  public long failures() {
    return checks.stream().filter(check -> !check.passed()).count();
  }
}
