package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.generality.GeneralisationExperiment.Runs;
import org.quadrant.benchmarks.experiments.generality.GeneralisationRun.Point;

/** Tables of the experiment on where networks err. */
final class GeneralisationTables {
  private GeneralisationTables() {}

  static void write(ExperimentContext context, Runs runs) {
    writeErrors(context, runs);
    writePlaces(context, runs);
    writeWidths(context, runs);
  }

  private static void writeErrors(ExperimentContext context, Runs runs) {
    Table table =
        new Table(
            "errors",
            "One row for each training and time.",
            new Column("training", "standard, over-m, over-t or first-order"),
            new Column("m", "samples of a step, over m; missing elsewhere"),
            new Column("seed", "seed"),
            new Column("t", "time η · steps"),
            new Column("error", "test error"),
            new Column("wedges", "error of the wedges between the learned and the true boundary"),
            new Column("strip", "what left-over w⊥ adds to it"),
            new Column("flow", "wedges and the strip that the flow of offsets says"),
            new Column("noise", "error that the noise of minibatches keeps up"),
            new Column("mass", "mean of the four masses along the blocks' directions"));
    runs.standard().forEach(run -> addErrors(table, "standard", "", run));
    for (int i = 0; i < runs.batches().size(); i++) {
      int batch = runs.batches().get(i);
      runs.overBatch().get(i).forEach(run -> addErrors(table, "over-m", batch, run));
    }
    runs.overTime().forEach(run -> addErrors(table, "over-t", "", run));
    runs.unfed().forEach(run -> addErrors(table, "first-order", "", run));
    context.table(table);
  }

  private static void addErrors(Table table, String training, Object batch, GeneralisationRun run) {
    // Of what was only looked at at the end, the rest was tested on one sample.
    boolean tested = !training.equals("first-order");
    double last = run.points().getLast().time();
    for (Point point : run.points()) {
      boolean counts = tested && (!training.equals("over-m") || point.time() == last);
      boolean flows = Double.isFinite(point.floor());
      table.add(
          training,
          batch,
          run.seed(),
          point.time(),
          counts ? point.error() : "",
          point.wedges(),
          point.strip(),
          flows ? point.predicted() : "",
          flows ? point.floor() : "",
          point.state().masses().total() / 4);
    }
  }

  private static void writePlaces(ExperimentContext context, Runs runs) {
    Table angles =
        new Table(
            "angles",
            "Standard trainings: one row for each seed, time and polar angle.",
            new Column("seed", "seed"),
            new Column("t", "time η · steps"),
            new Column("degrees", "polar angle of (x₁, x₂)"),
            new Column("error", "error probability"),
            new Column("predicted", "by the blurred boundaries"));
    Table distances =
        new Table(
            "distances",
            "Standard trainings: one row for each seed, time and distance.",
            new Column("seed", "seed"),
            new Column("t", "time η · steps"),
            new Column("distance", "min(|x₁|, |x₂|), in standard deviations"),
            new Column("error", "error probability"),
            new Column("predicted", "by the blurred boundaries"));
    for (GeneralisationRun run : runs.standard()) {
      for (ErrorProfile profile : run.profiles()) {
        addRows(
            angles,
            run,
            profile,
            Math.toDegrees(1),
            ErrorProfile.angles(),
            profile.byAngle(),
            profile.predictedByAngle());
        addRows(
            distances,
            run,
            profile,
            1,
            ErrorProfile.distances(),
            profile.byDistance(),
            profile.predictedByDistance());
      }
    }
    context.table(angles);
    context.table(distances);
  }

  private static void addRows(
      Table table,
      GeneralisationRun run,
      ErrorProfile profile,
      double unit,
      double[] places,
      double[] errors,
      double[] predicted) {
    IntStream.range(0, places.length)
        .forEach(
            i -> table.add(run.seed(), profile.time(), unit * places[i], errors[i], predicted[i]));
  }

  private static void writeWidths(ExperimentContext context, Runs runs) {
    Table table =
        new Table(
            "widths",
            "One row for each group of trainings, seed and distance over the width of the strip.",
            new Column("group", "1 standard, then over m in its order, last over t"),
            new Column("seed", "position of the seed, from 1"),
            new Column("t", "time η · steps"),
            new Column("width", "ω, half the width of the strip"),
            new Column("scaled", "min(|x₁|, |x₂|)/ω"),
            new Column("error", "error probability"),
            new Column("predicted", "by the blurred boundaries"));
    List<List<ErrorProfile>> groups = GeneralisationFigures.collapsed(runs);
    for (int group = 0; group < groups.size(); group++) {
      for (int seed = 0; seed < groups.get(group).size(); seed++) {
        ErrorProfile profile = groups.get(group).get(seed);
        double[] predicted = profile.predictedByWidth();
        for (int i = 0; i < predicted.length; i++) {
          table.add(
              group + 1,
              seed + 1,
              profile.time(),
              profile.state().width(),
              ErrorProfile.scaled()[i],
              profile.byWidth()[i],
              predicted[i]);
        }
      }
    }
    context.table(table);
  }
}
