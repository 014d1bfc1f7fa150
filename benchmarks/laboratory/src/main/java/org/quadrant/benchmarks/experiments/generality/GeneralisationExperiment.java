package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.generality.ErrorProfile.Part;
import org.quadrant.benchmarks.experiments.generality.GeneralisationRun.Plan;
import org.quadrant.benchmarks.experiments.generality.GeneralisationRun.Point;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.network.Loss;
import org.quadrant.theory.BlurredBoundary;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;

/** Experiment 4: where the network errs, what of it lasts, and what minibatches keep up. */
public final class GeneralisationExperiment implements Experiment {
  static final int EARLY = 15;
  static final int TRANSITION = 20;
  static final int LATE = 60;

  /** Times at which it is looked where a network errs. */
  private static final double[] PROFILE_TIMES = {EARLY, TRANSITION, 30, LATE};

  private static final double ETA = 0.1;
  private static final double THETA = 0.05;
  private static final int BATCH_PER_DIMENSION = 40;
  private static final long TEST_SAMPLES = 50_000;
  private static final long PROFILE_TEST_SAMPLES = 200_000;

  /** The networks over m, and those without feedback. */
  private static final int SMALL_DIMENSION = 50;

  private static final int SMALL_NEURONS = 64;
  private static final int UNFED_BATCH = 2000;
  private static final int UNFED_FROM = 40;

  /** Wedges are compared with the flow at this time, when noise is small beside them. */
  private static final int SOON = 25;

  /** The networks over t. */
  private static final int LONG_DIMENSION = 20;

  private static final int LONG_NEURONS = 32;
  private static final int LONG_BATCH = 500;
  private static final double LONG_EVERY = 10;

  /** Time from which on the long trainings are compared: their wedges are long gone. */
  private static final double LONG_FROM = 100;

  /** Degrees from the edge of a wedge within which leftover w⊥ may decide. */
  private static final double EDGE = 4;

  private static final double BOUNDARY_ALLOWANCE = 0.05;
  private static final double OFFSET_ALLOWANCE = 0.1;
  private static final double PROBABILITY_ALLOWANCE = 0.02;
  private static final double SLOPE_ALLOWANCE = 0.02;

  private final Function<Size, Scale> scales;

  /** The experiment. */
  public GeneralisationExperiment() {
    this(Scale::of);
  }

  GeneralisationExperiment(Function<Size, Scale> scales) {
    this.scales = scales;
  }

  /**
   * How much is computed.
   *
   * @param dimension d
   * @param neurons p
   * @param samples inputs for each error probability
   * @param cells of the map in each direction
   * @param seeds number of trainings of each kind
   * @param batches m of the trainings over m, ascending
   * @param horizon time t of the end of the trainings over t
   */
  record Scale(
      int dimension,
      int neurons,
      int samples,
      int cells,
      int seeds,
      List<Integer> batches,
      int horizon) {
    static Scale of(Size size) {
      return size.choose(
          new Scale(50, 100, 500, 60, 4, List.of(500, 1000, 2000), 300),
          new Scale(100, 200, 2000, 80, 8, List.of(500, 1000, 2000, 4000, 8000), 1000),
          new Scale(200, 400, 4000, 100, 8, List.of(500, 1000, 2000, 4000, 8000, 16_000), 4000));
    }

    int batch() {
      return BATCH_PER_DIMENSION * dimension;
    }
  }

  /**
   * All trainings.
   *
   * @param standard of one m, looked at closely
   * @param overBatch of one t, one list for each m
   * @param batches m of those
   * @param overTime of one m, and long
   * @param unfed with the first-order loss
   */
  record Runs(
      List<GeneralisationRun> standard,
      List<List<GeneralisationRun>> overBatch,
      List<Integer> batches,
      List<GeneralisationRun> overTime,
      List<GeneralisationRun> unfed) {}

  @Override
  public int number() {
    return 4;
  }

  @Override
  public String name() {
    return "generalisation";
  }

  @Override
  public String title() {
    return "Reliable regions, and errors that last or die";
  }

  @Override
  public String claim() {
    return "Generalisation is average-case: a network is right almost everywhere, and errs in"
        + " regions that its place in the plane of the first two coordinates tells.\n\n"
        + "Shown: while block masses are unequal, whole wedges beside the boundary are"
        + " misclassified, with a probability near one. Left-over w⊥ adds a strip along the"
        + " boundary. The error is that of the two together, at every time. Under the"
        + " logistic loss wedges die as the block flow says, within tens of units of time;"
        + " the strip does not, as the noise of minibatches refills it: at a given time its"
        + " error falls like 1/√m, at a given m like q^(−½), and so like t^(−¼). With the"
        + " first-order loss, which does not feed back, wedges stay.\n\n"
        + "Not shown, and not so here: that some region keeps its error however many samples"
        + " are seen. With the logistic loss every part of the error falls as t or m grow,"
        + " as far as t and m go here, the last part slowly. \"Persistent\" fits what the"
        + " first phase leaves on the time scale of the second, and what a loss without"
        + " feedback leaves.";
  }

  @Override
  public String theory() {
    return "Between adjacent blocks A of label +1 and B of label −1, f changes sign at the angle Δ"
        + " = atan(q_A/q_B) − π/4 from the true boundary. The wedge between them is"
        + " misclassified, all of it. Left-over w⊥ adds to f there a normal offset of"
        + " deviation τ = |V_A + V_B|, V_B = (1/p) Σ aⱼ wⱼ⊥ over the block: a strip of"
        + " half-width ω = τ/√(q_A² + q_B²). The error of the two is √(Δ² + ω²)/(2π) for"
        + " small angles, and closed for all; the network's is the sum over the four"
        + " boundaries. Beside a wedge error at the distance δ from the true boundary is a"
        + " mean over the outer coordinate; without one it is Φ(−δ/ω), one curve for all m"
        + " and t.\n\n"
        + "Minibatches pull on the V. An offset at a boundary costs, which takes it back: at"
        + " equal masses the four boundaries are a ring, with decay rates 1/√π and 2/√π,"
        + " constant as q grows, since the pull per unit of offset falls like 1/q and"
        + " neurons grow like q. The noise of a step has per coordinate the variance η²q²"
        + " E[4 sigmoid(−yf)²]/m, which is η²q · 2(log 2 − ½)/(√π m) for each boundary. The"
        + " balance is ω² = (2 log 2 − 1)(d − 2) η/(mq). Masses feel the same: Δ dies at the"
        + " same rates, and noise keeps it at Δ² = (2 log 2 − 1) η/(mq), one coordinate"
        + " more. The error that remains is about (2/π)√((2 log 2 − 1)(d − 1) η/(mq)); with"
        + " q ~ √(1.86 t) it falls like t^(−¼). Compared with it are the same steps with the"
        + " expectations at the measured masses, which are lower by 0.8/q and the like.\n\n"
        + "With the first-order loss each mass grows at Γ₀ for itself: ratios of masses"
        + " stay, and with them the wedges.";
  }

  @Override
  public void run(ExperimentContext context) {
    Scale scale = scales.apply(context.size());
    List<Long> seeds = context.seeds(scale.seeds());
    Runs runs = train(context, scale, seeds);
    context.setUp(
        ("Gaussian inputs, d = %d, p = %d, m = %d, η = %s, θ = %s, %d seeds, up to t = %d, looked"
             + " at every unit of time: test errors on %d fresh samples, on %d at t = %d, %d, 30"
             + " and %d. There error probabilities by angle and distance, too: what x₃ … x_d add to"
             + " each neuron is drawn for %d inputs, so that a probability P has the standard error"
             + " √(P(1 − P)/%d); for the map, of the first seed at t = %d, the same.")
            .formatted(
                scale.dimension(),
                scale.neurons(),
                scale.batch(),
                Numbers.plain(ETA),
                Numbers.plain(THETA),
                seeds.size(),
                LATE,
                TEST_SAMPLES,
                PROFILE_TEST_SAMPLES,
                EARLY,
                TRANSITION,
                LATE,
                scale.samples(),
                scale.samples(),
                TRANSITION));
    context.setUp(
        ("Over m: d = %d, p = %d, m = %d to %d in powers of two, up to t = %d. Over t: d = %d, p ="
             + " %d, m = %d, up to t = %d. Without feedback: first-order loss, d = %d, p = %d, m ="
             + " %d, up to t = %d. The same seeds. Angles and widths of the boundaries are read off"
             + " the weights. The flow of offsets starts from those measured at t = %d; the error"
             + " that noise keeps up starts from none there.")
            .formatted(
                SMALL_DIMENSION,
                SMALL_NEURONS,
                scale.batches().getFirst(),
                scale.batches().getLast(),
                LATE,
                LONG_DIMENSION,
                LONG_NEURONS,
                LONG_BATCH,
                scale.horizon(),
                SMALL_DIMENSION,
                SMALL_NEURONS,
                UNFED_BATCH,
                LATE,
                TRANSITION));
    checkWhere(context, runs.standard(), scale);
    checkDecay(context, runs, scale);
    checkOverBatch(context, runs);
    checkOverTime(context, runs);
    checkCollapse(context, runs, scale);
    GeneralisationFigures.write(context, runs);
    GeneralisationTables.write(context, runs);
  }

  private static Runs train(ExperimentContext context, Scale scale, List<Long> seeds) {
    List<Plan> plans = new ArrayList<>();
    for (long seed : seeds) {
      plans.add(standard(seed, scale, seed == seeds.getFirst() ? scale.cells() : 0));
    }
    for (int batch : scale.batches()) {
      seeds.forEach(seed -> plans.add(overBatch(seed, scale, batch)));
    }
    seeds.forEach(seed -> plans.add(overTime(seed, scale)));
    seeds.forEach(seed -> plans.add(unfed(seed)));
    WeightEngine engine = context.engine();
    // All at once: the pool is kept busy whatever a single training takes.
    List<GeneralisationRun> all = context.map(plans, plan -> GeneralisationRun.train(engine, plan));
    int count = seeds.size();
    List<List<GeneralisationRun>> groups =
        IntStream.range(0, all.size() / count)
            .mapToObj(i -> all.subList(i * count, (i + 1) * count))
            .toList();
    int last = groups.size() - 1;
    return new Runs(
        groups.getFirst(),
        groups.subList(1, last - 1),
        scale.batches(),
        groups.get(last - 1),
        groups.get(last));
  }

  private static TrainingConfiguration.Builder settings(
      int dimension, int neurons, int batch, long seed) {
    return TrainingConfiguration.builder()
        .dimension(dimension)
        .neurons(neurons)
        .batch(batch)
        .learningRate(ETA)
        .initialScale(THETA)
        .seed(seed);
  }

  private static Plan standard(long seed, Scale scale, int cells) {
    return new Plan(
        settings(scale.dimension(), scale.neurons(), scale.batch(), seed).build(),
        1,
        LATE,
        TRANSITION,
        TEST_SAMPLES,
        PROFILE_TEST_SAMPLES,
        PROFILE_TIMES,
        scale.samples(),
        TRANSITION,
        cells);
  }

  private static Plan overBatch(long seed, Scale scale, int batch) {
    return new Plan(
        settings(SMALL_DIMENSION, SMALL_NEURONS, batch, seed).build(),
        1,
        LATE,
        TRANSITION,
        1,
        PROFILE_TEST_SAMPLES,
        new double[] {LATE},
        scale.samples(),
        LATE,
        0);
  }

  private static Plan overTime(long seed, Scale scale) {
    return new Plan(
        settings(LONG_DIMENSION, LONG_NEURONS, LONG_BATCH, seed).build(),
        LONG_EVERY,
        scale.horizon(),
        TRANSITION,
        TEST_SAMPLES,
        PROFILE_TEST_SAMPLES,
        new double[] {LATE, scale.horizon()},
        scale.samples(),
        LATE,
        0);
  }

  private static Plan unfed(long seed) {
    return new Plan(
        settings(SMALL_DIMENSION, SMALL_NEURONS, UNFED_BATCH, seed).loss(Loss.FIRST_ORDER).build(),
        1,
        LATE,
        Double.POSITIVE_INFINITY,
        1,
        1,
        new double[0],
        1,
        LATE,
        0);
  }

  private static double root(double value) {
    return Math.sqrt(value);
  }

  /** Deviation of the mean over runs of measured over expected errors, by the test samples. */
  private static double testNoise(List<Point> points, ToDoubleFunction<Point> expected, long n) {
    double sum = 0;
    for (Point point : points) {
      double e = expected.applyAsDouble(point);
      sum += (1 - e) / (e * n);
    }
    return root(sum) / points.size();
  }

  private static List<Point> points(List<GeneralisationRun> runs, double time) {
    return runs.stream().map(run -> run.at(time)).toList();
  }

  private static void checkWhere(
      ExperimentContext context, List<GeneralisationRun> runs, Scale scale) {
    for (double time : PROFILE_TIMES) {
      List<Point> points = points(runs, time);
      context.check(
          Check.chosen(
              "measured error over that of wedges and strips at t = " + Numbers.plain(time),
              Sample.of(points, point -> point.error() / point.boundaries()),
              Range.around(1, BOUNDARY_ALLOWANCE),
              Chance.normal(
                  testNoise(points, Point::boundaries, PROFILE_TEST_SAMPLES),
                  "√((1 − e)/(e n)) of n test samples, over the root of the seeds"),
              "",
              "1 by theory. Neurons that are not along their block's direction, or switch at the"
                  + " strip, are left out.",
              "a wedge or a strip of another width."));
    }
    context.check(
        Check.chosen(
            "error without w⊥ over that of wedges alone at t = " + TRANSITION,
            Sample.of(points(runs, TRANSITION), point -> point.plane() / point.wedges()),
            Range.around(1, BOUNDARY_ALLOWANCE),
            Chance.NONE,
            "",
            "1 by theory for neurons on their axes.",
            "wedges of another width."));
    checkInside(context, runs, scale);
    List<Point> late = points(runs, LATE);
    context.found(
        ("Error at t = %d: measured %s; wedges %s and strip %s make %s (means over seeds). At t ="
                + " %d: %s; %s and %s make %s.")
            .formatted(
                TRANSITION,
                mean(points(runs, TRANSITION), Point::error),
                mean(points(runs, TRANSITION), Point::wedges),
                mean(points(runs, TRANSITION), Point::strip),
                mean(points(runs, TRANSITION), Point::boundaries),
                LATE,
                mean(late, Point::error),
                mean(late, Point::wedges),
                mean(late, Point::strip),
                mean(late, Point::boundaries)));
  }

  private static void checkInside(
      ExperimentContext context, List<GeneralisationRun> runs, Scale scale) {
    List<Part> all = runs.stream().map(run -> run.profile(EARLY).insideWedges(EDGE)).toList();
    List<Part> inside = all.stream().filter(part -> Double.isFinite(part.measured())).toList();
    List<Part> outside = runs.stream().map(run -> run.profile(EARLY).outsideWedges(EDGE)).toList();
    String left =
        "Of %d seeds %d have wedges of %s° or more."
            .formatted(all.size(), inside.size(), Numbers.plain(2 * EDGE));
    if (inside.isEmpty()) {
      context.found(left + " So nothing is said of the inside of wedges.");
    } else {
      double measured = Sample.of(inside, Part::measured).mean();
      checkPart(context, "inside", inside, left, scale);
      context.found(
          ("At t = %d the network errs on %s of the inputs inside the wedges and on %s of those"
               + " outside, both at least %s° from the edges: an input's place in the plane tells"
               + " whether it is misclassified. ")
                  .formatted(
                      EARLY,
                      Numbers.significant(measured),
                      Numbers.significant(Sample.of(outside, Part::measured).mean()),
                      Numbers.plain(EDGE))
              + left);
    }
    checkPart(context, "outside", outside, "", scale);
  }

  private static void checkPart(
      ExperimentContext context, String where, List<Part> parts, String left, Scale scale) {
    double expected = Sample.of(parts, Part::predicted).mean();
    context.check(
        Check.chosen(
            "error probability %s wedges at t = %d".formatted(where, EARLY),
            Sample.of(parts, Part::measured),
            Range.around(expected, PROBABILITY_ALLOWANCE),
            Chance.normal(
                root(expected * (1 - expected) / scale.samples() / parts.size()),
                "√(P(1 − P)/n) for n inputs, of every seed, as angles share them"),
            "",
            "%s by the blurred boundaries over the same angles, at least %s° from the edges. %s"
                .formatted(Numbers.significant(expected), Numbers.plain(EDGE), left)
                .strip(),
            "inputs there on the wrong side."));
  }

  private static String mean(List<Point> points, ToDoubleFunction<Point> figure) {
    return Numbers.significant(Sample.of(points, figure).mean());
  }

  /** What wedges and strips become from t = 20 on, and wedges without feedback. */
  private static void checkDecay(ExperimentContext context, Runs runs, Scale scale) {
    int coordinates = scale.dimension() - 2;
    for (double time : new double[] {30, LATE}) {
      List<Point> points = points(runs.standard(), time);
      context.check(
          Check.chosen(
              "squared offsets over those of the flow at t = " + Numbers.plain(time),
              Sample.of(
                  points,
                  point ->
                      BoundaryState.squaredOffsets(point.state().moments())
                          / BoundaryState.squaredOffsets(point.offsets())),
              Range.around(1, OFFSET_ALLOWANCE),
              Chance.normal(
                  root(0.75 / coordinates / points.size()),
                  "√(0.75/(d − 2)) of a sum of squares of which three patterns have 2 : 1 : 1"),
              "",
              "1 by theory, from the offsets measured at t = %d to first order in them."
                  .formatted(TRANSITION),
              "noise or decay of another rate."));
    }
    double[] fed =
        runs.standard().stream()
            .mapToDouble(
                run -> WedgeFlow.wedges(run.at(TRANSITION).state().masses(), TRANSITION, SOON))
            .toArray();
    double expected = Sample.of(fed).mean();
    List<Point> soon = points(runs.standard(), SOON);
    double mass = Sample.of(soon, point -> point.state().masses().total() / 4).mean();
    double turned = root((2 * Math.log(2) - 1) * ETA / (scale.batch() * mass));
    context.check(
        Check.chosen(
            "wedges at t = " + SOON + " over those of the block flow",
            Sample.of(Sample.of(soon, Point::wedges).mean() / expected),
            Range.around(1, BOUNDARY_ALLOWANCE),
            Chance.normal(
                4 * turned / (2 * Math.PI) / root(soon.size()) / expected,
                "4/(2π) √((2 log 2 − 1) η/(mq)) over the wedges, over the root of the seeds"),
            "",
            "1 by theory, from the masses measured at t = %d.".formatted(TRANSITION),
            "wedges that die faster or slower."));
    List<GeneralisationRun> unfed = runs.unfed();
    Sample kept = Sample.of(unfed, run -> run.at(LATE).wedges() / run.at(UNFED_FROM).wedges());
    double rate = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
    double wander =
        4
            * root((0.5 - rate * rate) * ETA * (LATE - UNFED_FROM) / UNFED_BATCH)
            / (2 * Math.PI)
            / Sample.of(unfed, run -> run.at(UNFED_FROM).wedges()).mean();
    context.check(
        Check.chosen(
            "first-order loss: wedges at t = %d over those at t = %d".formatted(LATE, UNFED_FROM),
            kept,
            Range.around(1, BOUNDARY_ALLOWANCE),
            Chance.normal(
                wander / root(unfed.size()),
                "2σ/(2π) over the wedges, over the root of the seeds: noise makes each mass wander"
                    + " by σ = 2√(½ − Γ₀²) √(ηT/m) in T units of time, and no feedback takes it"
                    + " back"),
            "",
            "1 by theory: each mass grows at Γ₀ whatever the others do.",
            "wedges that die: with the logistic loss hardly a hundredth is left."));
    context.found(
        ("Wedges: %s at t = %d, %s at t = 30, %s at t = 40, %s at t = %d; what noise keeps up in"
             + " them is %s then. With the first-order loss they are %s at t = %d and %s at t = %d:"
             + " only without the feedback of the loss they stay.")
            .formatted(
                mean(points(runs.standard(), TRANSITION), Point::wedges),
                TRANSITION,
                mean(points(runs.standard(), 30), Point::wedges),
                mean(points(runs.standard(), 40), Point::wedges),
                mean(points(runs.standard(), LATE), Point::wedges),
                LATE,
                Numbers.significant(
                    root(2 / Math.PI)
                        * 4
                        / (2 * Math.PI)
                        * root(
                            (2 * Math.log(2) - 1)
                                * ETA
                                / scale.batch()
                                / (Sample.of(
                                            points(runs.standard(), LATE),
                                            point -> point.state().masses().total())
                                        .mean()
                                    / 4))),
                mean(points(unfed, UNFED_FROM), Point::wedges),
                UNFED_FROM,
                mean(points(unfed, LATE), Point::wedges),
                LATE));
  }

  private static double slope(double[] xs, double[] ys) {
    SimpleRegression line = new SimpleRegression();
    for (int i = 0; i < xs.length; i++) {
      line.addData(Math.log(xs[i]), Math.log(ys[i]));
    }
    return line.getSlope();
  }

  /** √Σ(x − x̄)² of the logarithms. */
  private static double lever(double[] xs) {
    SimpleRegression line = new SimpleRegression();
    for (double x : xs) {
      line.addData(Math.log(x), 0);
    }
    return root(line.getXSumSquares());
  }

  private static double nextOrder(List<GeneralisationRun> runs, List<Point> points) {
    return NoiseFloor.nextOrder(
        runs.getFirst().configuration(),
        Sample.of(points, point -> point.state().masses().total() / 4).mean());
  }

  private static void checkOverBatch(ExperimentContext context, Runs runs) {
    double[] batches = runs.batches().stream().mapToDouble(Integer::doubleValue).toArray();
    double[] errors = new double[batches.length];
    double[] floors = new double[batches.length];
    double[] ratios = new double[batches.length];
    double seedNoise = 0;
    for (int i = 0; i < batches.length; i++) {
      List<Point> points = points(runs.overBatch().get(i), LATE);
      errors[i] = Sample.of(points, Point::error).mean();
      floors[i] = Sample.of(points, Point::floor).mean();
      ratios[i] = errors[i] / floors[i];
      double test = testNoise(points, Point::floor, PROFILE_TEST_SAMPLES);
      double network = NoiseFloor.deviation(SMALL_DIMENSION) / root(points.size());
      seedNoise = Math.max(seedNoise, Math.hypot(test, network));
    }
    double next = 0;
    for (List<GeneralisationRun> group : runs.overBatch()) {
      next += nextOrder(group, points(group, LATE)) / batches.length;
    }
    double slope = slope(batches, errors);
    context.check(
        Check.chosen(
            "error over that kept up by noise, mean over m, at t = " + LATE,
            Sample.of(ratios),
            new Range(1 - BOUNDARY_ALLOWANCE, 1 + BOUNDARY_ALLOWANCE + next),
            Chance.normal(
                seedNoise / root(batches.length),
                "½√(0.75/(d − 1)) of a network and √((1 − e)/(e n)) of its test, the largest of all"
                    + " m, over the root of trainings"),
            "",
            ("1 by theory, from the masses alone, to leading order in the width of the strip; the"
                 + " next adds (d − 1)ηq/(4m), %s in the mean over m. What the first phase left is"
                 + " not all gone.")
                .formatted(Numbers.significant(next)),
            "noise of another size."));
    context.check(
        Check.chosen(
            "slope of log error in log m at t = " + LATE,
            Sample.of(slope),
            Range.around(slope(batches, floors), SLOPE_ALLOWANCE),
            Chance.normal(seedNoise / lever(batches), "that of one m over √Σ(log m − mean)²"),
            "",
            "%s by theory at the measured masses; −½ to leading order. What is left of the wedges"
                    .formatted(Numbers.significant(slope(batches, floors)))
                + " does not know m.",
            "an error of which a large part does not know m."));
    context.found(
        ("At t = %d the error goes from %s at m = %.0f to %s at m = %.0f, like m to the power of"
                + " %s. More samples in each step leave less of it at once.")
            .formatted(
                LATE,
                Numbers.significant(errors[0]),
                batches[0],
                Numbers.significant(errors[errors.length - 1]),
                batches[batches.length - 1],
                Numbers.fixed(slope, 3)));
  }

  private static void checkOverTime(ExperimentContext context, Runs runs) {
    List<List<Point>> late =
        runs.overTime().stream()
            .map(run -> run.points().stream().filter(point -> point.time() >= LONG_FROM).toList())
            .toList();
    double[] times = late.getFirst().stream().mapToDouble(Point::time).toArray();
    double[] errors = series(late, Point::error);
    double[] floors = series(late, Point::floor);
    double network = NoiseFloor.deviation(LONG_DIMENSION) / root(late.size());
    double least = floors[floors.length - 1];
    double test = root((1 - least) / (least * TEST_SAMPLES) / late.size());
    double noise = Math.hypot(network, test);
    double next = nextOrder(runs.overTime(), late.stream().map(List::getLast).toList());
    String formula =
        "½√(0.75/(d − 1)) of a network and √((1 − e)/(e n)) of its test, over the root of seeds";
    double[] ratios =
        IntStream.range(0, times.length).mapToDouble(i -> errors[i] / floors[i]).toArray();
    context.check(
        Check.chosen(
            "error over that kept up by noise, mean over t from " + Numbers.plain(LONG_FROM),
            Sample.of(Sample.of(ratios).mean()),
            new Range(1 - BOUNDARY_ALLOWANCE, 1 + BOUNDARY_ALLOWANCE + next),
            Chance.normal(
                noise / root(times.length),
                formula + " and of times, which are four and more decay times apart"),
            "",
            ("1 by theory, from the masses alone, to leading order in the width of the strip; the"
                    + " next adds (d − 1)ηq/(4m), at most %s.")
                .formatted(Numbers.significant(next)),
            "noise of another size."));
    double slope = slope(times, errors);
    context.check(
        Check.chosen(
            "slope of log error in log t from t = " + Numbers.plain(LONG_FROM),
            Sample.of(slope),
            Range.around(slope(times, floors), SLOPE_ALLOWANCE),
            Chance.normal(noise / lever(times), formula + ", and √Σ(log t − mean)²"),
            "",
            "%s by theory at the measured masses; −¼ to leading order."
                .formatted(Numbers.significant(slope(times, floors))),
            "an error that stays, or falls with another power of t."));
    context.found(
        ("At m = %d the error goes from %s at t = %.0f to %s at t = %.0f, like t to the power of"
                + " %s: slowly, and to nothing that would stay.")
            .formatted(
                LONG_BATCH,
                Numbers.significant(errors[0]),
                times[0],
                Numbers.significant(errors[errors.length - 1]),
                times[times.length - 1],
                Numbers.fixed(slope, 3)));
  }

  private static double[] series(List<List<Point>> runs, ToDoubleFunction<Point> figure) {
    return SeedMeans.means(
        SeedMeans.of(runs, points -> points.stream().mapToDouble(figure).toArray()));
  }

  private static void checkCollapse(ExperimentContext context, Runs runs, Scale scale) {
    List<List<ErrorProfile>> groups = GeneralisationFigures.collapsed(runs);
    double worst = 0;
    double fromOneCurve = 0;
    int tries = 0;
    double[] scaled = ErrorProfile.scaled();
    for (List<ErrorProfile> group : groups) {
      double[] measured = SeedMeans.means(SeedMeans.of(group, ErrorProfile::byWidth));
      double[] predicted = SeedMeans.means(SeedMeans.of(group, ErrorProfile::predictedByWidth));
      for (int i = 0; i < measured.length; i++) {
        worst = Math.max(worst, Math.abs(measured[i] - predicted[i]));
        double alone = new BlurredBoundary(0, 1).probabilityAtDistance(scaled[i]);
        fromOneCurve = Math.max(fromOneCurve, Math.abs(measured[i] - alone));
        tries++;
      }
    }
    double deviation = root(0.25 / scale.samples() / groups.getFirst().size());
    double allowed = Chance.largestNormal(tries) * deviation;
    context.check(
        Check.chosen(
            "largest distance of error probabilities from those of four boundaries",
            Sample.of(worst),
            Range.atMost(PROBABILITY_ALLOWANCE),
            new Chance(
                0,
                allowed,
                "the largest of %d normal numbers of deviation at most √(¼/n) over the root of the"
                        .formatted(tries)
                    + " seeds, "
                    + Numbers.significant(allowed)
                    + "."),
            "",
            "0 by theory, at distances of up to 3 half-widths, all m and t = %d, and the end of the"
                    .formatted(LATE)
                + " long trainings.",
            "a strip of another shape."));
    context.found(
        ("Over the width of the strip the error probabilities of all m and t are within %s of"
                + " Φ(−δ/ω), one curve for all of them; within %s of what each network's four"
                + " boundaries, which are not alike, predict.")
            .formatted(Numbers.significant(fromOneCurve), Numbers.significant(worst)));
  }
}
