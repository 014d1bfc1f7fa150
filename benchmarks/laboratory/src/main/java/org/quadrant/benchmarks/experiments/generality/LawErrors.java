package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Snapshot;

/** The error at the end of training, against its floor. */
final class LawErrors {
  private LawErrors() {}

  static void run(ExperimentContext context, List<LawTraining> trainings) {
    trainings.forEach(training -> context.check(check(training)));
    report(context, trainings);
    draw(context, trainings);
  }

  private static double wedges(LawTraining training, Snapshot snapshot) {
    return training.flow().error(snapshot.neurons().masses());
  }

  /**
   * What the rest w⊥ of the weights can add to the error at most. Between two blocks of masses A, B
   * it adds N = Σ a w⊥·x⊥/p to the output, over the neurons of both, whose deviation τ is at most
   * T_A + T_B with T = Σ |a|‖w⊥‖/p. N turns the sign at the distance z from the learned boundary if
   * it is beyond (A + B)z/√2 on one side, so that on a half-axis, which has half of the inputs, the
   * share is at most ½ g E|N| √2/(A + B), g being the density across the axis and E|N| ≤ τ.
   */
  static double strip(LawTraining training, NeuronStates neurons) {
    double[] rest = new double[Block.values().length];
    for (int j = 0; j < neurons.neurons(); j++) {
      rest[neurons.block(j).ordinal()] +=
          Math.abs(neurons.outputWeight(j)) * neurons.orthogonalNorm(j) / neurons.neurons();
    }
    BlockValues masses = neurons.masses();
    double sum = 0;
    for (Block first : Block.values()) {
      for (Block second : Block.values()) {
        if (first.axis() == Axis.MU_1 && second.axis() == Axis.MU_2) {
          sum +=
              (rest[first.ordinal()] + rest[second.ordinal()])
                  / (Math.sqrt(2) * (masses.get(first) + masses.get(second)));
        }
      }
    }
    return sum
        * training.flow().boundaryDensity()
        * (1 - 2 * training.named().labelNoise())
        * spread(training.named().law());
  }

  /** How much larger N may be than for x⊥ of unit covariance that is independent of x₁, x₂. */
  private static double spread(InputLaw law) {
    return switch (law) {
      // The largest eigenvalue of the covariance; and N on either side, as it depends on the
      // inputs.
      case InputLaw.Autoregressive(double rho) ->
          2 * Math.sqrt((1 + Math.abs(rho)) / (1 - Math.abs(rho)));
      case InputLaw.XorMixture(double r, double sigma) -> sigma;
      case InputLaw.Independent independent -> 1;
    };
  }

  /** The check of one law. */
  static Check check(LawTraining training) {
    double floor = training.flow().bayesError();
    double wedges = training.atEnd(snapshot -> wedges(training, snapshot)).mean();
    double strip = training.atEnd(snapshot -> strip(training, snapshot.neurons())).mean();
    int samples =
        Math.toIntExact(
            training.records().getFirst().plan().testSamples() * training.records().size());
    double most = Math.min(1, wedges + strip);
    Chance chance =
        new Chance(
            Chance.share(floor, samples).below(),
            // One sample is left to bounds that are next to nothing.
            Chance.share(Math.max(most, 1.0 / samples), samples).above(),
            "quantiles of the binomial law of %d test samples, of the lower bound and of the upper."
                .formatted(samples));
    return Check.derived(
        training.named().name() + ": error at the end",
        training.atEnd(snapshot -> snapshot.test().errorRate()),
        new Range(floor, most),
        chance,
        "",
        ("Between the Bayes error %s, and the error %s of the network of the four masses alone,"
                + " plus at most %s for what is left of w⊥: Σ g·(T_A + T_B)/(√2(q_A + q_B)) over"
                + " adjacent blocks, T = Σ|a|‖w⊥‖/p, g the density at the boundary.")
            .formatted(
                Numbers.significant(floor),
                Numbers.significant(wedges),
                Numbers.significant(strip)));
  }

  private static void report(ExperimentContext context, List<LawTraining> trainings) {
    StringBuilder text =
        new StringBuilder("Error at the end, Bayes error and that of the four masses alone: ");
    for (int i = 0; i < trainings.size(); i++) {
      LawTraining training = trainings.get(i);
      text.append(i == 0 ? "" : "; ")
          .append(
              "%s %s, %s, %s"
                  .formatted(
                      training.named().name(),
                      Numbers.significant(
                          training.atEnd(snapshot -> snapshot.test().errorRate()).mean()),
                      Numbers.significant(training.flow().bayesError()),
                      Numbers.significant(
                          training.atEnd(snapshot -> wedges(training, snapshot)).mean())));
    }
    context.found(text.append('.').toString());
  }

  private static void draw(ExperimentContext context, List<LawTraining> trainings) {
    Panel panel =
        new Panel(
            "Error at the end of training",
            PlotAxis.logarithmic("error of the four masses alone", 5e-4, 0.6),
            PlotAxis.logarithmic("test error", 5e-4, 0.6));
    panel.theory("equal", new double[] {5e-4, 0.6}, new double[] {5e-4, 0.6});
    for (int i = 0; i < trainings.size(); i++) {
      LawTraining training = trainings.get(i);
      Sample error = training.atEnd(snapshot -> snapshot.test().errorRate());
      panel.points(
          training.named().name(),
          new double[] {training.atEnd(snapshot -> wedges(training, snapshot)).mean()},
          new double[] {error.mean()},
          new double[] {error.standardError()},
          PointStyle.marker(Colours.series(i), Form.values()[i / 8 % Form.values().length]));
    }
    context.figure(
        "errors",
        Figure.column(panel),
        "Test error at the end, mean and standard error over seeds, over the error of the network"
            + " of the four measured masses: Bayes error and misclassified wedges. What lies above"
            + " the line is left over of w⊥, a strip along the boundary. Rademacher inputs, without"
            + " errors, are not on the scale.",
        "Points of the laws on or above the diagonal, the more labels are flipped, the nearer to"
            + " it.");
  }
}
