package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import java.util.stream.IntStream;
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
import org.quadrant.dynamics.Alignment;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.Snapshot;

/** Clustering into four directions, and coherence of blocks, under every law. */
final class LawDirections {
  private static final int CONE_DEGREES = 10;

  /** Share of the neurons that have to be aligned at the end. */
  private static final double CLUSTERED = 0.9;

  /** Share that may be aligned where labels are a coin's. */
  private static final double UNCLUSTERED = 0.05;

  /** Least coefficient of variation of |s| inside a block. */
  private static final double INDIVIDUAL = 0.1;

  /** No more than these are left to chance. */
  private static final double MOST_CHANCE_OF_SHARE = 0.05;

  private static final double MOST_CHANCE_OF_VARIATION = 0.05;

  private LawDirections() {}

  static void run(ExperimentContext context, List<LawTraining> trainings, LawTraining control) {
    checkClusters(context, trainings);
    Sample aligned = control.atEnd(LawDirections::aligned);
    context.check(
        Check.chosen(
            "labels of a coin: share of aligned neurons",
            aligned,
            Range.atMost(UNCLUSTERED),
            Chance.ofSeeds(aligned, MOST_CHANCE_OF_SHARE),
            "",
            "Control: half of the labels are flipped, and nothing can be learnt. A random"
                + " direction is aligned with a probability below 1e−4 even at d = 12.",
            "labels that are not flipped, or a measure that calls one neuron in six aligned"
                + " whatever it does."));
    for (LawTraining training : trainings) {
      checkCoherence(context, training);
    }
    checkVariation(context, trainings);
    report(context, trainings, control);
    draw(context, trainings, control);
  }

  private static void checkClusters(ExperimentContext context, List<LawTraining> trainings) {
    Worst worst =
        Worst.smallest(
            trainings.stream().map(training -> training.atEnd(LawDirections::aligned)).toList(),
            MOST_CHANCE_OF_SHARE);
    context.check(
        Check.chosen(
            "share of aligned neurons, smallest over the laws",
            worst.found(),
            Range.atLeast(CLUSTERED),
            worst.chance(),
            "",
            ("At the end, |s| above %s ‖w‖, which is within 26° of the block's direction in all"
                    + " dimensions.")
                .formatted(Numbers.plain(Alignment.THRESHOLD)),
            "neurons that stay where they began under any of the laws, of which none is aligned,"
                + " or gather along coordinate axes, 45° away."));
  }

  private static double aligned(Snapshot snapshot) {
    return Alignment.of(snapshot.neurons()).shareAligned();
  }

  /** Share in cones of 10° around the directions. */
  private static double share(Snapshot snapshot) {
    NeuronStates neurons = snapshot.neurons();
    double cosine = Math.cos(Math.toRadians(CONE_DEGREES));
    return IntStream.range(0, neurons.neurons()).filter(j -> neurons.alignment(j) >= cosine).count()
        / (double) neurons.neurons();
  }

  /** The two blocks of each axis, whose neurons have one law at the start and feel the same. */
  private static void checkCoherence(ExperimentContext context, LawTraining training) {
    Sample statistic =
        Sample.of(training.records(), record -> contrast(middle(record)) / Axis.values().length);
    context.check(
        Check.derived(
            training.named().name() + ": difference of opposite blocks' mean |s|",
            statistic,
            Range.atMost(1),
            Chance.squares(Axis.values().length * training.records().size(), 1),
            "",
            ("Square of the difference over its variance if both were averages of independent"
                 + " neurons of one law, mean over axes and seeds, when masses add up to %s: 1 by"
                 + " theory, and χ² over its degrees of freedom for normal averages. Blocks that do"
                 + " not move together would be seen.")
                .formatted(Numbers.plain(TrainingRecord.OUTPUT_MASS))));
  }

  private static void checkVariation(ExperimentContext context, List<LawTraining> trainings) {
    Worst worst =
        Worst.smallest(
            trainings.stream()
                .map(training -> Sample.of(training.records(), record -> within(middle(record))))
                .toList(),
            MOST_CHANCE_OF_VARIATION);
    context.check(
        Check.chosen(
            "variation of |s| inside a block, smallest over the laws",
            worst.found(),
            Range.atLeast(INDIVIDUAL),
            worst.chance(),
            "",
            "Coefficient of variation when masses make the output count, root mean square over"
                + " blocks; √(π/2 − 1) = 0.7555 at the start.",
            "neurons that become alike under any of the laws, to a twentieth of their mean."));
  }

  /** When masses add up to what makes the output count; the end if they never do. */
  private static NeuronStates middle(TrainingRecord record) {
    return record.snapshots().stream()
        .map(Snapshot::neurons)
        .filter(neurons -> neurons.masses().total() > TrainingRecord.OUTPUT_MASS)
        .findFirst()
        .orElse(record.snapshots().getLast().neurons());
  }

  private static double within(NeuronStates neurons) {
    double sum = 0;
    for (Block block : Block.values()) {
      BlockStatistics statistics = BlockStatistics.of(block, neurons);
      double variation = statistics.signalDeviation() / statistics.meanSignal();
      sum += variation * variation / Block.values().length;
    }
    return Math.sqrt(sum);
  }

  /** Sum over both axes of the squared difference of their blocks' means over its variance. */
  private static double contrast(NeuronStates neurons) {
    double sum = 0;
    for (Axis axis : Axis.values()) {
      double difference = 0;
      double variance = 0;
      for (Block block : Block.values()) {
        if (block.axis() == axis) {
          BlockStatistics statistics = BlockStatistics.of(block, neurons);
          difference += block.sign() * statistics.meanSignal();
          // An unbiased variance of the mean.
          variance +=
              statistics.signalDeviation() * statistics.signalDeviation() / (statistics.size() - 1);
        }
      }
      sum += difference * difference / variance;
    }
    return sum;
  }

  private static void report(
      ExperimentContext context, List<LawTraining> trainings, LawTraining control) {
    double fewest =
        trainings.stream()
            .mapToDouble(training -> training.atEnd(LawDirections::aligned).mean())
            .min()
            .orElseThrow();
    double narrow =
        trainings.stream()
            .flatMap(training -> training.records().stream())
            .mapToDouble(record -> share(record.snapshots().getLast()))
            .min()
            .orElseThrow();
    context.found(
        ("Clustering: under every law at least %s %% of the neurons end aligned with one of the"
             + " four directions, the one of their block; where labels are a coin's, %s %%. Within"
             + " %d° of it are, in the training in which they are fewest, %s %%.")
            .formatted(
                Numbers.significant(100 * fewest),
                Numbers.significant(100 * control.atEnd(LawDirections::aligned).mean()),
                CONE_DEGREES,
                Numbers.significant(100 * narrow)));
  }

  private static void draw(
      ExperimentContext context, List<LawTraining> trainings, LawTraining control) {
    Panel panel =
        new Panel(
            "Aligned neurons, |s| above 0.9 ‖w‖",
            PlotAxis.fromZero("time t = η · steps"),
            PlotAxis.linear("share of neurons", -0.02, 1.02));
    for (int i = 0; i < trainings.size(); i++) {
      LawTraining training = trainings.get(i);
      LineStyle style =
          i < 7 ? LineStyle.solid(Colours.series(i)) : LineStyle.dashed(Colours.series(i));
      panel.line(
          training.named().name(), training.times(), training.mean(LawDirections::aligned), style);
    }
    panel.line(
        "labels of a coin",
        control.times(),
        control.mean(LawDirections::aligned),
        LineStyle.dotted());
    context.figure(
        "directions",
        Figure.column(panel),
        "Share of neurons whose weights lie along their block's direction, |s| above 0.9 ‖w‖, mean"
            + " over seeds. Where labels are a coin's (dotted) none does.",
        "One curve for each law, from 0 to near 1, and a dotted line that stays at 0.");
  }
}
