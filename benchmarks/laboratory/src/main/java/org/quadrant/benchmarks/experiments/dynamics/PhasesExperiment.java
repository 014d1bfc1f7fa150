package org.quadrant.benchmarks.experiments.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;

/** Two phases: exponential growth of small signals, then the flow of the four block masses. */
public final class PhasesExperiment implements Experiment {
  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
  private static final double GAMMA = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());

  /** Relative fall of the growth rate where the mean alignment is 1/4: (σ/n)²/3, σ = 0.32 n. */
  private static final double LARGEST_BEND = 0.034;

  /** Relative fall of Γ₀ at an alignment of 0.995: 1.7 δ², where δ² = 2 (1 − 0.995). */
  private static final double MISALIGNMENT = 0.017;

  /** No more is left to chance, as a share of a rate. */
  private static final double MOST_CHANCE = 0.02;

  /** Mean and deviation of the largest, in size, of four standard normal numbers, rounded up. */
  private static final double LARGEST_OF_FOUR = 1.5;

  private static final double SPREAD_OF_LARGEST = 0.6;

  private final Function<Size, StandardTraining> trainings;

  /** The experiment on the standard trainings. */
  public PhasesExperiment() {
    this(StandardTraining::of);
  }

  PhasesExperiment(Function<Size, StandardTraining> trainings) {
    this.trainings = trainings;
  }

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String name() {
    return "phases";
  }

  @Override
  public String title() {
    return "Training has two phases";
  }

  @Override
  public String claim() {
    return "Training has two phases. In the first, the component of every neuron along its own"
        + " axis (its signal) grows exponentially, and the component along the other axis decays,"
        + " while the network's output is still negligible. In the second, neurons are aligned"
        + " with one of four directions, and four numbers, the masses of the blocks, describe the"
        + " network.";
  }

  @Override
  public String theory() {
    return String.format(
        Locale.ROOT,
        "First phase: while f ≈ 0 and |s|, |o| are small beside ‖w⊥‖ ≈ |a|, ds/dt = c s and do/dt"
            + " = −c o with c = √2 π^(−3/2) = %.6f. A step of size η multiplies s by 1 + ηc, so"
            + " the rate per unit of time is ln(1 + ηc)/η. Inputs are Gaussian, so that w·x is"
            + " Gaussian at every d: nothing else depends on d here than how large s is at the"
            + " start, of order θ/√d. As signals grow, ds/dt = c s (1 − s²/(6‖w⊥‖²) + …), which"
            + " lowers the growth rate of the mean |s| of half-normal signals of deviation σ by"
            + " σ²/(3‖w⊥‖²) relative.\n\n"
            + "Between the phases neurons are aligned and f is still small: |a| and ‖w‖ grow at"
            + " Γ₀ = (√2 − 1)/√(2π) = %.6f.\n\n"
            + "Second phase: the block masses q follow dq/dt = 2 q Γ(q), four equations whose"
            + " rates are expectations over (x₁, x₂). The formulas are derived from first"
            + " principles; the idea of a block dynamics is Braun and Imaizumi's (arXiv"
            + " 2602.00172).",
        C,
        GAMMA);
  }

  @Override
  public void run(ExperimentContext context) {
    StandardTraining standard = trainings.apply(context.size());
    context.setUp(standard.text());
    context.setUp(
        "Phase boundaries: "
            + PhaseBoundaries.RULE
            + " The growth rate of signals is the slope of a least-squares line through the"
            + " logarithm of a block's mean |s| over time, from the start until the mean alignment"
            + " |s|/‖w‖ exceeds 1/4; that of opposite components through the logarithm of the mean"
            + " |o| up to t = "
            + FirstPhase.OPPOSITE_END_TEXT
            + ". The four equations start from the measured masses where the"
            + " second phase begins.");
    BlockFlow equations = new BlockFlow();
    List<TrainingRecord> records = PhaseBoundaries.complete(context, standard.train(context));
    if (records.isEmpty()) {
      return;
    }
    List<PhasedTraining> runs =
        context.map(records, record -> PhasedTraining.of(record, equations));
    double learningRate = standard.configuration().learningRate();
    checkFirstPhase(context, runs, learningRate);
    checkBetween(context, runs, learningRate, equations);
    checkSecondPhase(context, runs, standard);
    reportBoundaries(context, runs);
    PhasesFigures figures = new PhasesFigures(runs, equations);
    figures.write(context);
    PhasesTables.write(context, runs);
  }

  /** Rate per unit of time of what a step of size η multiplies by 1 + η·rate. */
  static double stepped(double rate, double learningRate) {
    return Math.log1p(learningRate * rate) / learningRate;
  }

  private static void checkFirstPhase(
      ExperimentContext context, List<PhasedTraining> runs, double learningRate) {
    double expected = stepped(C, learningRate);
    Sample all = Sample.of(runs, PhasedTraining::meanSignalRate);
    String bounds =
        String.format(
            Locale.ROOT,
            "ln(1 + ηc)/η = %.4f, less the bend of at most σ²/(3‖w⊥‖²) = %.1f %% where the fit"
                + " ends.",
            expected,
            100 * LARGEST_BEND);
    Range range = new Range(expected * (1 - LARGEST_BEND), expected);
    context.check(
        Check.derived(
            "signal growth, all blocks",
            all,
            range,
            Chance.ofSeeds(all, MOST_CHANCE * expected),
            "1/t",
            bounds));
    Chance ofBlock = blockChance(runs, expected);
    List<String> found = new ArrayList<>();
    for (Block block : Block.values()) {
      Sample one = Sample.of(runs, run -> run.signalRates().get(block));
      context.check(
          Check.derived(
              "signal growth, block " + block.symbol(), one, range, ofBlock, "1/t", bounds));
      found.add(
          String.format(
              Locale.ROOT, "%.4f ± %.4f (%s)", one.mean(), one.standardError(), block.symbol()));
    }
    Sample ratio = Sample.of(runs, run -> run.meanSignalRate() / run.predictedRates().total() * 4);
    context.check(
        Check.chosen(
            "signal growth over that of single neurons",
            ratio,
            Range.around(1, 0.005),
            Chance.ofSeeds(ratio, 0.5 * MOST_CHANCE),
            "",
            "Every neuron taken by itself through steps on the expected loss, from its own start,"
                + " and fitted in the same way: no bend is left to allow for. 0.5 % for the"
                + " output, which is not quite zero.",
            "another learning rate or pull."));
    double decay = stepped(-C, learningRate);
    Sample opposite = Sample.of(runs, run -> run.firstPhase().oppositeRate());
    context.check(
        Check.chosen(
            "decay of opposite components",
            opposite,
            new Range(decay * 1.02, decay * 0.96),
            Chance.ofSeeds(opposite, MOST_CHANCE),
            "1/t",
            String.format(
                Locale.ROOT,
                "ln(1 − ηc)/η = %.4f; the noise of minibatches holds the mean |o| up by about 1 %%"
                    + " at t = 3, which takes 2 %% off the rate, and components of size θ/√d at"
                    + " the start are not quite small.",
                decay),
            "a decay that is off by 15 %, such as that of half the pull."));
    context.found(
        String.format(
            Locale.ROOT,
            "Signals grow at %s per unit of time; theory says %.4f for small signals. Opposite"
                + " components decay at %.4f ± %.4f (theory: %.4f).",
            String.join(", ", found),
            expected,
            opposite.mean(),
            opposite.standardError(),
            decay));
  }

  /**
   * Noise of the growth rate of one block. A step moves the mean |s| of a block by η θ times the
   * mean over the minibatch of y u/2, as half of its neurons see a sample: of a mean |s| of
   * θ√(2/(πd)) at the start that is, per unit of time, the variance πηd/(8m), and it counts for
   * less by e^(−2ct) as signals grow. And σ² of the block, on which the bend depends, scatters by
   * √(2/(p/4)).
   */
  private static Chance blockChance(List<PhasedTraining> runs, double expected) {
    TrainingConfiguration configuration = runs.getFirst().record().plan().configuration();
    double strength =
        Math.PI
            * configuration.learningRate()
            * configuration.dimension()
            / (8.0 * configuration.batch());
    double variance = 0;
    for (PhasedTraining run : runs) {
      variance += strength * run.firstPhase().noiseOfSlope(expected);
    }
    double bend = LARGEST_BEND * expected * Math.sqrt(8.0 / configuration.neurons());
    double deviation = Math.hypot(Math.sqrt(variance) / runs.size(), bend / Math.sqrt(runs.size()));
    return Chance.normal(
        deviation,
        "that of the slope of the logarithm of a block's mean |s|, on which minibatches put the"
            + " variance πηd/(8m) e^(−2ct) per unit of time, and of its bend");
  }

  private static void checkBetween(
      ExperimentContext context,
      List<PhasedTraining> runs,
      double learningRate,
      BlockFlow equations) {
    Sample rate = Sample.of(runs, PhasedTraining::rateBetween);
    double expected = stepped(GAMMA, learningRate);
    double loaded =
        equations.growthRates(BlockValues.uniform(TrainingRecord.OUTPUT_MASS / 4)).plusMu1();
    double fall = 1 - loaded / GAMMA;
    context.check(
        Check.derived(
            "growth between the phases",
            rate,
            new Range(expected * (1 - fall - MISALIGNMENT), expected),
            Chance.ofSeeds(rate, 0.5 * MOST_CHANCE * expected),
            "1/t",
            String.format(
                Locale.ROOT,
                "ln(1 + ηΓ₀)/η = %.4f, less at most 1 − Γ(q)/Γ₀ = %.1f %% for the pull lost to the"
                    + " output where the second phase begins and 1.7 δ² = %.1f %% for what is left"
                    + " of w⊥ where the window begins.",
                expected,
                100 * fall,
                100 * MISALIGNMENT)));
    context.found(
        String.format(
            Locale.ROOT,
            "Between the phases |a| and ‖w‖ grow at %.4f ± %.4f; theory says at most %.4f.",
            rate.mean(),
            rate.standardError(),
            expected));
  }

  private static void checkSecondPhase(
      ExperimentContext context, List<PhasedTraining> runs, StandardTraining standard) {
    double steps = Sample.of(runs, run -> run.secondPhase().stepEffect()).mean();
    double noise = noise(runs.getFirst().record());
    Sample deviation = Sample.of(runs, run -> run.secondPhase().largestDeviation());
    context.check(
        Check.derived(
            "largest distance of a mass from the flow",
            deviation,
            Range.atMost(steps + LARGEST_OF_FOUR * noise),
            Chance.normal(
                SPREAD_OF_LARGEST * noise / Math.sqrt(runs.size()),
                "0.6 of that noise, over the root of the seeds"),
            "",
            String.format(
                Locale.ROOT,
                "Relative, over all blocks and all times of the second phase. %.1f %% by which the"
                    + " same equations in steps of η differ from the flow, and the mean of the"
                    + " largest of four normal numbers, 1.5, times the %.1f %% by which the noise"
                    + " of minibatches moves a mass in 10 units of time, 2η √(10/η) · 0.69/√m,"
                    + " while growth amplifies it and nothing damps it yet.",
                100 * steps,
                100 * noise)));
    context.found(
        String.format(
            Locale.ROOT,
            "From where the second phase begins up to t = %s, the four equations give every block"
                + " mass within %.2f %% (mean over seeds of the largest distance; worst seed %.2f"
                + " %%).",
            standard.configuration().time(standard.steps()),
            100 * deviation.mean(),
            100
                * runs.stream()
                    .mapToDouble(r -> r.secondPhase().largestDeviation())
                    .max()
                    .orElse(0)));
  }

  /**
   * Relative noise of a mass after 10 units of time. The deviation of max(0, u) y is √(½ − Γ₀²) =
   * 0.69, and a step moves a mass by 2η times its mean over the minibatch.
   */
  static double noise(TrainingRecord record) {
    double learningRate = record.plan().configuration().learningRate();
    double deviation = Math.sqrt(0.5 - GAMMA * GAMMA);
    return 2
        * learningRate
        * Math.sqrt(10 / learningRate)
        * deviation
        / Math.sqrt(record.plan().configuration().batch());
  }

  private static void reportBoundaries(ExperimentContext context, List<PhasedTraining> runs) {
    context.found(
        String.format(
            Locale.ROOT,
            "The first phase ends at t = %s, neurons are aligned at t = %s, and the second phase"
                + " begins at t = %s (mean and standard error over seeds).",
            time(runs, PhaseBoundaries::firstEnds),
            time(runs, PhaseBoundaries::aligned),
            time(runs, PhaseBoundaries::secondBegins)));
  }

  private static String time(
      List<PhasedTraining> runs, ToDoubleFunction<PhaseBoundaries> boundary) {
    Sample sample = Sample.of(runs, run -> boundary.applyAsDouble(run.boundaries()));
    return String.format(Locale.ROOT, "%.1f ± %.1f", sample.mean(), sample.standardError());
  }
}
