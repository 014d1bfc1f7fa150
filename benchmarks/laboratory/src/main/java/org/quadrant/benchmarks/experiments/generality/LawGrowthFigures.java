package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.generality.LawGrowth.Followed;
import org.quadrant.benchmarks.experiments.generality.LawGrowth.Networks;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;

/** Figures and table of the first phase under every law. */
final class LawGrowthFigures {
  private LawGrowthFigures() {}

  static void draw(
      ExperimentContext context,
      List<Followed> independent,
      List<Followed> dependent,
      Networks networks) {
    drawRates(context, independent, networks);
    drawTails(context, LawGrowth.tails(independent), networks);
    drawGrowth(context, independent, dependent);
  }

  private static Form form(int index) {
    return Form.values()[index % Form.values().length];
  }

  private static void drawRates(
      ExperimentContext context, List<Followed> independent, Networks networks) {
    Panel panel =
        new Panel(
            "Growth rate of signals over κ²/√(2π)(1 − 2ε)",
            PlotAxis.linear("theory in d dimensions", 0.95, 1.4),
            PlotAxis.linear("measured", 0.95, 1.4));
    panel.theory("equal", new double[] {0.95, 1.4}, new double[] {0.95, 1.4});
    for (int i = 0; i < independent.size(); i++) {
      Followed followed = independent.get(i);
      double limit = followed.named().limitingRate(networks.dimension());
      Sample rate = new Sample(followed, limit);
      panel.points(
          followed.named().name(),
          new double[] {followed.expected(1) / limit},
          new double[] {rate.mean},
          new double[] {rate.error},
          PointStyle.marker(Colours.series(i), form(i / 8)));
    }
    context.figure(
        "rates",
        Figure.column(panel),
        "Growth rates over c t ≤ ½ under laws of independent coordinates, mean and standard error"
            + " over seeds, in units of what κ alone says. Were that right, all points would be at"
            + " 1.",
        "Points of %s problems beside the diagonal, on which measured rate and theory are equal."
            .formatted(Numbers.inWords(independent.size())));
  }

  private record Sample(double mean, double error) {
    Sample(Followed followed, double unit) {
      this(followed.rate().mean() / unit, followed.rate().standardError() / unit);
    }
  }

  private static void drawTails(
      ExperimentContext context, List<Followed> tails, Networks networks) {
    double[] nu = tails.stream().mapToDouble(Followed::degreesOfFreedom).toArray();
    Panel panel =
        new Panel(
            "Student's law: growth rate over κ²/√(2π)",
            PlotAxis.linear("degrees of freedom ν", 2, 10.2),
            PlotAxis.linear("rate over κ²/√(2π)", 0.95, 1.4));
    int d = networks.dimension();
    panel.points(
        "measured",
        nu,
        values(tails, followed -> followed.rate().mean() / followed.named().limitingRate(d)),
        values(
            tails, followed -> followed.rate().standardError() / followed.named().limitingRate(d)),
        PointStyle.marker(Colours.series(0), Form.SQUARE));
    panel.theory(
        "d dimensions, all orders of s",
        nu,
        values(tails, followed -> followed.expected(1) / followed.named().limitingRate(d)));
    panel.line(
        "d dimensions, small s",
        nu,
        values(tails, followed -> followed.named().rate(d) / followed.named().limitingRate(d)),
        LineStyle.thin(Colours.series(1)));
    panel.horizontal("κ alone", 1, LineStyle.dotted());
    context.figure(
        "tails",
        Figure.column(panel),
        "The lighter the tails, the better κ alone tells the rate. The expansion for small signals"
            + " overrates heavy tails, whose rare inputs lie beyond every small signal.",
        "Points on a dashed falling curve, below a thin falling curve and above a dotted line at 1"
            + " that both approach to the right.");
  }

  private static double[] values(List<Followed> tails, ToDoubleFunction<Followed> value) {
    return tails.stream().mapToDouble(value).toArray();
  }

  private static void drawGrowth(
      ExperimentContext context, List<Followed> independent, List<Followed> dependent) {
    Panel collapse =
        new Panel(
            "Independent coordinates: one curve",
            PlotAxis.linear("time in units of the law's own rate", 0, 1.25),
            PlotAxis.linear("growth of signals", 0.9, 3.4));
    for (int i = 0; i < independent.size(); i++) {
      Followed followed = independent.get(i);
      collapse.points(
          followed.named().name(),
          followed.scaledTimes(),
          followed.mean(GrowthRun::signal),
          PointStyle.marker(Colours.series(i), form(i / 8)));
    }
    double[] grid = IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 41.0).toArray();
    collapse.theory("exponential", grid, Arrays.stream(grid).map(Math::exp).toArray());
    Panel flows =
        new Panel(
            "Dependent coordinates: their own flows",
            PlotAxis.linear("time t = η · steps", 0, 4.2),
            PlotAxis.linear("growth of components", 0, 5));
    for (int i = 0; i < dependent.size(); i++) {
      Followed followed = dependent.get(i);
      double[] times = followed.times();
      PointStyle style = PointStyle.marker(Colours.series(i), form(i));
      flows.points(followed.named().name(), times, followed.mean(GrowthRun::signal), style);
      flows.points("", times, followed.mean(GrowthRun::opposite), style);
      flows.theory(i == 0 ? "early flow" : "", times, followed.mean(GrowthRun::flowSignal));
      flows.theory("", times, followed.mean(GrowthRun::flowOpposite));
    }
    context.figure(
        "growth",
        Figure.column(collapse, flows),
        "Growth of signals, mean over seeds. Above: laws of independent coordinates, time in units"
            + " of each law's rate in d dimensions. Below: dependent coordinates, signals (rising)"
            + " and opposite components (falling), with the early flow of each (dashed).",
        ("Upper panel: points of %s problems beside one dashed exponential. Lower panel: points of"
                + " %s problems beside dashed curves of their own.")
            .formatted(Numbers.inWords(independent.size()), Numbers.inWords(dependent.size())));
  }

  static void write(ExperimentContext context, List<Followed> all, int dimension) {
    Table table =
        new Table(
            "growth",
            "Phase 1: one row for each law, seed and time.",
            new Column("law", "law of the inputs"),
            new Column("label_noise", "probability ε of a flipped label"),
            new Column("limiting_rate", "κ²/√(2π)(1 − 2ε), per unit of time"),
            new Column("small_rate", "the rate of small signals in d dimensions"),
            new Column(
                "rate",
                "theory in d dimensions over c t ≤ ½; these three are missing for"
                    + " dependent coordinates"),
            new Column("seed", "position of the seed, from 1"),
            new Column("t", "time η · steps"),
            new Column("signal", "growth of signals since the start"),
            new Column("opposite", "growth of opposite components since the start"),
            new Column("flow_signal", "growth of signals in the early flow"),
            new Column("flow_opposite", "growth of opposite components in the early flow"));
    for (Followed followed : all) {
      boolean independent = followed.named().isIndependent();
      for (int seed = 0; seed < followed.runs().size(); seed++) {
        GrowthRun run = followed.runs().get(seed);
        for (int k = 0; k < run.times().length; k++) {
          table.add(
              followed.named().law().text(),
              followed.named().labelNoise(),
              independent ? (Object) followed.named().limitingRate(dimension) : "",
              independent ? (Object) followed.named().rate(dimension) : "",
              independent ? (Object) followed.expected(1) : "",
              seed + 1,
              run.times()[k],
              run.signal()[k],
              run.opposite()[k],
              run.flowSignal()[k],
              run.flowOpposite()[k]);
        }
      }
    }
    context.table(table);
  }
}
