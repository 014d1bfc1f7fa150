package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.experiments.dynamics.CoherenceExperiment.Width;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.Snapshot;

/** Figures and tables of the spread of signals. */
final class CoherenceFigures {
  private static final PlotAxis TIME = PlotAxis.linear("time t = η · steps");

  /** Single neurons drawn of each block. */
  private static final int SHOWN = 12;

  private CoherenceFigures() {}

  static void write(ExperimentContext context, List<TrainingRecord> records, List<Width> byWidth) {
    context.figure(
        "neurons",
        Figure.column(neurons(records.getFirst())),
        "Signals of twelve neurons of each block (thin) and the four block averages (thick), seed"
            + " 1.",
        "Thin curves fan over more than a factor of ten; the four thick curves lie on top of each"
            + " other.");
    context.figure(
        "seeds",
        Figure.column(seeds(records)),
        "Block averages of |s| of all seeds.",
        "Four times as many curves as seeds, close together from the start to the end.");
    context.figure(
        "variation",
        Figure.column(variation(records)),
        "Coefficient of variation over time, mean over seeds: of |s| inside blocks, of the four"
            + " block averages of |s|, and of the four block masses.",
        "Inside blocks the variation falls from three quarters to a plateau; that of block"
            + " averages is ten times smaller; that of masses falls to a few percent in the second"
            + " phase.");
    context.figure(
        "width",
        Figure.column(width(byWidth)),
        "Coefficient of variation between block averages against the number of neurons, root mean"
            + " square over seeds. Dashed: independent neurons.",
        "On logarithmic axes the points at the end of the first phase follow the dashed line of"
            + " slope minus one half; those at the end lie lower.");
    context.table(spreads(records));
    context.table(widths(byWidth));
  }

  private static Panel neurons(TrainingRecord record) {
    Panel panel = new Panel("", TIME, PlotAxis.logarithmic("|s|", 1e-4, 10));
    NeuronStates end = record.snapshots().getLast().neurons();
    for (Block block : Block.values()) {
      int[] chosen =
          IntStream.range(0, end.neurons())
              .filter(j -> end.block(j) == block)
              .limit(SHOWN)
              .toArray();
      for (int j : chosen) {
        panel.line(
            "",
            record.times(),
            record.series(s -> Math.abs(s.neurons().signal(j))),
            LineStyle.thin(Colours.tint(Colours.of(block), 0.6)));
      }
    }
    for (Block block : Block.values()) {
      panel.line(block.symbol(), record.times(), average(record, block), LineStyle.of(block));
    }
    return panel;
  }

  private static double[] average(TrainingRecord record, Block block) {
    return record.series(s -> NeuronAverage.SIGNAL.over(s.neurons(), block));
  }

  private static Panel seeds(List<TrainingRecord> records) {
    Panel panel = new Panel("", TIME, PlotAxis.logarithmic("mean |s| of the block"));
    for (TrainingRecord record : records) {
      for (Block block : Block.values()) {
        panel.line(
            block.symbol(),
            record.times(),
            average(record, block),
            LineStyle.thin(Colours.of(block)));
      }
    }
    return panel;
  }

  private static Panel variation(List<TrainingRecord> records) {
    Panel panel = new Panel("", TIME, PlotAxis.logarithmic("coefficient of variation"));
    List<List<Spread>> perSeed =
        records.stream()
            .map(r -> r.snapshots().stream().map(s -> Spread.of(s.neurons())).toList())
            .toList();
    double[] times = records.getFirst().times();
    addMean(
        panel, times, perSeed, Spread::within, "|s| within blocks", LineStyle.solid(Colours.BLUE));
    addMean(
        panel,
        times,
        perSeed,
        Spread::between,
        "mean |s| of blocks",
        LineStyle.dashed(Colours.VERMILION));
    addMean(panel, times, perSeed, Spread::masses, "block masses", LineStyle.solid(Colours.GREEN));
    PhaseBoundaries boundaries = PhaseBoundaries.of(records.getFirst());
    return panel
        .vertical("", boundaries.firstEnds(), LineStyle.dotted())
        .vertical("", boundaries.secondBegins(), LineStyle.dotted());
  }

  private static void addMean(
      Panel panel,
      double[] times,
      List<List<Spread>> perSeed,
      ToDoubleFunction<Spread> figure,
      String name,
      LineStyle style) {
    double[] means =
        IntStream.range(0, times.length)
            .mapToDouble(i -> Sample.of(perSeed, one -> figure.applyAsDouble(one.get(i))).mean())
            .toArray();
    panel.line(name, times, means, style);
  }

  private static <T> double[] values(List<T> cases, ToDoubleFunction<T> figure) {
    return cases.stream().mapToDouble(figure).toArray();
  }

  private static double rootMeanSquare(List<Spread> spreads, ToDoubleFunction<Spread> figure) {
    return Math.sqrt(Sample.of(spreads, s -> Math.pow(figure.applyAsDouble(s), 2)).mean());
  }

  private static Panel width(List<Width> byWidth) {
    double[] neurons = values(byWidth, Width::neurons);
    return new Panel(
            "",
            PlotAxis.logarithmic("neurons p", 10, 10_000),
            PlotAxis.logarithmic("coefficient of variation of block averages"))
        .points(
            "end of first phase",
            neurons,
            values(byWidth, w -> rootMeanSquare(w.spreads(), Spread::between)),
            PointStyle.marker(Colours.BLUE, Form.SQUARE))
        .theory(
            "independent neurons",
            neurons,
            values(byWidth, w -> rootMeanSquare(w.spreads(), Spread::sampling)))
        .points(
            "end of training",
            neurons,
            values(byWidth, w -> rootMeanSquare(w.ends(), Spread::between)),
            PointStyle.marker(Colours.VERMILION, Form.TRIANGLE));
  }

  private static Table spreads(List<TrainingRecord> records) {
    Table table =
        new Table(
            "spreads",
            "A snapshot of a seed a row: coefficients of variation of |s|.",
            new Column("seed", "seed of the training"),
            new Column("t", "time, η · steps"),
            new Column("within", "inside a block, root mean square over blocks"),
            new Column("between", "of the four block averages"),
            new Column("sampling", "what independent neurons would give between blocks"),
            new Column("masses", "of the four block masses"));
    for (TrainingRecord record : records) {
      for (Snapshot snapshot : record.snapshots()) {
        Spread spread = Spread.of(snapshot.neurons());
        table.add(
            record.seed(),
            snapshot.time(),
            (float) spread.within(),
            (float) spread.between(),
            (float) spread.sampling(),
            (float) spread.masses());
      }
    }
    return table;
  }

  private static Table widths(List<Width> byWidth) {
    Table table =
        new Table(
            "widths",
            "A seed of a width a row: coefficients of variation of |s|.",
            new Column("p", "number of neurons"),
            new Column("between_first", "of the block averages, at the end of the first phase"),
            new Column("sampling_first", "what independent neurons would give then"),
            new Column("within_first", "inside a block then"),
            new Column("between_end", "of the block averages, at the end of the training"),
            new Column("within_end", "inside a block then"));
    for (Width width : byWidth) {
      for (int i = 0; i < width.spreads().size(); i++) {
        table.add(
            width.neurons(),
            (float) width.spreads().get(i).between(),
            (float) width.spreads().get(i).sampling(),
            (float) width.spreads().get(i).within(),
            (float) width.ends().get(i).between(),
            (float) width.ends().get(i).within());
      }
    }
    return table;
  }
}
