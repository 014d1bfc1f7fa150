package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import java.util.function.Function;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Alignment;
import org.quadrant.dynamics.Axis;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.GrowthRates;

/** Where the picture of four blocks begins to fail as x₁ and x₂ become correlated. */
final class CorrelatedTrainings {
  /** |ρ| from which blocks of the rarer label have no growth of their own at first, Γ₀ ≤ 0. */
  private static final double STALLED = 0.5;

  /** Distance of a mass from the flow that has to be seen from there on. */
  private static final double FAILED = 0.2;

  /** No more than this is left to chance. */
  private static final double MOST_CHANCE = 0.1;

  private CorrelatedTrainings() {}

  /**
   * What was seen at one ρ.
   *
   * @param training its trainings
   * @param early the flow from when masses add up to what makes the output count
   */
  private record Correlated(LawTraining training, List<MassForecast> early) {
    double rho() {
      return training.named().law() instanceof InputLaw.Autoregressive(double rho)
          ? rho
          : Double.NaN;
    }

    /** Largest |log(q/flow)| over blocks and times, mean over seeds. */
    double deviation() {
      return deviations().mean();
    }

    Sample deviations() {
      return Sample.of(early, MassForecast::largestDeviation);
    }

    /** Mean time from which all four blocks are aligned; NaN if a seed never gets there. */
    double aligned() {
      return training.begun().size() < training.records().size()
          ? Double.NaN
          : Sample.of(training.forecasts(), forecast -> forecast.times()[0]).mean();
    }

    double shareAligned() {
      return training.atEnd(s -> Alignment.of(s.neurons()).shareAligned()).mean();
    }

    double error() {
      return training.atEnd(s -> s.test().errorRate()).mean();
    }

    /** Γ₀ of the blocks of the rarer label. */
    double slowest() {
      return GrowthRates.aligned(training.named().law(), rho() > 0 ? Axis.MU_1 : Axis.MU_2);
    }
  }

  static void run(ExperimentContext context, List<LawTraining> trainings) {
    List<Correlated> all =
        trainings.stream()
            .map(
                training ->
                    new Correlated(
                        training,
                        context.map(
                            training.records(),
                            record -> MassForecast.whenOutputCounts(record, training.flow()))))
            .toList();
    for (Correlated correlated : all) {
      if (Math.abs(correlated.rho()) >= STALLED) {
        context.check(
            Check.chosen(
                correlated.training().named().name()
                    + ": the flow fails, largest distance of a mass",
                correlated.deviations(),
                Range.atLeast(FAILED),
                Chance.ofSeeds(correlated.deviations(), MOST_CHANCE),
                "",
                ("From when masses add up to the output's threshold, mean over seeds. At |ρ| = %s"
                        + " the rarer label's blocks have Γ₀ = 0, and the output counts before they"
                        + " are aligned.")
                    .formatted(Numbers.plain(STALLED)),
                "a flow that holds there as it does at weak correlations, within a few hundredths,"
                    + " so that the failure is not the correlation's."));
      }
    }
    report(context, all);
    draw(context, all);
    write(context, all);
  }

  private static String series(List<Correlated> all, Function<Correlated, Double> figure) {
    return String.join(
        ", ", all.stream().map(one -> Numbers.significant(figure.apply(one))).toList());
  }

  private static void report(ExperimentContext context, List<Correlated> all) {
    context.found(
        ("Where theory begins to fail, by correlation (AR(1), ρ = %s): the block flow, begun when"
                + " masses add up to the threshold, misses a mass by the factor exp of %s; at the"
                + " end %s %% of the neurons are aligned, and the error is %s. The rarer label's"
                + " blocks begin with Γ₀ = %s.")
            .formatted(
                String.join(", ", all.stream().map(one -> Numbers.plain(one.rho())).toList()),
                series(all, Correlated::deviation),
                series(all, one -> 100 * one.shareAligned()),
                series(all, Correlated::error),
                series(all, Correlated::slowest)));
  }

  private static void draw(ExperimentContext context, List<Correlated> all) {
    double[] rho = all.stream().mapToDouble(Correlated::rho).toArray();
    PlotAxis axis = PlotAxis.linear("correlation ρ of neighbouring coordinates", -1, 1);
    Panel flow =
        new Panel("Block flow", axis, PlotAxis.logarithmic("largest |log(mass/flow)|", 0.01, 10));
    flow.points(
        "from the output's threshold on",
        rho,
        all.stream().mapToDouble(Correlated::deviation).toArray(),
        PointStyle.marker(Colours.series(0), Form.SQUARE));
    flow.points(
        "from when all blocks are aligned",
        rho,
        all.stream()
            .mapToDouble(
                one ->
                    one.training().begun().isEmpty()
                        ? Double.NaN
                        : Sample.of(one.training().begun(), MassForecast::largestDeviation).mean())
            .toArray(),
        PointStyle.marker(Colours.series(1), Form.DIAMOND));
    Panel end = new Panel("At the end", axis, PlotAxis.logarithmic("share", 1e-3, 2));
    end.points(
        "neurons aligned",
        rho,
        all.stream().mapToDouble(Correlated::shareAligned).toArray(),
        PointStyle.marker(Colours.series(2), Form.TRIANGLE));
    end.points(
        "test error",
        rho,
        all.stream().mapToDouble(Correlated::error).toArray(),
        PointStyle.marker(Colours.series(3), Form.SQUARE));
    context.figure(
        "correlation",
        Figure.column(flow, end),
        "Correlated Gaussian inputs, mean over seeds. Above: how far a mass gets from the flow."
            + " Where no diamond is drawn, the four blocks are never all aligned. Below: aligned"
            + " neurons, |s| above 0.9 ‖w‖, and the test error at the end.",
        "Upper panel: points that rise to both sides from a valley at weak correlations. Lower"
            + " panel: aligned neurons fall off to both sides, the error rises.");
  }

  private static void write(ExperimentContext context, List<Correlated> all) {
    Table table =
        new Table(
            "correlation",
            "AR(1) inputs: one row for each correlation, means over seeds.",
            new Column("rho", "correlation ρ of neighbouring coordinates"),
            new Column("slowest_rate", "Γ₀ of the rarer label's blocks"),
            new Column("deviation", "largest |log(mass/flow)| from the output's threshold on"),
            new Column("aligned_time", "time at which all blocks are aligned; missing if never"),
            new Column("aligned", "share of neurons with |s| above 0.9 ‖w‖ at the end"),
            new Column("error", "test error at the end"));
    for (Correlated one : all) {
      table.add(
          one.rho(),
          one.slowest(),
          one.deviation(),
          Double.isNaN(one.aligned()) ? "" : (Object) one.aligned(),
          one.shareAligned(),
          one.error());
    }
    context.table(table);
  }
}
