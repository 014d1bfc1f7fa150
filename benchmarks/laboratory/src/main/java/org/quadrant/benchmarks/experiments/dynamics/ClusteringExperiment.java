package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;

/** Neurons turn towards four directions. */
public final class ClusteringExperiment implements Experiment {
  /** Time at which the linear law is checked: signals are still small beside w⊥. */
  private static final int EARLY = 3;

  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());

  private final Function<Size, StandardTraining> trainings;

  /** The experiment on the standard trainings. */
  public ClusteringExperiment() {
    this(StandardTraining::of);
  }

  ClusteringExperiment(Function<Size, StandardTraining> trainings) {
    this.trainings = trainings;
  }

  @Override
  public int number() {
    return 2;
  }

  @Override
  public String name() {
    return "clustering";
  }

  @Override
  public String title() {
    return "Neurons cluster into four directions";
  }

  @Override
  public String claim() {
    return "The first-layer weights, at first uniform on a sphere, turn towards the four"
        + " directions ±μ₁ and ±μ₂, and stay there.";
  }

  @Override
  public String theory() {
    return "In the first phase the signal of a neuron grows like exp(ct), its component along the"
        + " other axis decays like exp(−ct). At the start the two are independent normal numbers of"
        + " equal variance, so the angle of w in the plane of the axes is uniform, and 2/9 of the"
        + (" neurons are within %1$s of one of the four directions. At time t, the share within"
                + " %1$s of their own axis is (2/π) atan(tan %1$s · g(t)), where g is the growth of"
                + " |s| over")
            .formatted(Directions.CONE_TEXT)
        + " that of |o|, ((1 + ηc)/(1 − ηc)) to the power of the number of steps.\n\n"
        + "In all dimensions w is nearly at right angles to the plane at the start. A neuron gets"
        + " within "
        + Directions.CONE_TEXT
        + " of a direction once its signal has outgrown ‖w⊥‖, which takes the longer"
        + " the smaller its signal was. Which direction, its start decides: the sign of a and of"
        + " s are fair coins, so that a quarter of the neurons goes each way.";
  }

  @Override
  public void run(ExperimentContext context) {
    StandardTraining standard = trainings.apply(context.size());
    context.setUp(standard.text());
    context.setUp(
        "Every neuron is counted once, or weighted by its mass |a|‖w‖. The angle in the plane of"
            + " the axes is that of the projection of w on it; the angle to one of the four"
            + " directions is taken in all dimensions. "
            + PhaseBoundaries.RULE);
    List<TrainingRecord> records = standard.train(context);
    checkStart(context, records);
    checkEarly(context, records);
    checkEnd(context, records);
    ClusteringFigures.write(context, records);
  }

  /** Share within 10° of their own axis in the plane, by the linear law. */
  static double predictedShare(double time, double learningRate) {
    double growth =
        PhasesExperiment.stepped(C, learningRate) - PhasesExperiment.stepped(-C, learningRate);
    return 2 / Math.PI * Math.atan(Math.tan(Directions.CONE) * Math.exp(growth * time));
  }

  private static NeuronStates first(TrainingRecord record) {
    return record.snapshots().getFirst().neurons();
  }

  private static NeuronStates last(TrainingRecord record) {
    return record.snapshots().getLast().neurons();
  }

  private static int neurons(List<TrainingRecord> records) {
    return records.size() * first(records.getFirst()).neurons();
  }

  private static void checkStart(ExperimentContext context, List<TrainingRecord> records) {
    Sample start = Sample.of(records, r -> Directions.counted(first(r)).shareNearAxes());
    double expected = 2.0 / 9;
    context.check(
        Check.derived(
            "share near the four directions in the plane, at the start",
            start,
            Range.exactly(expected),
            Chance.share(expected, neurons(records)),
            "",
            "Uniform angles: " + 8 * Directions.CONE_DEGREES + "° of 360°, 2/9."));
  }

  private static void checkEarly(ExperimentContext context, List<TrainingRecord> records) {
    double learningRate = records.getFirst().plan().configuration().learningRate();
    Sample early =
        Sample.of(records, r -> Directions.counted(r.at(EARLY).neurons()).shareNearOwnAxis());
    double expected = predictedShare(EARLY, learningRate);
    context.check(
        Check.chosen(
            "share near their own axis in the plane, at t = " + EARLY,
            early,
            Range.around(expected, 0.01),
            Chance.share(expected, neurons(records)),
            "",
            String.format(
                Locale.ROOT,
                "(2/π) atan(tan %s · g(%d)) = %.3f; 0.01 for signals that are no longer quite"
                    + " small.",
                Directions.CONE_TEXT,
                EARLY,
                expected),
            "growth or decay that is off by 15 %, as the share grows by 0.3 per unit of log g."));
    context.found(
        String.format(
            Locale.ROOT,
            "At t = %d, %.1f %% of the neurons are within %s of their own axis in the plane;"
                + " theory says %.1f %%.",
            EARLY,
            100 * early.mean(),
            Directions.CONE_TEXT,
            100 * expected));
  }

  private static void checkEnd(ExperimentContext context, List<TrainingRecord> records) {
    Sample counted = Sample.of(records, r -> Directions.counted(last(r)).shareInCones());
    Sample weighted = Sample.of(records, r -> Directions.weighted(last(r)).shareInCones());
    Sample start = Sample.of(records, r -> Directions.counted(first(r)).shareInCones());
    context.check(
        Check.chosen(
            "share within " + Directions.CONE_TEXT + " of the four directions at the end, by mass",
            weighted,
            Range.atLeast(0.99),
            Chance.NONE,
            "",
            "What is meant by clustering: all but one percent of the mass.",
            "one percent of the mass in neurons that stay outside, or w⊥ that is not lost."));
    context.check(
        Check.chosen(
            "share within "
                + Directions.CONE_TEXT
                + " of the four directions at the end, by number",
            counted,
            Range.atLeast(0.95),
            Chance.NONE,
            "",
            "What is meant by clustering: all but one neuron in twenty. Neurons whose signal was"
                + " near zero at the start come late.",
            "one neuron in twenty that stays outside."));
    checkSizes(context, records);
    Sample stayed = Sample.of(records, r -> stayed(first(r), last(r)));
    context.found(
        String.format(
            Locale.ROOT,
            "At the end %.1f %% of the neurons and %.2f %% of the mass are within %s of one of"
                + " the four directions, against %.1f %% of the neurons at the start. %.1f %% of"
                + " the neurons end in the block of their start.",
            100 * counted.mean(),
            100 * weighted.mean(),
            Directions.CONE_TEXT,
            100 * start.mean(),
            100 * stayed.mean()));
  }

  /**
   * Sizes of the four blocks are multinomial at the start, and so is their sum over seeds. Later a
   * few neurons change blocks, and not independently: uneven blocks pull.
   */
  private static void checkSizes(ExperimentContext context, List<TrainingRecord> records) {
    int neurons = first(records.getFirst()).neurons();
    double[] total = new double[Block.values().length];
    double largest = 0;
    long odd = 0;
    for (TrainingRecord record : records) {
      double[] sizes = new double[total.length];
      first(record).blocks().forEach(block -> sizes[block.ordinal()]++);
      double squares = squares(sizes, neurons);
      if (squares > largest) {
        largest = squares;
        odd = record.seed();
      }
      for (int b = 0; b < total.length; b++) {
        total[b] += sizes[b];
      }
    }
    String note =
        "Two fair coins a neuron: Σ(size − p/4)²/(p/4) is χ² of 3 degrees of freedom, whose"
            + " quantile is allowed";
    context.check(
        Check.derived(
            "block sizes at the start, all seeds together: χ²",
            Sample.of(squares(total, neurons * records.size())),
            Range.atMost(Chance.largestSquares(3, 1)),
            Chance.NONE,
            "",
            note + "."));
    context.check(
        Check.derived(
            "block sizes at the start, the most uneven seed: χ²",
            Sample.of(largest),
            Range.atMost(Chance.largestSquares(3, records.size())),
            Chance.NONE,
            "",
            note + " for the largest of %d seeds.".formatted(records.size())));
    context.found(
        String.format(
            Locale.ROOT,
            "At the start %.1f, %.1f, %.1f and %.1f %% of the neurons are bound for +μ₁, −μ₁, +μ₂"
                + " and −μ₂ (fair coins: 25 %% ± %.1f %%). Seed %d has the most uneven blocks.",
            100 * total[0] / (neurons * records.size()),
            100 * total[1] / (neurons * records.size()),
            100 * total[2] / (neurons * records.size()),
            100 * total[3] / (neurons * records.size()),
            100 * Math.sqrt(0.1875 / (neurons * records.size())),
            odd));
  }

  private static double squares(double[] sizes, int neurons) {
    double expected = neurons / 4.0;
    double sum = 0;
    for (double size : sizes) {
      sum += (size - expected) * (size - expected) / expected;
    }
    return sum;
  }

  private static double stayed(NeuronStates start, NeuronStates end) {
    int same = 0;
    for (int j = 0; j < start.neurons(); j++) {
      if (start.block(j) == end.block(j)) {
        same++;
      }
    }
    return (double) same / start.neurons();
  }
}
