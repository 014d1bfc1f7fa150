package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.benchmarks.figure.Colour;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.LineStyle;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.Panel.Legend;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;

/** Experiment 7: how long training takes and how well it ends, by d, m, p, η and θ. */
public final class ScalingExperiment implements Experiment {
  private static final double GROWTH = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
  private static final double ALIGNED_GROWTH =
      GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
  private static final double ETA = 0.2;
  private static final double SMALL_ETA = 0.05;
  private static final double THETA = 0.05;
  private static final double DIMENSION_HORIZON = 45;
  private static final double HORIZON = 60;
  private static final int SMALL_DIMENSION = 50;
  private static final int LARGE_DIMENSION = 200;
  private static final int BATCH = 4000;
  private static final int BATCH_PER_DIMENSION = 40;
  private static final int NOISE_NEURONS = 64;

  /** What is allowed, as a share: times over d and η, slopes, growth at other p, errors. */
  private static final double TIME_ALLOWANCE = 0.02;

  /** No more than this part of an allowance is left to chance. */
  private static final double MOST_CHANCE = 0.5;

  private static final double MOST_CHANCE_OF_ERROR = 0.05;

  private static final double DIMENSION_SLOPE_ALLOWANCE = 0.1;
  private static final double SCALE_SLOPE_ALLOWANCE = 0.05;
  private static final double WIDTH_ALLOWANCE = 0.2;
  private static final double ERROR_ALLOWANCE = 0.35;

  /** Final errors up to which a setting counts as learning, and from which as failing; chosen. */
  private static final double LEARNING_ERROR = 0.2;

  private static final double FAILING_ERROR = 0.4;

  /** Noise ηd/m at which its growth of ‖w‖² overtakes that of s²: ηd/(2m) = 2c. */
  private static final double CRITICAL_NOISE = 4 * GROWTH;

  /** How names of the sweeps over noise begin. */
  private static final String NOISE_SWEEP = "noise: ";

  /** Training learns at this part of the critical noise, and fails at this multiple of it. */
  private static final int LEARNING_PART = 3;

  private static final int FAILING_MULTIPLE = 2;
  private static final String LEARNING_NOISE = "ηd/m ≤ 4c/" + LEARNING_PART;
  private static final String FAILING_NOISE = "ηd/m ≥ " + 4 * FAILING_MULTIPLE + "c";

  /** The slopes of theory at the learning rate of most trainings, and as texts have them. */
  private static final double ALIGNED_SLOPE = timePerFold(ETA, GROWTH) / 2;

  private static final double GROWN_SLOPE = timePerFold(ETA, ALIGNED_GROWTH);
  private static final String ALIGNED_SLOPE_TEXT = Numbers.fixed(ALIGNED_SLOPE, 3);
  private static final String GROWN_SLOPE_TEXT = Numbers.fixed(GROWN_SLOPE, 3);
  private static final String CRITICAL_NOISE_TEXT = Numbers.fixed(CRITICAL_NOISE, 3);

  private final Function<Size, Scale> scales;

  /** The experiment. */
  public ScalingExperiment() {
    this(Scale::of);
  }

  ScalingExperiment(Function<Size, Scale> scales) {
    this.scales = scales;
  }

  /**
   * How much is computed.
   *
   * @param seeds number of trainings of each setting
   * @param neurons p, unless varied
   * @param dimensions d, at least two values, as of all that is varied
   * @param scales θ
   * @param rates η
   * @param widths p
   * @param noises ηd/m; some below a third and some above twice the critical noise
   */
  record Scale(
      int seeds,
      int neurons,
      double[] dimensions,
      double[] scales,
      double[] rates,
      double[] widths,
      double[] noises) {
    static Scale of(Size size) {
      return size.choose(
          of(2, 64, 50, 100, 200),
          of(4, 128, 50, 100, 200, 400),
          of(8, 128, 50, 100, 200, 400, 800));
    }

    private static Scale of(int seeds, int neurons, double... dimensions) {
      return new Scale(
          seeds,
          neurons,
          dimensions,
          new double[] {0.003, 0.012, 0.05, 0.2},
          new double[] {0.1, 0.2, 0.5, 1, 2},
          new double[] {16, 32, 64, 128, 256},
          new double[] {0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.25, 2.5});
    }
  }

  @Override
  public int number() {
    return 7;
  }

  @Override
  public String name() {
    return "scaling";
  }

  @Override
  public String title() {
    return "Time to learn and final error against d, m, p, η and θ";
  }

  @Override
  public String claim() {
    return "The first phase takes a time that grows like log d, the time between the phases grows"
        + " like log(1/θ), neither depends on the number of neurons, and minibatch noise enters"
        + " through η d/m alone: training fails when that is too large.";
  }

  @Override
  public String theory() {
    return ("Phase 1: signals start at ‖w‖/√d in size and grow by 1 + ηc a step, c = %s, so that"
                + " the time to any given share of ‖w‖ is (η/log(1 + ηc))·(½ log d + const): a"
                + " slope of 1/(2c) = %s in log d at small η. Later parts of the first phase do not"
                + " know d.")
            .formatted(Numbers.fixed(GROWTH, 6), Numbers.fixed(1 / (2 * GROWTH), 3))
        + ("\n\nBetween the phases |a| and ‖w‖ of aligned neurons grow by 1 + ηΓ₀ a step, Γ₀ = %s,"
                + " and everything before is independent of θ: masses start at θ² and pass a given"
                + " level after (η/log(1 + ηΓ₀))·log(1/θ) + const, a slope of 1/Γ₀ = %s.")
            .formatted(Numbers.fixed(ALIGNED_GROWTH, 6), Numbers.fixed(1 / ALIGNED_GROWTH, 3))
        + ("\n\nNoise: at f = 0 a step adds to w noise of variance η²a²/(2m) in every coordinate."
                + " Over a unit of time ‖w‖² grows by the share ηd/(2m) from it, while s² grows at"
                + " 2c. So noise outruns the signal from ηd/m = 4c = %s on. Below that, noise"
                + " reaches the output through ‖w⊥‖ only, and so through ηd/m: runs of equal ηd/m"
                + " end with equal errors, once the longer first phase of a larger d is made up"
                + " for, by (log(d/%d))/(2c) more time. This is an estimate of where failure sets"
                + " in, not of how sharply.")
            .formatted(CRITICAL_NOISE_TEXT, SMALL_DIMENSION);
  }

  @Override
  public void run(ExperimentContext context) {
    Scale scale = scales.apply(context.size());
    List<Long> seeds = context.seeds(scale.seeds());
    int neurons = scale.neurons();
    Sweep dimensions =
        Sweep.train(
            context,
            "d",
            scale.dimensions(),
            seeds,
            d ->
                new Sweep.Case(
                    base((int) d, neurons).batch(BATCH_PER_DIMENSION * (int) d),
                    DIMENSION_HORIZON));
    Sweep byScale =
        Sweep.train(
            context,
            "theta",
            scale.scales(),
            seeds,
            theta ->
                new Sweep.Case(
                    base(SMALL_DIMENSION, neurons).batch(BATCH).initialScale(theta), HORIZON));
    Sweep rates =
        Sweep.train(
            context,
            "eta",
            scale.rates(),
            seeds,
            eta ->
                new Sweep.Case(
                    base(SMALL_DIMENSION, neurons).batch(BATCH).learningRate(eta), HORIZON));
    Sweep widths =
        Sweep.train(
            context,
            "p",
            scale.widths(),
            seeds,
            p -> new Sweep.Case(base(SMALL_DIMENSION, (int) p).batch(BATCH), HORIZON));
    List<Sweep> noise =
        List.of(
            noise(context, scale, seeds, SMALL_DIMENSION, ETA),
            noise(context, scale, seeds, SMALL_DIMENSION, SMALL_ETA),
            noise(context, scale, seeds, LARGE_DIMENSION, ETA));
    context.setUp(
        ("Gaussian inputs, %d seeds. Unless varied: p = %d, η = %s, θ = %s. d is varied at m ="
                + " %d d; θ, η and p at d = %d, m = %d; noise ηd/m through m, at p = %d. Observed"
                + " every half unit of time with %d fresh samples; a time is interpolated between"
                + " observations. Aligned: signals hold a quarter of all squared weights. Grown:"
                + " the four masses add up to %s. Learnt: the test error stays at or below %s %%.")
            .formatted(
                seeds.size(),
                neurons,
                Numbers.plain(ETA),
                Numbers.plain(THETA),
                BATCH_PER_DIMENSION,
                SMALL_DIMENSION,
                BATCH,
                NOISE_NEURONS,
                Sweep.TEST_SAMPLES,
                Numbers.plain(TrainingRecord.OUTPUT_MASS),
                Milestones.ERROR_PERCENT));
    sayHowManyPass(context, dimensions, byScale, rates, widths);
    checkTimes(context, dimensions, byScale, rates, widths);
    checkNoise(context, noise);
    drawTimes(context, dimensions, byScale);
    drawSettings(context, rates, widths);
    drawNoise(context, noise);
    writeTable(context, dimensions, byScale, rates, widths, noise);
  }

  private static TrainingConfiguration.Builder base(int dimension, int neurons) {
    return TrainingConfiguration.builder()
        .dimension(dimension)
        .neurons(neurons)
        .learningRate(ETA)
        .initialScale(THETA);
  }

  private static Sweep noise(
      ExperimentContext context, Scale scale, List<Long> seeds, int dimension, double eta) {
    double moreTime = Math.log((double) dimension / SMALL_DIMENSION) / (2 * GROWTH);
    return Sweep.train(
        context,
        "%sd = %d, η = %s".formatted(NOISE_SWEEP, dimension, Numbers.plain(eta)),
        scale.noises(),
        seeds,
        x ->
            new Sweep.Case(
                base(dimension, NOISE_NEURONS)
                    .learningRate(eta)
                    .batch((int) Math.round(eta * dimension / x)),
                HORIZON + moreTime));
  }

  /** Time per unit of log growth when one step multiplies by 1 + η·rate. */
  private static double timePerFold(double eta, double rate) {
    return eta / Math.log1p(eta * rate);
  }

  /** A check of a mean over trainings that passed a mark, if there are any. */
  private static void checkIfAny(ExperimentContext context, Check check) {
    if (Double.isNaN(check.value())) {
      context.found("Nothing is said of \"" + check.name() + "\": no training got there.");
    } else {
      context.check(check);
    }
  }

  private static void sayHowManyPass(ExperimentContext context, Sweep... sweeps) {
    context.found(
        "Trainings that pass all marks, and whose times are in the means: "
            + Arrays.stream(sweeps)
                .map(
                    sweep ->
                        "%d of %d over %s"
                            .formatted(sweep.complete(), sweep.trainings(), sweep.name()))
                .collect(Collectors.joining(", "))
            + ". A mark that is passed counts where another is not.");
  }

  private static void checkTimes(
      ExperimentContext context, Sweep dimensions, Sweep scales, Sweep rates, Sweep widths) {
    double[][] aligned = dimensions.figures(Milestones::aligned);
    double[][] flow = dimensions.flowAligned(context);
    Sample slope = dimensions.slope(aligned, Math::log);
    Sample flowSlope = dimensions.slope(flow, Math::log);
    checkIfAny(
        context,
        Check.chosen(
            "time to align against the early flow, over d",
            dimensions.ratio(aligned, flow),
            Range.around(1, TIME_ALLOWANCE),
            Chance.ofSeeds(dimensions.ratio(aligned, flow), MOST_CHANCE * TIME_ALLOWANCE),
            "",
            ("1 by theory, from the same neurons in the same steps. %s %% is left"
                    + " for minibatch noise, which adds to signals and by the time t has taken the"
                    + " share ηd t/(8m) from the exponent of their growth, and for interpolation"
                    + " between observations.")
                .formatted(Numbers.percent(TIME_ALLOWANCE)),
            "another learning rate or rate of growth."));
    checkIfAny(
        context,
        Check.chosen(
            "time to align: slope in log d",
            slope,
            Range.around(ALIGNED_SLOPE, DIMENSION_SLOPE_ALLOWANCE * ALIGNED_SLOPE),
            Chance.ofSeeds(slope, MOST_CHANCE * DIMENSION_SLOPE_ALLOWANCE * ALIGNED_SLOPE),
            "time",
            ("(η/log(1 + ηc))/2 = %s for d large. The early flow, from the same neurons, says %s"
                    + " here: %s %% is allowed for that, as terms of order 1/d and the seeds'"
                    + " starts, which scatter by √(2/p), are in the times.")
                .formatted(
                    ALIGNED_SLOPE_TEXT,
                    Numbers.significant(flowSlope.mean()),
                    Numbers.percent(DIMENSION_SLOPE_ALLOWANCE)),
            "a time that does not know d, or grows like a power of it."));
    Sample scaleSlope = scales.slope(scales.figures(Milestones::grown), theta -> -Math.log(theta));
    checkIfAny(
        context,
        Check.chosen(
            "time to grow: slope in log(1/θ)",
            scaleSlope,
            Range.around(GROWN_SLOPE, SCALE_SLOPE_ALLOWANCE * GROWN_SLOPE),
            Chance.ofSeeds(scaleSlope, MOST_CHANCE * SCALE_SLOPE_ALLOWANCE * GROWN_SLOPE),
            "time",
            ("η/log(1 + ηΓ₀) = %s. Seeds share their start, but at the largest θ neurons reach"
                    + " the level before they are aligned to the last: %s %% is allowed.")
                .formatted(GROWN_SLOPE_TEXT, Numbers.percent(SCALE_SLOPE_ALLOWANCE)),
            "another rate Γ₀."));
    Sample ofRates = rates.ratio(rates.figures(Milestones::aligned), rates.flowAligned(context));
    double largestRate = rates.values()[rates.values().length - 1];
    checkIfAny(
        context,
        Check.chosen(
            "time to align against the early flow, over η",
            ofRates,
            Range.around(1, 2 * TIME_ALLOWANCE),
            Chance.ofSeeds(ofRates, MOST_CHANCE * TIME_ALLOWANCE),
            "",
            ("1 by theory, up to η = %s, where a step multiplies a signal by %s and noise ηd/m is"
                    + " %s: twice the allowance made over d, chosen.")
                .formatted(
                    Numbers.plain(largestRate),
                    Numbers.fixed(1 + largestRate * GROWTH, 1),
                    Numbers.plain(largestRate * SMALL_DIMENSION / BATCH)),
            "steps that are taken for a flow: at the largest η that is 20 %."));
    checkWidths(context, widths);
    context.found(
        ("The time to align grows by %s per unit of log d (early flow %s, limit %s), the"
                + " time to grow by %s per unit of log(1/θ) (theory %s).")
            .formatted(
                Numbers.significant(slope.mean()),
                Numbers.significant(flowSlope.mean()),
                Numbers.significant(ALIGNED_SLOPE),
                Numbers.significant(scaleSlope.mean()),
                Numbers.significant(GROWN_SLOPE)));
    context.found(
        ("The time to %s %% test error goes from %s at d = %.0f to %s at d = %.0f: it holds the"
             + " time to align, the same for all, and a transition in which the masses, unequal at"
             + " the start, become equal.")
            .formatted(
                Milestones.ERROR_PERCENT,
                Numbers.significant(dimensions.means(Milestones::learnt)[0]),
                dimensions.values()[0],
                Numbers.significant(
                    dimensions.means(Milestones::learnt)[dimensions.values().length - 1]),
                dimensions.values()[dimensions.values().length - 1]));
  }

  private static void checkWidths(ExperimentContext context, Sweep widths) {
    double[][] aligned = widths.figures(Milestones::aligned);
    Sample ratio = widths.ratio(aligned, widths.flowAligned(context));
    checkIfAny(
        context,
        Check.chosen(
            "time to align against the early flow, over p",
            ratio,
            Range.around(1, 2 * TIME_ALLOWANCE),
            Chance.ofSeeds(ratio, MOST_CHANCE * TIME_ALLOWANCE),
            "",
            ("1 by theory at every p, from the same neurons in the same steps. The %s %% allowed"
                    + " are chosen, twice those over d: with %.0f neurons minibatch noise averages"
                    + " out less.")
                .formatted(Numbers.percent(2 * TIME_ALLOWANCE), widths.values()[0]),
            "growth whose rate hangs on p, by 5 % in the mean."));
    double[][] growth = widths.figures(run -> run.grown() - run.aligned());
    double[][] widest = new double[growth.length][];
    Arrays.fill(widest, growth[growth.length - 1]);
    Sample grown = widths.ratio(growth, widest);
    checkIfAny(
        context,
        Check.chosen(
            "time from aligned to grown over that at the largest p",
            grown,
            Range.around(1, WIDTH_ALLOWANCE),
            Chance.ofSeeds(grown, MOST_CHANCE * WIDTH_ALLOWANCE),
            "",
            ("1 by theory for p large. The %s %% allowed are chosen, loose because the masses of"
                    + " few neurons scatter by chance and the time with them.")
                .formatted(Numbers.percent(WIDTH_ALLOWANCE)),
            "growth whose rate hangs on p, by two fifths in the mean."));
    context.found(
        ("From p = %.0f to %.0f the time to align is on average %s of the early flow's from the"
                + " same neurons, and the time from there to grown %s of that at the largest p.")
            .formatted(
                widths.values()[0],
                widths.values()[widths.values().length - 1],
                Numbers.significant(ratio.mean()),
                Numbers.significant(grown.mean())));
  }

  /** The larger mean over the smaller, with the standard error of independent ones: no less. */
  private static Sample ratio(Sample one, Sample other) {
    double ratio = Math.exp(Math.abs(Math.log(one.mean() / other.mean())));
    double error =
        ratio * Math.hypot(one.standardError() / one.mean(), other.standardError() / other.mean());
    return new Sample(Math.min(one.count(), other.count()), ratio, error);
  }

  private static void checkNoise(ExperimentContext context, List<Sweep> noise) {
    double[] values = noise.getFirst().values();
    List<List<Sample>> errors =
        noise.stream().map(sweep -> sweep.samples(Milestones::finalError)).toList();
    List<Sample> ratios = new ArrayList<>();
    List<Sample> learning = new ArrayList<>();
    List<Sample> failing = new ArrayList<>();
    double largestLearning = Double.NaN;
    double smallestFailing = Double.NaN;
    for (int i = 0; i < values.length; i++) {
      double best = 0.5;
      double worst = 0;
      List<Sample> here = new ArrayList<>();
      for (List<Sample> ofSweep : errors) {
        here.add(ofSweep.get(i));
        best = Math.min(best, ofSweep.get(i).mean());
        worst = Math.max(worst, ofSweep.get(i).mean());
      }
      if (values[i] <= 0.25 * CRITICAL_NOISE) {
        here.stream().skip(1).map(other -> ratio(here.getFirst(), other)).forEach(ratios::add);
      }
      if (values[i] <= CRITICAL_NOISE / LEARNING_PART) {
        learning.addAll(here);
      } else if (values[i] >= FAILING_MULTIPLE * CRITICAL_NOISE) {
        failing.addAll(here);
      }
      if (worst <= LEARNING_ERROR) {
        largestLearning = values[i];
      }
      if (best >= FAILING_ERROR && Double.isNaN(smallestFailing)) {
        smallestFailing = values[i];
      }
    }
    Worst ratio = Worst.largest(ratios, MOST_CHANCE * ERROR_ALLOWANCE);
    context.check(
        Check.chosen(
            "final error at equal ηd/m: largest ratio between settings",
            ratio.found(),
            Range.atMost(1 + ERROR_ALLOWANCE),
            ratio.chance(),
            "",
            ("1 by theory for d large and η small, for ηd/m up to a quarter of 4c. The %s %%"
                    + " allowed are chosen: with p = %d the masses of a seed differ at the end by"
                    + " chance, and with them the error.")
                .formatted(Numbers.percent(ERROR_ALLOWANCE), NOISE_NEURONS),
            "errors that hang on η or d beside ηd/m like its square root: either differs by a"
                + " factor of four here."));
    Worst learnt = Worst.largest(learning, MOST_CHANCE_OF_ERROR);
    context.check(
        Check.chosen(
            "largest final error at " + LEARNING_NOISE,
            learnt.found(),
            Range.atMost(LEARNING_ERROR),
            learnt.chance(),
            "",
            ("Below the estimated threshold 4c = %s by a factor of %s, training learns: the"
                    + " error is far from ½.")
                .formatted(CRITICAL_NOISE_TEXT, Numbers.inWords(LEARNING_PART)),
            "training that fails at a third of that: an error of 0.3."));
    Worst failed = Worst.smallest(failing, MOST_CHANCE_OF_ERROR);
    context.check(
        Check.chosen(
            "smallest final error at " + FAILING_NOISE,
            failed.found(),
            Range.atLeast(FAILING_ERROR),
            failed.chance(),
            "",
            ("Above it by a factor of %s it fails: the error is near ½. Over the factor of %s in"
                    + " between it goes over from one to the other, of which theory says nothing.")
                .formatted(
                    Numbers.inWords(FAILING_MULTIPLE),
                    Numbers.inWords(LEARNING_PART * FAILING_MULTIPLE)),
            "training that learns at twice that: an error of 0.3."));
    context.found(
        ("Noise: with %s the final error stays below %s, with %s above %s; the largest ηd/m of the"
                + " sweep at which all settings learn, to an error of at most %s, is %s, and the"
                + " smallest at which all fail, with at least %s, is %s. Up to ηd/m = c, settings"
                + " of equal ηd/m end within a factor of %s of each other in error.")
            .formatted(
                LEARNING_NOISE,
                Numbers.significant(learnt.found().mean()),
                FAILING_NOISE,
                Numbers.significant(failed.found().mean()),
                Numbers.significant(LEARNING_ERROR),
                Numbers.significant(largestLearning),
                Numbers.significant(FAILING_ERROR),
                Numbers.significant(smallestFailing),
                Numbers.significant(ratio.found().mean())));
  }

  private static void drawTimes(ExperimentContext context, Sweep dimensions, Sweep scales) {
    Panel byDimension =
        times(
                "Phase 1 takes a time ∝ log d",
                PlotAxis.logarithmic("d, number of coordinates", 30, 1200),
                dimensions)
            .theory(
                "slope " + ALIGNED_SLOPE_TEXT + " per log d",
                dimensions.values(),
                through(
                    dimensions.values(),
                    dimensions.means(Milestones::aligned),
                    value -> ALIGNED_SLOPE * Math.log(value)));
    Panel byScale =
        times(
                "Growth between the phases takes a time ∝ log(1/θ)",
                PlotAxis.logarithmic("θ, initial scale", 0.0018, 0.4),
                scales)
            .theory(
                "slope " + GROWN_SLOPE_TEXT + " per log(1/θ)",
                scales.values(),
                through(
                    scales.values(),
                    scales.means(Milestones::grown),
                    value -> -GROWN_SLOPE * Math.log(value)));
    context.figure(
        "times",
        Figure.column(byDimension, byScale),
        "Times of three milestones, mean and standard error over seeds, with the slopes of theory"
            + " through the middle of the points it is about (dashed).",
        "Two panels. Against log d the time to align rises along a dashed line. Against log θ the"
            + " time to align is level and the time to grow falls along a dashed line; the time to"
            + " five percent error runs parallel to it.");
  }

  private static Panel times(String title, PlotAxis axis, Sweep sweep) {
    Panel panel = new Panel(title, axis, PlotAxis.linear("time t = η · steps", 0, HORIZON));
    addPoints(
        panel,
        Milestones.ERROR_PERCENT + " % error",
        sweep,
        Milestones::learnt,
        Colours.VERMILION,
        Form.TRIANGLE);
    addPoints(panel, "grown", sweep, Milestones::grown, Colours.ORANGE, Form.DIAMOND);
    addPoints(panel, "aligned", sweep, Milestones::aligned, Colours.BLUE, Form.SQUARE);
    return panel;
  }

  /** Means and standard errors over seeds. */
  private static void addPoints(
      Panel panel,
      String name,
      Sweep sweep,
      ToDoubleFunction<Milestones> figure,
      Colour colour,
      Form form) {
    panel.points(
        name,
        sweep.values(),
        sweep.means(figure),
        sweep.errors(figure),
        PointStyle.marker(colour, form));
  }

  /** A formula shifted by a constant so that its mean over the values is that of the points. */
  private static double[] through(double[] values, double[] points, DoubleUnaryOperator formula) {
    double shift =
        Arrays.stream(points).average().orElseThrow()
            - Arrays.stream(values).map(formula).average().orElseThrow();
    return Arrays.stream(values).map(value -> formula.applyAsDouble(value) + shift).toArray();
  }

  private static void drawSettings(ExperimentContext context, Sweep rates, Sweep widths) {
    double start = rates.means(Milestones::aligned)[0] / timePerFold(rates.values()[0], GROWTH);
    Panel byRate =
        times(
                "Steps of finite size slow phase 1 down",
                PlotAxis.logarithmic("η, learning rate", 0.06, 4),
                rates)
            .theory(
                "∝ η/log(1 + ηc)",
                rates.values(),
                Arrays.stream(rates.values())
                    .map(eta -> start * timePerFold(eta, GROWTH))
                    .toArray());
    Panel byWidth =
        times(
            "The number of neurons", PlotAxis.logarithmic("p, number of neurons", 8, 600), widths);
    context.figure(
        "settings",
        Figure.column(byRate, byWidth),
        ("Times of three milestones by learning rate and by number of neurons. A missing triangle:"
                + " %s %% error was not reached by t = %.0f by every seed.")
            .formatted(Milestones.ERROR_PERCENT, HORIZON),
        "Two panels. Times rise slowly with the learning rate, the time to align along a dashed"
            + " line; beyond a rate of one, five percent error is not reached. With the number of"
            + " neurons times hardly change, but few neurons take longer to five percent error.");
  }

  private static void drawNoise(ExperimentContext context, List<Sweep> noise) {
    Panel panel =
        new Panel(
                "Noise enters through ηd/m",
                PlotAxis.logarithmic("η d/m", 0.006, 4),
                PlotAxis.logarithmic("final test error", 0.005, 1))
            .legend(Legend.RIGHT);
    Form[] forms = Form.values();
    for (int i = 0; i < noise.size(); i++) {
      Sweep sweep = noise.get(i);
      String name = sweep.name().substring(NOISE_SWEEP.length());
      addPoints(panel, name, sweep, Milestones::finalError, Colours.series(i), forms[i]);
    }
    panel
        .vertical("4c: noise outruns the signal", CRITICAL_NOISE, LineStyle.theory())
        .horizontal("guessing", 0.5, LineStyle.dotted());
    context.figure(
        "noise",
        Figure.column(panel),
        "Final test error, mean and standard error over seeds, for minibatches of different sizes."
            + " Left to right, m falls.",
        ("Points of %s settings that rise from left to right, with a dashed vertical line at"
                + " %s and a dotted one at an error of one half.")
            .formatted(Numbers.inWords(noise.size()), CRITICAL_NOISE_TEXT));
  }

  private static void writeTable(
      ExperimentContext context,
      Sweep dimensions,
      Sweep scales,
      Sweep rates,
      Sweep widths,
      List<Sweep> noise) {
    Table table =
        new Table(
            "sweeps",
            "One row for each training.",
            new Column("sweep", "what is varied"),
            new Column("d", "number of coordinates"),
            new Column("p", "number of neurons"),
            new Column("m", "samples per step"),
            new Column("eta", "learning rate η"),
            new Column("theta", "initial scale θ"),
            new Column("seed", "seed"),
            new Column("t_end", "time η · steps at the end"),
            new Column("t_aligned", "time at which signals hold a quarter of all squared weights"),
            new Column(
                "t_grown",
                "time at which the masses add up to " + Numbers.plain(TrainingRecord.OUTPUT_MASS)),
            new Column(
                "t_learnt",
                "time from which on the test error is at most " + Milestones.ERROR_PERCENT + " %"),
            new Column(
                "final_error",
                "test error at the end, on " + Sweep.TEST_SAMPLES + " fresh samples"));
    dimensions.addRows(table);
    scales.addRows(table);
    rates.addRows(table);
    widths.addRows(table);
    noise.forEach(sweep -> sweep.addRows(table));
    context.table(table);
  }
}
