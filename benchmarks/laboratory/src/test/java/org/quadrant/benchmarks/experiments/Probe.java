package org.quadrant.benchmarks.experiments;

import java.util.List;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.training.TrainingConfiguration;

/**
 * An experiment that trains a small network twice and finds what it is told to find.
 *
 * @param name of the experiment
 * @param value what it finds; more than 1 fails its check
 */
record Probe(String name, double value) implements Experiment {
  /** What it trains. */
  static final TrainingPlan PLAN =
      new TrainingPlan(
          TrainingConfiguration.builder().dimension(4).neurons(5).batch(30).seed(2).build(),
          7,
          3,
          20);

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String title() {
    return "A | probe";
  }

  @Override
  public String claim() {
    return "First paragraph.\n\nSecond paragraph.";
  }

  @Override
  public String theory() {
    return "One.";
  }

  @Override
  public void run(ExperimentContext context) {
    List<TrainingRecord> records = context.train(List.of(PLAN, PLAN));
    context.setUp("Size " + context.size().text() + ".");
    context.found("Steps " + records.getFirst().snapshots().getLast().step() + ".");
    context.check(
        Check.chosen(
            "value", Sample.of(value), Range.atMost(1), Chance.NONE, "s", "one is enough", ""));
    context.check(
        Check.chosen(
            "sample", Sample.of(1, 2, 3), new Range(0, 5), Chance.NONE, "", "no reason", ""));
    context.figure(
        "line",
        Figure.column(
            new Panel("", PlotAxis.linear("t"), PlotAxis.linear("y"))
                .theory("theory", new double[] {0, 1}, new double[] {0, 1})),
        "A line.",
        "A line that rises.");
    Table table =
        new Table(
            "points",
            "A point a row.",
            new Table.Column("t", "time"),
            new Table.Column("y", "height"));
    table.add(0.5, "a,b");
    table.add(1, Double.NaN);
    context.table(table);
  }
}
