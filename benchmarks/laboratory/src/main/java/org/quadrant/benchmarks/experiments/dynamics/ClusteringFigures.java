package org.quadrant.benchmarks.experiments.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.Snapshot;

/** Figures and tables of the neurons' directions. */
final class ClusteringFigures {
  private static final double EDGE = 1.1;
  private static final int CIRCLE_POINTS = 121;
  private static final int BIN_DEGREES = 360 / Directions.BINS;

  private ClusteringFigures() {}

  static void write(ExperimentContext context, List<TrainingRecord> records) {
    TrainingRecord first = records.getFirst();
    PhaseBoundaries boundaries = PhaseBoundaries.of(first);
    double end = first.times()[first.times().length - 1];
    double[] times = {0, boundaries.firstEnds() / 2, boundaries.firstEnds(), end};
    context.figure(
        "plane",
        Figure.grid(2, 480, 480, panels(times, time -> plane(first.at(time)))),
        "Unit vectors w/‖w‖ of all neurons of the first seed, projected on the plane of μ̂₁ and"
            + " μ̂₂, at four times. On the circle a neuron has no w⊥ left.",
        "At first all points are near the centre; then they stretch into a cross along the two"
            + " axes, and end in four small clusters on the circle.");
    context.figure(
        "angles",
        Figure.grid(2, 560, 360, panels(times, time -> histogram(records, time))),
        "Share of the neurons by the angle of w in the plane of the axes, bins of 10°, all seeds:"
            + " by number (full) and by mass (dashed). +μ₁ is at 0°, +μ₂ at 90°.",
        "A flat histogram at the start; four peaks at −90°, 0°, 90° and 180° later, which hold"
            + " nearly everything at the end.");
    context.figure(
        "shares",
        Figure.column(shares(records)),
        "Share of the neurons near the four directions over time, mean over seeds. Dashed: the"
            + " linear law of the first phase for the angle in the plane.",
        "The share in the plane rises first, along the dashed curve; in all dimensions the share"
            + " by mass rises before the share by number; both end near one.");
    context.table(sharesTable(records));
    context.table(anglesTable(records, times));
  }

  private static List<Panel> panels(double[] times, Function<Double, Panel> panel) {
    List<Panel> panels = new ArrayList<>();
    for (double time : times) {
      panels.add(panel.apply(time));
    }
    return panels;
  }

  private static String title(double time) {
    return String.format(Locale.ROOT, "t = %.1f", time);
  }

  private static Panel plane(Snapshot snapshot) {
    NeuronStates states = snapshot.neurons();
    Panel panel =
        new Panel(
                title(snapshot.time()),
                PlotAxis.linear("⟨w, μ̂₁⟩/‖w‖", -EDGE, EDGE),
                PlotAxis.linear("⟨w, μ̂₂⟩/‖w‖", -EDGE, EDGE))
            .legend(Legend.BELOW);
    double[] turn =
        IntStream.range(0, CIRCLE_POINTS)
            .mapToDouble(i -> 2 * Math.PI * i / (CIRCLE_POINTS - 1))
            .toArray();
    panel.line(
        "",
        IntStream.range(0, CIRCLE_POINTS).mapToDouble(i -> Math.cos(turn[i])).toArray(),
        IntStream.range(0, CIRCLE_POINTS).mapToDouble(i -> Math.sin(turn[i])).toArray(),
        LineStyle.thin(Colours.GREY));
    for (Block block : Block.values()) {
      int[] inBlock =
          IntStream.range(0, states.neurons()).filter(j -> states.block(j) == block).toArray();
      panel.points(
          block.symbol(),
          IntStream.of(inBlock).mapToDouble(j -> Directions.alongFirst(states, j)).toArray(),
          IntStream.of(inBlock).mapToDouble(j -> Directions.alongSecond(states, j)).toArray(),
          PointStyle.dot(Colours.of(block)));
    }
    return panel;
  }

  private static double[] meanHistogram(
      List<TrainingRecord> records, double time, Function<NeuronStates, Directions> directions) {
    double[] mean = new double[Directions.BINS];
    for (TrainingRecord record : records) {
      double[] one = directions.apply(record.at(time).neurons()).histogram();
      for (int bin = 0; bin < mean.length; bin++) {
        mean[bin] += one[bin] / records.size();
      }
    }
    return mean;
  }

  private static Panel histogram(List<TrainingRecord> records, double time) {
    Panel panel =
        new Panel(
                title(time),
                PlotAxis.linear("angle from +μ₁, degrees", -185, 175),
                PlotAxis.fromZero("share of the neurons"))
            .legend(Legend.BELOW);
    addSteps(
        panel,
        "by number",
        meanHistogram(records, time, Directions::counted),
        LineStyle.solid(Colours.BLUE));
    addSteps(
        panel,
        "by mass",
        meanHistogram(records, time, Directions::weighted),
        LineStyle.dashed(Colours.VERMILION));
    return panel;
  }

  private static void addSteps(Panel panel, String name, double[] shares, LineStyle style) {
    double[] xs = new double[2 * shares.length];
    double[] ys = new double[2 * shares.length];
    for (int bin = 0; bin < shares.length; bin++) {
      double centre = centre(bin);
      xs[2 * bin] = centre - BIN_DEGREES / 2.0;
      xs[2 * bin + 1] = centre + BIN_DEGREES / 2.0;
      ys[2 * bin] = shares[bin];
      ys[2 * bin + 1] = shares[bin];
    }
    panel.line(name, xs, ys, style);
  }

  /** Middle of a bin, in degrees from +μ̂₁. */
  private static double centre(int bin) {
    return (bin - Directions.BINS / 2) * (double) BIN_DEGREES;
  }

  private static Panel shares(List<TrainingRecord> records) {
    double[] times = records.getFirst().times();
    double learningRate = records.getFirst().plan().configuration().learningRate();
    double end = PhaseBoundaries.of(records.getFirst()).firstEnds();
    double[] early = IntStream.rangeClosed(0, 100).mapToDouble(i -> end * i / 100).toArray();
    double[] predicted =
        IntStream.rangeClosed(0, 100)
            .mapToDouble(i -> ClusteringExperiment.predictedShare(early[i], learningRate))
            .toArray();
    return new Panel(
            "", PlotAxis.linear("time t = η · steps"), PlotAxis.linear("share within 10°", 0, 1.02))
        .line(
            "own axis, in plane",
            times,
            mean(records, s -> Directions.counted(s).shareNearOwnAxis()),
            LineStyle.solid(Colours.GREEN))
        .line(
            "by number",
            times,
            mean(records, s -> Directions.counted(s).shareInCones()),
            LineStyle.solid(Colours.BLUE))
        .line(
            "by mass",
            times,
            mean(records, s -> Directions.weighted(s).shareInCones()),
            LineStyle.dashed(Colours.VERMILION))
        .theory("linear law", early, predicted);
  }

  private static double[] mean(List<TrainingRecord> records, ToDoubleFunction<NeuronStates> share) {
    return IntStream.range(0, records.getFirst().snapshots().size())
        .mapToDouble(
            i ->
                Sample.of(records, r -> share.applyAsDouble(r.snapshots().get(i).neurons())).mean())
        .toArray();
  }

  private static Table sharesTable(List<TrainingRecord> records) {
    Table table =
        new Table(
            "shares",
            "A snapshot of a seed a row: shares of the neurons within "
                + Directions.CONE_TEXT
                + ".",
            new Column("seed", "seed of the training"),
            new Column("t", "time, η · steps"),
            new Column("own_axis_in_plane", "of their own axis, angle in the plane, by number"),
            new Column("by_number", "of one of the four directions, in all dimensions, by number"),
            new Column("by_mass", "the same, weighted by |a|‖w‖"));
    for (TrainingRecord record : records) {
      for (Snapshot snapshot : record.snapshots()) {
        Directions counted = Directions.counted(snapshot.neurons());
        table.add(
            record.seed(),
            snapshot.time(),
            (float) counted.shareNearOwnAxis(),
            (float) counted.shareInCones(),
            (float) Directions.weighted(snapshot.neurons()).shareInCones());
      }
    }
    return table;
  }

  private static Table anglesTable(List<TrainingRecord> records, double[] times) {
    Table table =
        new Table(
            "angles",
            "A bin of 10° of the angle in the plane of the axes at a time a row, mean over seeds.",
            new Column("t", "time, η · steps"),
            new Column("angle", "middle of the bin, degrees from +μ₁ towards +μ₂"),
            new Column("by_number", "share of the neurons"),
            new Column("by_mass", "share of the mass |a|‖w‖"));
    for (double time : times) {
      double[] counted = meanHistogram(records, time, Directions::counted);
      double[] weighted = meanHistogram(records, time, Directions::weighted);
      for (int bin = 0; bin < counted.length; bin++) {
        table.add(time, centre(bin), (float) counted[bin], (float) weighted[bin]);
      }
    }
    return table;
  }
}
