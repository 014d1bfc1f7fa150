package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Block;
import org.quadrant.theory.BlockFlow;

/** The second phase under every law: masses against the law's own block flow. */
final class LawMasses {
  /** What is allowed for the part of the weights that is not along the four directions. */
  private static final double MISALIGNMENT = 0.01;

  private LawMasses() {}

  static void run(ExperimentContext context, List<LawTraining> trainings) {
    trainings.stream().map(LawMasses::checks).flatMap(List::stream).forEach(context::check);
    report(context, trainings);
    draw(context, trainings);
  }

  /** The checks of one law. */
  static List<Check> checks(LawTraining training) {
    MassNoise noise = MassNoise.of(training);
    String name = training.named().name();
    return List.of(
        check(
            name + ": mean of the four masses against the flow",
            training.largestMeanDeviation(),
            chance(
                noise.ofMean(),
                1,
                "√(ητ/(2m)·E|x₁x₂|), the four pulls together being √2 min(|x₁|, |x₂|)"),
            "a rate Γ that leaves all masses %s %% off at the end of their growth."),
        check(
            name + ": each of the four masses against the flow",
            training.largestBlockDeviation(),
            chance(
                noise.ofBlock(),
                Block.values().length,
                "√(2Vητ/m), V the variance of x along the block"),
            "one block's mass that is %s %% off its part in the flow."));
  }

  /** If no second phase begins there is nothing to allow for, and no value. */
  private static Chance chance(double deviation, int paths, String formula) {
    return Double.isNaN(deviation)
        ? Chance.NONE
        : Chance.paths(deviation, paths, formula + ", over the root of the seeds");
  }

  private static Check check(String name, double largest, Chance chance, String caught) {
    return Check.chosen(
        name,
        Sample.of(largest),
        Range.atMost(MISALIGNMENT),
        chance,
        "",
        ("Largest |log| over time of the mean over seeds, 0 by theory. %s %% are left for weights"
                + " that are not along the four directions. τ, in what chance may do, is the time"
                + " till the smallest mass of the flow passes ½.")
            .formatted(Numbers.percent(MISALIGNMENT)),
        caught.formatted(Numbers.significant(100 * Math.expm1(MISALIGNMENT + 2 * chance.above()))));
  }

  private static void report(ExperimentContext context, List<LawTraining> trainings) {
    StringBuilder text =
        new StringBuilder(
            "Second phase, from when all four blocks are aligned; largest distance of the mean of"
                + " the masses from the flow, and of a block: ");
    for (int i = 0; i < trainings.size(); i++) {
      LawTraining training = trainings.get(i);
      text.append(i == 0 ? "" : "; ")
          .append(
              "%s %s and %s (%d of %d seeds)"
                  .formatted(
                      training.named().name(),
                      Numbers.significant(training.largestMeanDeviation()),
                      Numbers.significant(training.largestBlockDeviation()),
                      training.begun().size(),
                      training.records().size()));
    }
    text.append(
        ". The largest distance of one block of one seed is %s."
            .formatted(
                Numbers.significant(
                    trainings.stream()
                        .flatMap(training -> training.begun().stream())
                        .mapToDouble(MassForecast::largestDeviation)
                        .max()
                        .orElse(Double.NaN))));
    context.found(text.toString());
  }

  private static void draw(ExperimentContext context, List<LawTraining> trainings) {
    PlotAxis time = PlotAxis.fromZero("time t = η · steps");
    Panel laws = new Panel("Laws", time, PlotAxis.logarithmic("mean of the four masses", 1e-3, 20));
    Panel noisy =
        new Panel(
            "Flipped labels, Gaussian inputs",
            time,
            PlotAxis.logarithmic("mean of the four masses", 1e-3, 20));
    int law = 0;
    int noise = 0;
    for (LawTraining training : trainings) {
      boolean isNoisy = training.named().labelNoise() > 0;
      Panel panel = isNoisy ? noisy : laws;
      int index = isNoisy ? noise++ : law++;
      panel.line(
          training.named().name(),
          training.times(),
          training.mean(snapshot -> BlockMasses.mean(snapshot.neurons())),
          // Colours come again after eight.
          index < 8
              ? LineStyle.solid(Colours.series(index))
              : LineStyle.thin(Colours.series(index)));
      for (MassForecast forecast : training.begun()) {
        panel.theory(
            "flow of each seed",
            forecast.times(),
            forecast.forecast().stream()
                .mapToDouble(masses -> masses.total() / Block.values().length)
                .toArray());
      }
      if (isNoisy) {
        panel.horizontal(
            index == 0 ? "mass at rest" : "",
            new BlockFlow().withLabelNoise(training.named().labelNoise()).restingMass(),
            LineStyle.dotted());
      }
    }
    context.figure(
        "masses",
        Figure.column(laws, noisy),
        ("Mean of the four masses over seeds, and the flow of each law from when all four blocks of"
                + " a seed are aligned and masses add up to %s (dashed). Below: the masses at which"
                + " flipped labels stop growth (dotted).")
            .formatted(Numbers.plain(TrainingRecord.OUTPUT_MASS)),
        "Upper panel: one rising curve for each law, with dashed curves on it. Lower panel: curves"
            + " that level off at dotted lines, the lower the more labels are flipped.");
  }
}
