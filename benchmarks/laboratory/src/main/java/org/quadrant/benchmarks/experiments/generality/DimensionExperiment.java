package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.dynamics.Block;
import org.quadrant.engine.Engines;
import org.quadrant.theory.BlockFlow;
import org.quadrant.training.Engine;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

/** Experiment 9: the dynamics at dimensions that no W fits, by the Gram engine. */
public final class DimensionExperiment implements Experiment {
  private static final double ETA = 0.5;
  private static final double THETA = 0.05;
  private static final int NEURONS = 32;
  private static final long TEST_SAMPLES = 10_000;

  /** ηd/m where m is proportional to d. */
  private static final double NOISE = 0.2;

  /** m where it is not. */
  private static final int FIXED_BATCH = 10_000;

  /** Time for growth and the second phase, beyond that of the first. */
  private static final double LATER = 40;

  /** Where noise is varied, so many durations of a noiseless first phase, and that. */
  private static final int DURATIONS = 4;

  private static final double GROWTH = NoisyGrowth.GROWTH;
  private static final double CRITICAL_NOISE = 4 * GROWTH;
  private static final double FAILED = 0.25;

  private static final double LEARNING_ERROR = 0.2;
  private static final double FAILING_ERROR = 0.4;

  /** Times longer that a training is watched whose noise is above the critical one. */
  private static final int LONGER = 4;

  /** Smallest d at which p/d is no more than the mean of ratios may be off. */
  private static final int LARGE_DIMENSION = 1000;

  private static final double RATIO_ALLOWANCE = 0.03;
  private static final double FLOW_ALLOWANCE = 0.15;
  private static final double PHASE_ALLOWANCE = 0.1;

  /** Mean masses between which the second phase is timed: those that add up to 0.15, and 1. */
  private static final double PHASE_FROM = TrainingRecord.OUTPUT_MASS / Block.values().length;

  private static final double PHASE_TO = 1;

  /** No more than these are left to chance, of errors and of distances from the flow. */
  private static final double MOST_CHANCE_OF_ERROR = 0.05;

  private static final double MOST_CHANCE_OF_FLOW = 0.05;

  private final Function<Size, Scale> scales;

  /** The experiment. */
  public DimensionExperiment() {
    this(Scale::of);
  }

  DimensionExperiment(Function<Size, Scale> scales) {
    this.scales = scales;
  }

  /**
   * How much is computed.
   *
   * @param seeds of the two phases, unless another number is asked for
   * @param proportional d where m is proportional to it, ascending
   * @param fixed d where m is fixed, ascending; the last is large beside m
   * @param direct d of the trainings that keep W, each of them proportional, too
   * @param thresholds d where noise is varied, ascending
   * @param noises ηd/m, ascending, some below a third and some above twice the critical noise
   * @param noiseSeeds of each of them, likewise
   */
  record Scale(
      int seeds,
      int[] proportional,
      int[] fixed,
      int[] direct,
      int[] thresholds,
      double[] noises,
      int noiseSeeds) {
    private static final int[] DIMENSIONS = {
      100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000
    };
    private static final double[] NOISES = {0.33, 0.5, 0.7, 1, 1.4, 2.1, 3};

    /** d of the trainings that are watched for longer. */
    int longDimension() {
      return thresholds[Math.min(1, thresholds.length - 1)];
    }

    /** Their noise, the first above the critical one by a third. */
    double longNoise() {
      return Arrays.stream(noises)
          .filter(noise -> noise > 4.0 / 3 * CRITICAL_NOISE)
          .findFirst()
          .orElseThrow();
    }

    static Scale of(Size size) {
      return size.choose(of(2, 3, 2, 2), of(3, 5, 4, 4), of(4, 6, 5, 8));
    }

    private static Scale of(int seeds, int proportional, int thresholds, int noiseSeeds) {
      return new Scale(
          seeds,
          Arrays.copyOf(DIMENSIONS, proportional),
          DIMENSIONS,
          Arrays.copyOf(DIMENSIONS, 2),
          Arrays.copyOf(DIMENSIONS, thresholds),
          NOISES,
          noiseSeeds);
    }
  }

  @Override
  public int number() {
    return 9;
  }

  @Override
  public String name() {
    return "dimension";
  }

  @Override
  public String title() {
    return "The two phases at any dimension, and how many samples they need";
  }

  @Override
  public String claim() {
    return "The two phases are the same at any dimension if minibatches grow with it: the first"
        + " takes a time that grows with log √d, faster than in proportion where minibatches are"
        + " noisy, and the second knows nothing of d. With minibatches of a fixed size, training"
        + " has not learnt by t = L/c + 40, L = log √d, from some dimension on.";
  }

  @Override
  public String theory() {
    return ("Phase 1 for d large, output negligible: a step of size η multiplies a small signal by"
                + " 1 + ηc|a|/‖w⊥‖, c = %s, and minibatch noise adds η²a²/(2m) to the square of"
                + " every coordinate. While |a| = θ, ‖w⊥‖² = θ²(1 + x t/2), x = ηd/m, and signals,"
                + " of size θ/√d at the start, reach θ when ∫c dt/√(1 + x t/2) = L = log √d, that"
                + " is at t = L/c + x L²/(8c²) for η small: here noise does not stop the signal's"
                + " growth, but makes it ever slower. Near alignment a² ≈ θ² + s², which makes"
                + " growth faster again, and neurons that began with a larger signal lead. Measured"
                + " times are compared with the recursion that has all of this, with the noise that"
                + " s and a receive and the pull at any s (SPECIFICATION, section 8.3). It gives"
                + " their scatter for p neurons, too.")
            .formatted(Numbers.fixed(GROWTH, 6))
        + ("\n\nHow little noise is enough to learn by t = %d L/c + %s this does not say: it ends"
                + " where the output counts. The estimate 4c = %s is where noise outruns the signal"
                + " at the start.")
            .formatted(DURATIONS, Numbers.plain(LATER), Numbers.fixed(CRITICAL_NOISE, 3))
        + "\n\nPhase 2 knows neither d nor p: four equations for the masses of the blocks."
        + "\n\nThe Gram engine simulates all of it exactly in law at a cost that does not depend on"
        + " d; what stays is the number of samples, d/x for each unit of time.";
  }

  private record Setting(TrainingPlan plan, Engine engine) {}

  private static TrainingPlan plan(int dimension, double batch, double time, long seed) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(dimension)
            .neurons(NEURONS)
            .batch((int) Math.max(1, Math.round(batch)))
            .learningRate(ETA)
            .initialScale(THETA)
            .seed(seed)
            .build();
    return new TrainingPlan(configuration, Math.round(time / ETA), 1, TEST_SAMPLES);
  }

  private static TrainingPlan proportional(int dimension, long seed) {
    double time = NoisyGrowth.duration(dimension, NOISE) + LATER;
    return plan(dimension, ETA * dimension / NOISE, time, seed);
  }

  private static TrainingPlan fixed(int dimension, long seed) {
    return plan(dimension, FIXED_BATCH, NoisyGrowth.duration(dimension, 0) + LATER, seed);
  }

  private static TrainingPlan noisy(int dimension, double noise, long seed) {
    double time = DURATIONS * NoisyGrowth.duration(dimension, 0) + LATER;
    TrainingPlan often = plan(dimension, ETA * dimension / noise, time, seed);
    return new TrainingPlan(often.configuration(), often.steps(), 4, TEST_SAMPLES);
  }

  /** The same, for longer, with as many observations. */
  private static TrainingPlan longer(int dimension, double noise, long seed) {
    TrainingPlan plan = noisy(dimension, noise, seed);
    return new TrainingPlan(
        plan.configuration(), LONGER * plan.steps(), LONGER * plan.observeEvery(), TEST_SAMPLES);
  }

  @Override
  public void run(ExperimentContext context) {
    Scale scale = scales.apply(context.size());
    Engine gram = Engines.gram(1);
    List<Long> seeds = context.seeds(scale.seeds());
    List<Setting> proportional = new ArrayList<>();
    List<Setting> fixed = new ArrayList<>();
    List<Setting> direct = new ArrayList<>();
    List<Setting> noisy = new ArrayList<>();
    List<Setting> longer = new ArrayList<>();
    for (long seed : seeds) {
      for (int d : scale.proportional()) {
        proportional.add(new Setting(proportional(d, seed), gram));
      }
      for (int d : scale.fixed()) {
        fixed.add(new Setting(fixed(d, seed), gram));
      }
      for (int d : scale.direct()) {
        direct.add(new Setting(proportional(d, seed), context.engine()));
      }
    }
    for (long seed : context.seeds(scale.noiseSeeds())) {
      for (int d : scale.thresholds()) {
        for (double noise : scale.noises()) {
          noisy.add(new Setting(noisy(d, noise, seed), gram));
        }
      }
      longer.add(new Setting(longer(scale.longDimension(), scale.longNoise(), seed), gram));
    }
    // The longest first: no thread is left with one of them at the end.
    List<Setting> all = new ArrayList<>(proportional);
    all.addAll(fixed);
    all.addAll(direct);
    all.addAll(noisy);
    all.addAll(longer);
    List<Setting> ordered =
        all.stream().sorted(Comparator.comparingDouble(DimensionExperiment::samples)).toList();
    List<DimensionRun> runs =
        context.map(
            ordered.reversed(), setting -> DimensionRun.train(setting.engine(), setting.plan()));
    Function<List<Setting>, List<DimensionRun>> of =
        settings ->
            settings.stream()
                .map(setting -> runs.get(ordered.size() - 1 - ordered.indexOf(setting)))
                .toList();
    Outcome outcome =
        new Outcome(
            scale,
            of.apply(proportional),
            of.apply(fixed),
            of.apply(direct),
            of.apply(noisy),
            of.apply(longer));
    context.setUp(setUp(scale, outcome));
    checkDurations(context, outcome);
    checkEngines(context, outcome);
    checkNoise(context, outcome);
    checkThresholds(context, outcome);
    checkFlow(context, outcome);
    draw(context, outcome);
    write(context, outcome);
  }

  private static double samples(Setting setting) {
    return (double) setting.plan().steps() * setting.plan().configuration().batch();
  }

  private record Outcome(
      Scale scale,
      List<DimensionRun> proportional,
      List<DimensionRun> fixed,
      List<DimensionRun> direct,
      List<DimensionRun> noisy,
      List<DimensionRun> longer) {
    double[] thresholdsOf(int dimension) {
      return noisy.stream()
          .filter(run -> run.dimension() == dimension)
          .mapToLong(run -> run.record().seed())
          .distinct()
          .mapToDouble(seed -> threshold(dimension, seed, FAILED))
          .toArray();
    }

    /** ηd/m at which the error of a seed first passes a level, interpolated; NaN if it does not. */
    double threshold(int dimension, long seed, double level) {
      List<DimensionRun> runs =
          noisy.stream()
              .filter(run -> run.dimension() == dimension && run.record().seed() == seed)
              .sorted(Comparator.comparingDouble(DimensionRun::noise))
              .toList();
      for (int i = 1; i < runs.size(); i++) {
        double below = runs.get(i - 1).finalError();
        double above = runs.get(i).finalError();
        if (below < level && above >= level) {
          double part = (level - below) / (above - below);
          double from = Math.log(runs.get(i - 1).noise());
          return Math.exp(from + part * (Math.log(runs.get(i).noise()) - from));
        }
      }
      return Double.NaN;
    }
  }

  private static Sample of(
      List<DimensionRun> runs, int dimension, ToDoubleFunction<DimensionRun> figure) {
    return Sample.of(runs.stream().filter(run -> run.dimension() == dimension).toList(), figure);
  }

  private static List<Long> seeds(List<DimensionRun> runs) {
    return runs.stream().map(run -> run.record().seed()).distinct().toList();
  }

  private static double aligned(DimensionRun run) {
    return run.milestones().aligned();
  }

  private static NoisyGrowth.Alignment predicted(DimensionRun run) {
    return NoisyGrowth.aligned(run.record().plan().configuration());
  }

  /**
   * Times to align in one setting, beside theory.
   *
   * @param dimension d
   * @param noise ηd/m
   * @param measured over seeds; NaN if one of them did not align
   * @param theory for the setting
   */
  private record Comparison(
      int dimension, double noise, Sample measured, NoisyGrowth.Alignment theory) {
    static Comparison of(List<DimensionRun> runs) {
      DimensionRun first = runs.getFirst();
      return new Comparison(
          first.dimension(),
          first.noise(),
          Sample.of(runs, DimensionExperiment::aligned),
          predicted(first));
    }

    double ratio() {
      return measured.mean() / theory.time();
    }

    /** Standard deviation of the ratio by theory. */
    double deviation() {
      return theory.deviation() / theory.time() / Math.sqrt(measured.count());
    }

    String text() {
      return "%s at d = %s, ηd/m = %s"
          .formatted(
              Numbers.significant(ratio()),
              DimensionExperiment.text(dimension),
              Numbers.significant(noise));
    }
  }

  /** All settings in which theory knows when signals align, and that every seed does in time. */
  private static List<Comparison> comparisons(Outcome outcome) {
    double deviations = Chance.DEVIATIONS;
    return Stream.of(outcome.proportional(), outcome.fixed(), outcome.noisy())
        .flatMap(
            runs ->
                runs.stream()
                    .collect(Collectors.groupingBy(run -> List.of(run.dimension(), run.noise())))
                    .values()
                    .stream())
        .filter(
            runs -> {
              NoisyGrowth.Alignment theory = predicted(runs.getFirst());
              return theory.time() + deviations * theory.deviation()
                  <= runs.getFirst()
                      .record()
                      .plan()
                      .configuration()
                      .time(runs.getFirst().record().plan().steps());
            })
        .map(Comparison::of)
        .sorted(
            Comparator.comparingInt(Comparison::dimension).thenComparingDouble(Comparison::noise))
        .toList();
  }

  private static String setUp(Scale scale, Outcome outcome) {
    return ("Gaussian inputs, p = %d, η = %s, θ = %s. Two phases: m = %s d, which is ηd/m = %s, at"
            + " d from %s to %s, up to t = L/c + x L²/(8c²) + %s, and m = %d at d from %s to"
            + " %s, up to t = L/c + %s; %d seeds, by the Gram engine, and by the direct engine"
            + " at d up to %s. With m = %s d a unit of time takes %s d samples, whatever the"
            + " engine: that is where larger d end. What has learnt by a given time: ηd/m from"
            + " %s to %s at d from %s to %s, %d seeds, up to t = %d L/c + %s; at d = %s and"
            + " ηd/m = %s also up to %d times that. Aligned: signals hold a quarter of all"
            + " squared weights.")
        .formatted(
            NEURONS,
            Numbers.plain(ETA),
            Numbers.plain(THETA),
            Numbers.plain(ETA / NOISE),
            Numbers.plain(NOISE),
            text(scale.proportional()[0]),
            text(last(scale.proportional())),
            Numbers.plain(LATER),
            FIXED_BATCH,
            text(scale.fixed()[0]),
            text(last(scale.fixed())),
            Numbers.plain(LATER),
            seeds(outcome.proportional()).size(),
            text(last(scale.direct())),
            Numbers.plain(ETA / NOISE),
            Numbers.plain(1 / NOISE),
            Numbers.plain(scale.noises()[0]),
            Numbers.plain(scale.noises()[scale.noises().length - 1]),
            text(scale.thresholds()[0]),
            text(last(scale.thresholds())),
            seeds(outcome.noisy()).size(),
            DURATIONS,
            Numbers.plain(LATER),
            text(scale.longDimension()),
            Numbers.plain(scale.longNoise()),
            LONGER);
  }

  /** A power of ten. */
  private static String text(int dimension) {
    return "10" + "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt((int) Math.round(Math.log10(dimension)));
  }

  private static int last(int[] values) {
    return values[values.length - 1];
  }

  private static void checkDurations(ExperimentContext context, Outcome outcome) {
    int[] dimensions = outcome.scale().proportional();
    int largest = last(dimensions);
    List<Comparison> all = comparisons(outcome);
    Sample farthest =
        Sample.of(
            all.stream()
                .mapToDouble(one -> Math.abs(one.ratio() - 1) / one.deviation())
                .reduce(0, Math::max));
    context.check(
        Check.derived(
            "first phase: its duration over theory, distance from 1 in any setting",
            farthest,
            Range.atMost(0),
            Chance.largest(1, all.size(), "the unit"),
            "deviations",
            ("Largest over %d settings (d, ηd/m): all in which theory has a time, and %s standard"
                    + " deviations before the end. The standard deviation for p neurons is that of"
                    + " the recursion, over the root of the seeds. Terms of order p/d, and the"
                    + " output, are left out, so that it is d = 10² with much noise that is hardest"
                    + " on it.")
                .formatted(all.size(), Numbers.significant(Chance.DEVIATIONS))));
    List<Comparison> large =
        all.stream().filter(one -> one.dimension() >= LARGE_DIMENSION).toList();
    Sample ratio = Sample.of(large.stream().mapToDouble(Comparison::ratio).average().orElseThrow());
    double noiseless =
        large.stream()
            .mapToDouble(one -> 1 - NoisyGrowth.duration(one.dimension(), 0) / one.theory().time())
            .average()
            .orElseThrow();
    context.check(
        Check.chosen(
            "first phase: its duration over theory, mean over settings with d ≥ 10³",
            ratio,
            Range.around(1, RATIO_ALLOWANCE),
            Chance.normal(
                large.stream().mapToDouble(Comparison::deviation).average().orElseThrow(),
                "the mean of those of the settings, as if they all depended on each other"),
            "",
            "p/d is at most %s there; the output slows alignment by up to %s of itself."
                .formatted(
                    Numbers.significant((double) NEURONS / LARGE_DIMENSION),
                    Numbers.significant(TrainingRecord.OUTPUT_MASS / 2)),
            "theory without noise: L/c is short of it by %s %% in the mean."
                .formatted(Numbers.fixed(100 * noiseless, 0))));
    Comparator<Comparison> byRatio = Comparator.comparingDouble(Comparison::ratio);
    context.found(
        ("Over %d settings the first phase takes from %s to %s times as long as theory says; for d"
                + " ≥ 10³ from %s to %s.")
            .formatted(
                all.size(),
                all.stream().min(byRatio).orElseThrow().text(),
                all.stream().max(byRatio).orElseThrow().text(),
                large.stream().min(byRatio).orElseThrow().text(),
                large.stream().max(byRatio).orElseThrow().text()));
    Sample measured = of(outcome.proportional(), largest, DimensionExperiment::aligned);
    Sample expected = of(outcome.proportional(), largest, run -> predicted(run).time());
    context.found(
        ("With m = %s d, the first phase takes t = %s at d = %s and %s at d = %s, theory %s and"
                + " %s; L/c alone would be %s and %s.")
            .formatted(
                Numbers.plain(ETA / NOISE),
                Numbers.significant(
                    of(outcome.proportional(), dimensions[0], DimensionExperiment::aligned).mean()),
                text(dimensions[0]),
                Numbers.significant(measured.mean()),
                text(largest),
                Numbers.significant(
                    of(outcome.proportional(), dimensions[0], run -> predicted(run).time()).mean()),
                Numbers.significant(expected.mean()),
                Numbers.significant(NoisyGrowth.duration(dimensions[0], 0)),
                Numbers.significant(NoisyGrowth.duration(largest, 0))));
    context.found(
        "The final error is %s at the smallest of these d and %s at the largest."
            .formatted(
                Numbers.significant(
                    of(outcome.proportional(), dimensions[0], DimensionRun::finalError).mean()),
                Numbers.significant(
                    of(outcome.proportional(), largest, DimensionRun::finalError).mean())));
  }

  private static void checkEngines(ExperimentContext context, Outcome outcome) {
    double largest = 0;
    double farthest = 0;
    int[] dimensions = outcome.scale().direct();
    for (int d : dimensions) {
      Sample direct = of(outcome.direct(), d, DimensionExperiment::aligned);
      Sample gram = of(outcome.proportional(), d, DimensionExperiment::aligned);
      double apart =
          NoisyGrowth.aligned(proportional(d, 1).configuration()).deviation()
              * Math.sqrt(1.0 / direct.count() + 1.0 / gram.count());
      largest = Math.max(largest, Math.abs(direct.mean() - gram.mean()) / apart);
      farthest = Math.max(farthest, apart);
    }
    Chance chance = Chance.largest(1, dimensions.length, "the unit");
    context.check(
        Check.derived(
            "first phase by the direct engine: distance from the Gram engine",
            Sample.of(largest),
            Range.atMost(0),
            chance,
            "deviations",
            ("Largest over d. Unit: what theory gives for the time to align with p neurons, over"
                    + " the root of the seeds, for both. A difference of %s units of time would be"
                    + " seen every other time; the engine's own tests see far less.")
                .formatted(Numbers.significant(chance.above() * farthest))));
  }

  private static void checkNoise(ExperimentContext context, Outcome outcome) {
    int largest = last(outcome.scale().fixed());
    Sample ratio =
        of(
            outcome.fixed(),
            largest,
            run -> run.firstOrthogonal() / (1 + ETA * ETA * (largest - 2.0) / (2.0 * FIXED_BATCH)));
    // ‖w⊥‖² of a neuron follows the number of samples it is active on; two neurons share few.
    context.check(
        Check.derived(
            "noise of one step at the largest d: ‖w⊥‖² over theory",
            ratio,
            Range.around(1, ETA * THETA * THETA),
            Chance.normal(
                1 / Math.sqrt((double) FIXED_BATCH * NEURONS * ratio.count()),
                "1/√(m p) over the root of the seeds"),
            "",
            "θ²(1 + η²(d − 2)/(2m)) after one step. A neuron is active on half of m samples, give"
                + " or take √m/2, which is 1/√m of ‖w⊥‖², and counts of neurons do not depend on"
                + " each other, as their directions are orthogonal; ηθ² is for the output. ν = d −"
                + " 2 instead of d − 2 − p would change it by p/d: that is not seen here, but in"
                + " the engine's tests."));
    int[] dimensions = outcome.scale().fixed();
    context.found(
        ("With m = %d the final error goes from %s at d = %s, where ηd/m = %s, to %s at d = %s,"
                + " where it is %s.")
            .formatted(
                FIXED_BATCH,
                Numbers.significant(
                    of(outcome.fixed(), dimensions[0], DimensionRun::finalError).mean()),
                text(dimensions[0]),
                Numbers.significant(ETA * dimensions[0] / FIXED_BATCH),
                Numbers.significant(of(outcome.fixed(), largest, DimensionRun::finalError).mean()),
                text(largest),
                Numbers.significant(ETA * largest / FIXED_BATCH)));
  }

  private static void checkThresholds(ExperimentContext context, Outcome outcome) {
    List<Sample> learning = new ArrayList<>();
    List<Sample> failing = new ArrayList<>();
    for (int d : outcome.scale().thresholds()) {
      for (double noise : outcome.scale().noises()) {
        if (noise <= CRITICAL_NOISE / 3) {
          learning.add(errorOf(outcome, d, noise));
        } else if (noise >= 2 * CRITICAL_NOISE) {
          failing.add(errorOf(outcome, d, noise));
        }
      }
    }
    Worst learnt = Worst.largest(learning, MOST_CHANCE_OF_ERROR);
    context.check(
        Check.chosen(
            "largest final error at ηd/m ≤ 4c/3, over d",
            learnt.found(),
            Range.atMost(LEARNING_ERROR),
            learnt.chance(),
            "",
            "The bounds of experiment scaling at d = 50 and 200, held to every d here.",
            "training that has not learnt at a third of the estimated threshold at any d: an error"
                + " of 0.3."));
    Worst failed = Worst.smallest(failing, MOST_CHANCE_OF_ERROR);
    context.check(
        Check.chosen(
            "smallest final error at ηd/m ≥ 8c, over d",
            failed.found(),
            Range.atLeast(FAILING_ERROR),
            failed.chance(),
            "",
            "As above.",
            "training that learns at twice the estimated threshold at any d: an error of 0.3."));
    int[] dimensions = outcome.scale().thresholds();
    Comparator<Integer> byThreshold =
        Comparator.comparingDouble(d -> finite(outcome.thresholdsOf(d)).mean());
    context.found(
        ("By t = %d L/c + %s the error of a seed passes %s at %s, and at %s. Over these d the mean"
                + " is smallest at d = %s, with %s, and largest at d = %s, with %s; thresholds.csv"
                + " has all.")
            .formatted(
                DURATIONS,
                Numbers.plain(LATER),
                Numbers.plain(FAILED),
                threshold(outcome, dimensions[0]),
                threshold(outcome, last(dimensions)),
                text(Arrays.stream(dimensions).boxed().min(byThreshold).orElseThrow()),
                Numbers.significant(
                    Arrays.stream(dimensions)
                        .mapToDouble(d -> finite(outcome.thresholdsOf(d)).mean())
                        .min()
                        .orElseThrow()),
                text(Arrays.stream(dimensions).boxed().max(byThreshold).orElseThrow()),
                Numbers.significant(
                    Arrays.stream(dimensions)
                        .mapToDouble(d -> finite(outcome.thresholdsOf(d)).mean())
                        .max()
                        .orElseThrow())));
    int watched = outcome.scale().longDimension();
    double noise = outcome.scale().longNoise();
    TrainingPlan shorter = noisy(watched, noise, 1);
    Sample after = Sample.of(outcome.longer(), DimensionRun::finalError);
    context.found(
        ("At d = %s and ηd/m = %s the error is %s at t = %s, and %s ± %s at t = %s, %d times"
                + " that.")
            .formatted(
                text(watched),
                Numbers.plain(noise),
                Numbers.significant(errorOf(outcome, watched, noise).mean()),
                Numbers.plain(shorter.configuration().time(shorter.steps())),
                Numbers.significant(after.mean()),
                Numbers.significant(after.standardError()),
                Numbers.plain(shorter.configuration().time(LONGER * shorter.steps())),
                LONGER));
  }

  private static String threshold(Outcome outcome, int dimension) {
    double[] all = outcome.thresholdsOf(dimension);
    Sample found = finite(all);
    return "ηd/m = %s ± %s, m/d = %s at η = %s, at d = %s (%d of %d seeds pass it once)"
        .formatted(
            Numbers.significant(found.mean()),
            Numbers.significant(found.standardError()),
            Numbers.significant(ETA / found.mean()),
            Numbers.plain(ETA),
            text(dimension),
            found.count(),
            all.length);
  }

  private static Sample finite(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    return finite.length == 0 ? new Sample(0, Double.NaN, Double.NaN) : Sample.of(finite);
  }

  private static Sample errorOf(Outcome outcome, int dimension, double noise) {
    int batch = noisy(dimension, noise, 1).configuration().batch();
    return Sample.of(
        outcome.noisy().stream()
            .filter(
                run ->
                    run.dimension() == dimension
                        && run.record().plan().configuration().batch() == batch)
            .toList(),
        DimensionRun::finalError);
  }

  private static void checkFlow(ExperimentContext context, Outcome outcome) {
    BlockFlow equations = new BlockFlow();
    int largest = last(outcome.scale().proportional());
    Sample distance =
        of(outcome.proportional(), largest, run -> run.flow(equations).largestDistance());
    context.check(
        Check.chosen(
            "second phase at the largest d: distance of the mean mass from the flow",
            distance,
            Range.atMost(FLOW_ALLOWANCE),
            Chance.ofSeeds(distance, MOST_CHANCE_OF_FLOW),
            "",
            ("Relative, largest over time; the flow takes steps of η, too. What is found is not"
                    + " chance, but what the flow leaves out: noise of ηd/m = %s keeps some of w⊥,"
                    + " blocks have unequal neighbours, and neurons leave their axes.")
                .formatted(Numbers.plain(NOISE)),
            "rates that are a fifth too small: masses of 1 would be off by 48 %."));
    int smallest = outcome.scale().proportional()[0];
    double[] at = phases(outcome, largest);
    double[] of = phases(outcome, smallest);
    Sample ratio =
        Sample.of(IntStream.range(0, at.length).mapToDouble(i -> at[i] / of[i]).toArray());
    context.check(
        Check.chosen(
            "second phase: its duration at the largest d over that at the smallest",
            ratio,
            Range.around(1, PHASE_ALLOWANCE),
            Chance.ofSeeds(ratio, PHASE_ALLOWANCE),
            "",
            "1 if it knows nothing of d. Room is left for p/d of %s at the smallest."
                .formatted(Numbers.significant((double) NEURONS / smallest)),
            "a duration that grows with log d, as the first phase's does, by a factor of %s."
                .formatted(Numbers.significant(Math.log(largest) / Math.log(smallest)))));
    context.found(
        ("The second phase, from masses of %s in the mean to %s, takes t = %s at d = %s and %s at d"
                + " = %s. There the mean mass stays within %s %% of the block flow, whose steps are"
                + " η: the distance is much the same for all seeds, and is not explained.")
            .formatted(
                Numbers.significant(PHASE_FROM),
                Numbers.plain(PHASE_TO),
                Numbers.significant(Sample.of(of).mean()),
                text(smallest),
                Numbers.significant(Sample.of(at).mean()),
                text(largest),
                Numbers.significant(100 * distance.mean())));
  }

  private static double[] phases(Outcome outcome, int dimension) {
    return outcome.proportional().stream()
        .filter(run -> run.dimension() == dimension)
        .mapToDouble(run -> run.massTime(PHASE_TO) - run.massTime(PHASE_FROM))
        .toArray();
  }

  private static void draw(ExperimentContext context, Outcome outcome) {
    drawPhases(context, outcome);
    drawDurations(context, outcome);
    drawThresholds(context, outcome);
  }

  private static List<DimensionRun> ofFirstSeed(List<DimensionRun> runs) {
    return runs.stream()
        .filter(run -> run.record().seed() == runs.getFirst().record().seed())
        .toList();
  }

  private static String named(int dimension) {
    return "d = " + text(dimension);
  }

  private static void drawPhases(ExperimentContext context, Outcome outcome) {
    BlockFlow equations = new BlockFlow();
    double end = NoisyGrowth.duration(last(outcome.scale().proportional()), NOISE) + LATER;
    PlotAxis time = PlotAxis.linear("time t = η · steps", 0, end);
    Panel share =
        new Panel("m ∝ d: signals", time, PlotAxis.logarithmic("Σs²/Σ‖w‖²", 1e-7, 2))
            .legend(Legend.RIGHT);
    Panel mass =
        new Panel("m ∝ d: masses, and their flow", time, PlotAxis.linear("mean mass", 0, 4))
            .legend(Legend.RIGHT);
    Panel fixed =
        new Panel(
                "m = " + FIXED_BATCH + ": signals",
                time,
                PlotAxis.logarithmic("Σs²/Σ‖w‖²", 1e-10, 2))
            .legend(Legend.RIGHT);
    int index = 0;
    for (DimensionRun run : ofFirstSeed(outcome.proportional())) {
      LineStyle style = LineStyle.solid(Colours.series(index++));
      share.line(named(run.dimension()), run.times(), shares(run), style);
      mass.line(
          named(run.dimension()),
          run.times(),
          run.series(snapshot -> BlockMasses.mean(snapshot.neurons())),
          style);
      DimensionRun.Flow flow = run.flow(equations);
      mass.line("", flow.times(), flow.flow(), LineStyle.theory());
    }
    index = 0;
    for (DimensionRun run : ofFirstSeed(outcome.fixed())) {
      LineStyle style = LineStyle.solid(Colours.series(index++));
      fixed.line(named(run.dimension()), run.times(), shares(run), style);
    }
    context.figure(
        "phases",
        Figure.column(share, mass, fixed),
        "One seed at each dimension. Above: with minibatches proportional to d signals grow from"
            + " 1/d to almost all of the weights, and the masses follow the block flow from where"
            + " the second phase begins (dashed). Below: with minibatches of a fixed size they do"
            + " so in the time shown up to some dimension only.",
        "Three panels over time. Signals rise in parallel lines, later for larger d; masses rise"
            + " along dashed lines; with a fixed minibatch the lines of the largest d stay low.");
  }

  private static double[] shares(DimensionRun run) {
    return run.series(snapshot -> BlockMasses.signalShare(snapshot.neurons()));
  }

  private static void drawDurations(ExperimentContext context, Outcome outcome) {
    double[] proportional = doubles(outcome.scale().proportional());
    double[] direct = doubles(outcome.scale().direct());
    double[] fixed = doubles(outcome.scale().fixed());
    Panel panel =
        new Panel(
                "How long the first phase takes",
                PlotAxis.logarithmic("d, number of coordinates", 50, 2e9),
                PlotAxis.linear("time to align", 0, 70))
            .legend(Legend.RIGHT)
            .theory("log(√d)/c", fixed, map(fixed, d -> NoisyGrowth.duration(d, 0)))
            .line(
                "with noise",
                proportional,
                map(
                    proportional,
                    d -> NoisyGrowth.aligned(proportional((int) d, 1).configuration()).time()),
                LineStyle.solid(Colours.BLUE))
            .points(
                "m ∝ d",
                proportional,
                means(outcome.proportional(), proportional),
                errors(outcome.proportional(), proportional),
                PointStyle.marker(Colours.BLUE, Form.SQUARE))
            .points(
                "m ∝ d, direct",
                direct,
                means(outcome.direct(), direct),
                errors(outcome.direct(), direct),
                PointStyle.marker(Colours.VERMILION, Form.DIAMOND))
            .points(
                "m fixed",
                fixed,
                means(outcome.fixed(), fixed),
                errors(outcome.fixed(), fixed),
                PointStyle.marker(Colours.ORANGE, Form.TRIANGLE));
    context.figure(
        "durations",
        Figure.column(panel),
        "Time until signals hold a quarter of all squared weights, mean and standard error over"
            + " seeds, beside log(√d)/c (dashed) and the recursion with noise. A missing triangle:"
            + " not every seed got there.",
        "Points that rise with log d along a line that bends upwards, with the points of the"
            + " direct engine on those of the Gram engine, and triangles that end early.");
  }

  private static double[] doubles(int[] values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static double[] map(double[] values, DoubleUnaryOperator function) {
    return Arrays.stream(values).map(function).toArray();
  }

  private static double[] means(List<DimensionRun> runs, double[] dimensions) {
    return map(dimensions, d -> of(runs, (int) d, DimensionExperiment::aligned).mean());
  }

  private static double[] errors(List<DimensionRun> runs, double[] dimensions) {
    return map(dimensions, d -> of(runs, (int) d, DimensionExperiment::aligned).standardError());
  }

  private static void drawThresholds(ExperimentContext context, Outcome outcome) {
    Panel panel =
        new Panel(
                "What has not learnt by t = 4 L/c + 40",
                PlotAxis.logarithmic("η d/m", 0.2, 4),
                PlotAxis.linear("final test error", 0, 0.55))
            .legend(Legend.RIGHT);
    Form[] forms = Form.values();
    int index = 0;
    for (int d : outcome.scale().thresholds()) {
      double[] noises = outcome.scale().noises();
      panel.points(
          named(d),
          noises,
          map(noises, noise -> errorOf(outcome, d, noise).mean()),
          map(noises, noise -> errorOf(outcome, d, noise).standardError()),
          PointStyle.marker(Colours.series(index), forms[index % forms.length]));
      index++;
    }
    panel
        .vertical("4c", CRITICAL_NOISE, LineStyle.theory())
        .horizontal("guessing", 0.5, LineStyle.dotted());
    context.figure(
        "thresholds",
        Figure.column(panel),
        "Test error at t = 4 L/c + 40 by minibatch noise, mean and standard error over seeds. Left"
            + " to right, m falls.",
        "Points that rise from near zero to one half, for each dimension, with a dashed vertical"
            + " line in the middle and a dotted one at one half.");
  }

  private static void write(ExperimentContext context, Outcome outcome) {
    Table runs =
        new Table(
            "runs",
            "One row for each training.",
            new Column("set", "proportional, fixed, direct, noise or longer"),
            new Column("engine", "what trained"),
            new Column("d", "number of coordinates"),
            new Column("p", "number of neurons"),
            new Column("m", "samples per step"),
            new Column("eta", "learning rate η"),
            new Column("theta", "initial scale θ"),
            new Column("seed", "seed"),
            new Column("t_end", "time η · steps at the end"),
            new Column("t_aligned", "time at which signals hold a quarter of all squared weights"),
            new Column("t_aligned_theory", "the same by the recursion with noise"),
            new Column("t_aligned_deviation", "its standard deviation by theory"),
            new Column("final_error", "test error at the end, on fresh samples"),
            new Column("diverged", "whether it ended early, and counts as guessing"));
    addRows(runs, "proportional", outcome.proportional());
    addRows(runs, "fixed", outcome.fixed());
    addRows(runs, "direct", outcome.direct());
    addRows(runs, "noise", outcome.noisy());
    addRows(runs, "longer", outcome.longer());
    context.table(runs);
    Table courses =
        new Table(
            "courses",
            "One row for each observation of the first seed's two phases.",
            new Column("set", "proportional or fixed"),
            new Column("d", "number of coordinates"),
            new Column("m", "samples per step"),
            new Column("t", "time η · steps"),
            new Column("signal_share", "Σs²/Σ‖w‖²"),
            new Column("mean_mass", "mean of the four masses"),
            new Column("test_error", "on fresh samples"));
    addCourses(courses, "proportional", ofFirstSeed(outcome.proportional()));
    addCourses(courses, "fixed", ofFirstSeed(outcome.fixed()));
    context.table(courses);
    Table thresholds =
        new Table(
            "thresholds",
            "One row for each dimension and seed.",
            new Column("d", "number of coordinates"),
            new Column("seed", "seed"),
            new Column("noise", "ηd/m at which the final error passes " + FAILED),
            new Column("samples", "m/d there"));
    List<Long> seeds = seeds(outcome.noisy());
    for (int d : outcome.scale().thresholds()) {
      double[] found = outcome.thresholdsOf(d);
      for (int i = 0; i < found.length; i++) {
        thresholds.add(d, seeds.get(i), orMissing(found[i]), orMissing(ETA / found[i]));
      }
    }
    context.table(thresholds);
  }

  private static Object orMissing(double value) {
    return Double.isNaN(value) ? "" : value;
  }

  private static void addRows(Table table, String set, List<DimensionRun> runs) {
    for (DimensionRun run : runs) {
      TrainingConfiguration configuration = run.record().plan().configuration();
      NoisyGrowth.Alignment theory = predicted(run);
      table.add(
          set,
          run.engine(),
          configuration.dimension(),
          configuration.neurons(),
          configuration.batch(),
          configuration.learningRate(),
          configuration.initialScale(),
          configuration.seed(),
          configuration.time(run.record().plan().steps()),
          orMissing(aligned(run)),
          orMissing(theory.time()),
          orMissing(theory.deviation()),
          run.finalError(),
          run.diverged() ? "yes" : "no");
    }
  }

  private static void addCourses(Table table, String set, List<DimensionRun> runs) {
    for (DimensionRun run : runs) {
      for (Snapshot snapshot : run.record().snapshots()) {
        table.add(
            set,
            run.dimension(),
            run.record().plan().configuration().batch(),
            snapshot.time(),
            BlockMasses.signalShare(snapshot.neurons()),
            BlockMasses.mean(snapshot.neurons()),
            snapshot.test().errorRate());
      }
    }
  }
}
