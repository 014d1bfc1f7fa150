package org.quadrant.benchmarks.experiments.generality;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
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
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.LateTime;
import org.quadrant.training.TrainingConfiguration;

/** Experiment 6: with inputs next to the boundary masses grow like √t, without like log t. */
public final class ZeroMarginExperiment implements Experiment {
  private static final int DIMENSION = 10;
  private static final int NEURONS = 64;
  private static final double LEARNING_RATE = 0.25;
  private static final double THETA = 0.3;
  private static final double OBSERVE_EVERY = 10;
  private static final long TEST_SAMPLES = 100_000;

  /** Time from which on the flows are followed. */
  private static final double START = 50;

  private static final String FROM_START = "from t = " + Numbers.plain(START);

  /** The noisy trainings take a minibatch of one sixteenth of the others'. */
  private static final int SIXTEENTH = 16;

  private static final double MASS_ALLOWANCE = 0.005;
  private static final double SLOPE_ALLOWANCE = 0.03;
  private static final double ERROR_ALLOWANCE = 0.05;

  /** The numbers of the theory as texts have them. */
  private static final String LIMIT = Numbers.fixed(LateTime.SQUARED_MASS_SLOPE, 4);

  private static final String RATE_CORRECTION = Numbers.fixed(LateTime.RATE_CORRECTION, 3);
  private static final String LOSS_CORRECTION = Numbers.fixed(0.5 * LateTime.RATE_CORRECTION, 3);

  private final Function<Size, Scale> scales;

  /** The experiment. */
  public ZeroMarginExperiment() {
    this(Scale::of);
  }

  ZeroMarginExperiment(Function<Size, Scale> scales) {
    this.scales = scales;
  }

  /**
   * How much is computed.
   *
   * @param horizon time t of the end
   * @param batch m of the large minibatch
   * @param seeds number of trainings of each kind
   */
  record Scale(int horizon, int batch, int seeds) {
    static Scale of(Size size) {
      return size.choose(
          new Scale(500, 4096, 4), new Scale(1000, 8192, 6), new Scale(4000, 16_384, 8));
    }

    int smallBatch() {
      return batch / SIXTEENTH;
    }
  }

  @Override
  public int number() {
    return 6;
  }

  @Override
  public String name() {
    return "zero-margin";
  }

  @Override
  public String title() {
    return "Zero margin slows the end of training";
  }

  @Override
  public String claim() {
    return "Gaussian inputs come arbitrarily close to the boundary between the labels, and only a"
        + " strip around it that grows ever thinner still teaches the network: the block masses"
        + " grow like √t. On the hypercube, where every input keeps its distance, they grow like"
        + " log t.";
  }

  @Override
  public String theory() {
    return ("Gaussian inputs: for four equal masses q → ∞, q² grows at the rate π^(3/2)/3 = %s and"
                + " the loss falls like %s/q. Both limits are approached slowly: the next term of"
                + " the rate is −%s/q relative to it, that of the loss −%s/q. So the points are"
                + " compared with the four-equation block flow, which has all terms, and the bare"
                + " limits are shown beside it.")
            .formatted(LIMIT, LIMIT, RATE_CORRECTION, LOSS_CORRECTION)
        + "\n\n"
        + "Rademacher inputs: (x₁, x₂) takes four values, each of which only one block sees, so"
        + " that dq/dt = √2 q sigmoid(−√2 q) for each block alone. The solution is 2 log q + Ein(√2"
        + " q) = √2 t + const with Ein(x) = Σ xᵏ/(k·k!); late, e^(√2 q) ≈ 2 q t. So q ≈ log(t)/√2"
        + " to leading order, with log log t next, and the loss 2 log(1 + e^(−√2 q)) ≈ 1/(q t)"
        + " falls like 1/(t log t).\n\n"
        + "Neither flow knows of w⊥ or of the noise of minibatches. A pull of order 1/q² on w⊥ lets"
        + " it decay ever more slowly, and noise feeds it in proportion to √(η/m). ‖w⊥‖/‖w‖ enters"
        + " the output's mean at second order only, so masses hardly feel it; on the hypercube"
        + " nothing near the boundary is left to remove it.\n\n"
        + "The error at the end is what noise keeps up at the boundary, in w⊥ and in differences of"
        + " the masses, about (2/π)√((2 log 2 − 1)(d − 1) η/(mq)); see the experiment on"
        + " generalisation. It falls like t^(−¼), and like 1/√m: zero margin makes the error die"
        + " slowly, and leaves no part of it for good.";
  }

  @Override
  public void run(ExperimentContext context) {
    Scale scale = scales.apply(context.size());
    int batch = scale.batch();
    int small = scale.smallBatch();
    List<LongRun> gaussian = runs(context, new InputLaw.Gaussian(), scale, batch);
    List<LongRun> hypercube = runs(context, new InputLaw.Rademacher(), scale, batch);
    List<LongRun> noisy = runs(context, new InputLaw.Gaussian(), scale, small);
    context.setUp(
        ("d = %d, p = %d, θ = %s, η = %s, m = %d and %d, %d seeds, up to t = %d. Observed every"
                + " %s units of time with %d fresh samples. The flows start from the masses"
                + " measured at t = %s, when ‖w⊥‖ is at most %s of ‖w‖. Slopes are fitted by least"
                + " squares over the second half of the run.")
            .formatted(
                DIMENSION,
                NEURONS,
                Numbers.plain(THETA),
                Numbers.plain(LEARNING_RATE),
                batch,
                small,
                scale.seeds(),
                scale.horizon(),
                Numbers.plain(OBSERVE_EVERY),
                TEST_SAMPLES,
                Numbers.plain(START),
                Numbers.significant(
                    Stream.of(gaussian, hypercube, noisy)
                        .flatMap(List::stream)
                        .mapToDouble(run -> run.orthogonal()[0])
                        .max()
                        .orElseThrow())));
    checkGaussian(context, gaussian);
    checkHypercube(context, hypercube);
    describeNoise(context, gaussian, noisy);
    checkErrors(context, "large minibatch", gaussian);
    checkErrors(context, "small minibatch", noisy);
    drawMasses(context, gaussian, hypercube);
    drawLosses(context, gaussian, hypercube);
    drawOrthogonal(context, gaussian, noisy, hypercube, scale);
    writeTable(context, gaussian, noisy, hypercube, scale);
  }

  private static List<LongRun> runs(
      ExperimentContext context, InputLaw law, Scale scale, int batch) {
    List<TrainingPlan> plans =
        context.seeds(scale.seeds()).stream()
            .map(seed -> plan(law, seed, batch, scale.horizon()))
            .toList();
    List<TrainingRecord> records = context.train(plans);
    return context.map(records, record -> LongRun.of(record, START));
  }

  private static TrainingPlan plan(InputLaw law, long seed, int batch, int horizon) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(law)
            .dimension(DIMENSION)
            .neurons(NEURONS)
            .batch(batch)
            .learningRate(LEARNING_RATE)
            .initialScale(THETA)
            .seed(seed)
            .build();
    return new TrainingPlan(
        configuration,
        Math.round(horizon / LEARNING_RATE),
        Math.round(OBSERVE_EVERY / LEARNING_RATE),
        TEST_SAMPLES);
  }

  private static void checkGaussian(ExperimentContext context, List<LongRun> runs) {
    Sample ratio = Sample.of(runs, LongRun::finalRatio);
    context.check(
        Check.chosen(
            "Gaussian: final mass against the block flow",
            ratio,
            Range.around(1, MASS_ALLOWANCE),
            Chance.ofSeeds(ratio, MASS_ALLOWANCE),
            "",
            ("1 by theory. %s %% is allowed for what the flow leaves out: w⊥, of second order in"
                    + " ‖w⊥‖/‖w‖, the angle that noise leaves between neurons and axes, and steps"
                    + " of finite size.")
                .formatted(Numbers.percent(MASS_ALLOWANCE)),
            "a learning rate that is off by 2 %, as q grows like the root of it."));
    Sample slope = Sample.of(runs, run -> run.squaredSlope(run.masses()));
    double middle = Sample.of(runs, run -> run.masses()[run.half()]).mean();
    context.check(
        Check.derived(
            "Gaussian: slope of q²",
            slope,
            new Range(
                LateTime.SQUARED_MASS_SLOPE * (1 - LateTime.RATE_CORRECTION / middle),
                LateTime.SQUARED_MASS_SLOPE),
            Chance.ofSeeds(slope, MASS_ALLOWANCE * LateTime.SQUARED_MASS_SLOPE),
            "per unit of time",
            ("Below its limit π^(3/2)/3 by the relative correction %s/q, which is largest at the"
                    + " first mass of the fit.")
                .formatted(RATE_CORRECTION)));
    Sample against =
        Sample.of(runs, run -> run.squaredSlope(run.masses()) / run.squaredSlope(run.flow()));
    context.check(
        Check.chosen(
            "Gaussian: slope of q² against the block flow's",
            against,
            Range.around(1, 2 * MASS_ALLOWANCE),
            Chance.ofSeeds(against, MASS_ALLOWANCE),
            "",
            "1 by theory; twice the allowance of the mass, whose square it is.",
            "another learning rate."));
    Sample losses =
        Sample.of(
            runs,
            run -> run.lossRatio(q -> LateTime.loss(q) * (1 - 0.5 * LateTime.RATE_CORRECTION / q)));
    context.check(
        Check.chosen(
            "Gaussian: loss against (π^(3/2)/3)(1 − " + LOSS_CORRECTION + "/q)/q",
            losses,
            Range.around(1, 2 * MASS_ALLOWANCE),
            Chance.ofSeeds(losses, MASS_ALLOWANCE),
            "",
            ("1 by theory, mean over the second half. The next term is of order 1/q², at most %s %%"
                    + " here; left-over w⊥ and test samples have the rest.")
                .formatted(Numbers.significant(100 / (middle * middle))),
            "a strip whose errors cost 2 % of the loss."));
    context.found(
        ("Gaussian inputs: the mean mass ends at %s of the block flow's, which started at t = %s."
                + " q² grows by %s per unit of time over the second half, the flow by %s, its limit"
                + " by %s.")
            .formatted(
                Numbers.significant(ratio.mean()),
                Numbers.plain(START),
                Numbers.significant(slope.mean()),
                Numbers.significant(Sample.of(runs, run -> run.squaredSlope(run.flow())).mean()),
                Numbers.significant(LateTime.SQUARED_MASS_SLOPE)));
  }

  private static void checkHypercube(ExperimentContext context, List<LongRun> runs) {
    Sample ratio = Sample.of(runs, LongRun::finalRatio);
    context.check(
        Check.chosen(
            "Rademacher: final mass against the hypercube flow",
            ratio,
            Range.around(1, MASS_ALLOWANCE),
            Chance.ofSeeds(ratio, MASS_ALLOWANCE),
            "",
            ("1 by theory. %s %% is allowed as for Gaussian inputs; ‖w⊥‖/‖w‖ is %s at t = %s and %s"
                    + " at the end.")
                .formatted(
                    Numbers.percent(MASS_ALLOWANCE),
                    Numbers.significant(Sample.of(runs, run -> run.orthogonal()[0]).mean()),
                    Numbers.plain(START),
                    Numbers.significant(Sample.of(runs, ZeroMarginExperiment::left).mean())),
            "a learning rate that is off by 5 %, as q grows like log t/√2."));
    Sample slope = Sample.of(runs, run -> run.logarithmicSlope(run.masses()));
    double flow = Sample.of(runs, run -> run.logarithmicSlope(run.flow())).mean();
    double end = Sample.of(runs, run -> run.masses()[run.masses().length - 1]).mean();
    context.check(
        Check.chosen(
            "Rademacher: slope of q on log t",
            slope,
            Range.around(flow, SLOPE_ALLOWANCE * flow),
            Chance.ofSeeds(slope, SLOPE_ALLOWANCE * flow),
            "",
            ("The hypercube flow's slope over the same points, which tends to 1/√2 = %s like"
                    + " 1/log t. The slope is t·dq/dt = √2 t q e^(−√2 q), in which a relative error"
                    + " of q is multiplied by √2 q − 1, here %s.")
                .formatted(
                    Numbers.fixed(Math.sqrt(0.5), 4), Numbers.significant(Math.sqrt(2) * end - 1)),
            "masses that grow like a power of t, be it t^(0.1)."));
    context.found(
        ("Rademacher inputs: the mean mass ends at %s of the hypercube flow's, and grows by %s"
                + " per unit of log t over the second half (flow: %s).")
            .formatted(
                Numbers.significant(ratio.mean()),
                Numbers.significant(slope.mean()),
                Numbers.significant(flow)));
  }

  /** ‖w⊥‖/‖w‖ at the end. */
  private static double left(LongRun run) {
    return run.orthogonal()[run.orthogonal().length - 1];
  }

  private static void describeNoise(
      ExperimentContext context, List<LongRun> large, List<LongRun> small) {
    double largeShare = Sample.of(large, ZeroMarginExperiment::left).mean();
    double smallShare = Sample.of(small, ZeroMarginExperiment::left).mean();
    context.found(
        ("What noise does: at the end ‖w⊥‖/‖w‖ is %s with the large minibatch and %s with one a"
                + " sixteenth of its size, a factor of %s where √(η/m) alone would give %s and a"
                + " remainder of the start would give 1. The mass ends at %s of the flow's with the"
                + " small one.")
            .formatted(
                Numbers.significant(largeShare),
                Numbers.significant(smallShare),
                Numbers.significant(smallShare / largeShare),
                Numbers.plain(Math.sqrt(SIXTEENTH)),
                Numbers.significant(Sample.of(small, LongRun::finalRatio).mean())));
  }

  /** The error of the second half against what noise keeps up. */
  private static void checkErrors(ExperimentContext context, String batch, List<LongRun> runs) {
    Sample ratio = Sample.of(runs, LongRun::errorRatio);
    double least =
        runs.stream().mapToDouble(run -> run.floors()[run.floors().length - 1]).min().orElseThrow();
    int times = runs.getFirst().times().length - runs.getFirst().half();
    double test = Math.sqrt((1 - least) / (least * TEST_SAMPLES));
    double deviation =
        Math.hypot(test, NoiseFloor.deviation(DIMENSION)) / Math.sqrt(times * runs.size());
    double next =
        NoiseFloor.nextOrder(
            runs.getFirst().configuration(),
            Sample.of(runs, run -> run.masses()[run.masses().length - 1]).mean());
    context.check(
        Check.chosen(
            "Gaussian: test error against what noise keeps up, " + batch,
            ratio,
            new Range(1 - ERROR_ALLOWANCE, 1 + ERROR_ALLOWANCE + next),
            Chance.normal(
                deviation,
                "½√(0.75/(d − 1)) of a network and √((1 − e)/(e n)) of its test, over the root of"
                    + " seeds and of times, which are four and more decay times apart"),
            "",
            ("1 by theory, from the masses alone, mean over the second half, to leading order in"
                    + " the width of the strip; the next adds (d − 1)ηq/(4m), at most %s.")
                .formatted(Numbers.significant(next)),
            "an error that is off by 5 %, or a part of it that stays."));
    context.found(
        "Test error, %s: %s at t = %s and %s at the end; noise keeps up %s and %s."
            .formatted(
                batch,
                Numbers.significant(Sample.of(runs, run -> run.errors()[run.half()]).mean()),
                Numbers.plain(runs.getFirst().times()[runs.getFirst().half()]),
                Numbers.significant(
                    Sample.of(runs, run -> run.errors()[run.errors().length - 1]).mean()),
                Numbers.significant(Sample.of(runs, run -> run.floors()[run.half()]).mean()),
                Numbers.significant(
                    Sample.of(runs, run -> run.floors()[run.floors().length - 1]).mean())));
  }

  private static void drawMasses(
      ExperimentContext context, List<LongRun> gaussian, List<LongRun> hypercube) {
    double[] times = gaussian.getFirst().times();
    double[] limit = Arrays.stream(times).map(t -> LateTime.SQUARED_MASS_SLOPE * t).toArray();
    Panel squares =
        new Panel(
                "Gaussian inputs: q² grows linearly",
                PlotAxis.fromZero("time t = η · steps"),
                PlotAxis.fromZero("q², mean mass squared"))
            .legend(Legend.TOP_LEFT)
            .points(
                "measured",
                times,
                squared(mean(gaussian, LongRun::masses)),
                PointStyle.marker(Colours.BLUE, Form.SQUARE))
            .theory("block flow " + FROM_START, times, squared(mean(gaussian, LongRun::flow)))
            .line("(π^(3/2)/3) t, the limit's slope", times, limit, LineStyle.dotted());
    Panel both =
        new Panel(
                "Both laws: √t against log t",
                PlotAxis.logarithmic("time t = η · steps"),
                PlotAxis.fromZero("q, mean mass"))
            .legend(Legend.TOP_LEFT);
    addBoth(both, gaussian, hypercube, LongRun::masses, LongRun::flow);
    context.figure(
        "masses",
        Figure.column(squares, both),
        "Mean block mass over long trainings, mean over seeds, with the flows from the masses at"
            + " t = %s (dashed) and the bare limit (dotted).".formatted(Numbers.plain(START)),
        "Two panels. Points of q squared against time lie on the dashed block flow, a little below"
            + " the slope of the dotted limit. On a logarithmic time axis Gaussian masses bend"
            + " upwards and Rademacher masses follow a straight line; both lie on their flows.");
  }

  /** A figure under both laws, with what their flows say of it. */
  private static void addBoth(
      Panel panel,
      List<LongRun> gaussian,
      List<LongRun> hypercube,
      Function<LongRun, double[]> measured,
      Function<LongRun, double[]> flow) {
    double[] times = gaussian.getFirst().times();
    panel
        .points(
            "Gaussian",
            times,
            mean(gaussian, measured),
            PointStyle.marker(Colours.BLUE, Form.SQUARE))
        .points(
            "Rademacher",
            times,
            mean(hypercube, measured),
            PointStyle.marker(Colours.VERMILION, Form.TRIANGLE))
        .theory("flows " + FROM_START, times, mean(gaussian, flow))
        .theory("", times, mean(hypercube, flow));
  }

  private static void drawLosses(
      ExperimentContext context, List<LongRun> gaussian, List<LongRun> hypercube) {
    double[] times = gaussian.getFirst().times();
    Panel panel =
        new Panel(
                "Test loss",
                PlotAxis.logarithmic("time t = η · steps"),
                PlotAxis.logarithmic("test loss"))
            .legend(Legend.BOTTOM_LEFT);
    addBoth(panel, gaussian, hypercube, LongRun::losses, LongRun::flowLosses);
    panel.line(
        "(π^(3/2)/3)/q at the measured q",
        times,
        Arrays.stream(mean(gaussian, LongRun::masses)).map(LateTime::loss).toArray(),
        LineStyle.dotted());
    context.figure(
        "losses",
        Figure.column(panel),
        "Test loss, mean over seeds. With zero margin it falls like 1/√t, with a margin like"
            + " 1/(t log t).",
        "Two series in a log-log panel: the Gaussian loss falls slowly along the block flow and"
            + " meets the dotted limit; the Rademacher loss falls about twice as steeply in the"
            + " logarithm, along the hypercube flow.");
  }

  private static void drawOrthogonal(
      ExperimentContext context,
      List<LongRun> gaussian,
      List<LongRun> noisy,
      List<LongRun> hypercube,
      Scale scale) {
    double[] times = gaussian.getFirst().times();
    Panel panel =
        new Panel(
                "What is left outside the plane",
                PlotAxis.logarithmic("time t = η · steps"),
                PlotAxis.logarithmic("√(Σ‖w⊥‖²/Σ‖w‖²)"))
            .legend(Legend.BOTTOM_LEFT)
            .line(
                "Gaussian, m = " + scale.batch(),
                times,
                mean(gaussian, LongRun::orthogonal),
                LineStyle.solid(Colours.BLUE))
            .line(
                "Gaussian, m = " + scale.smallBatch(),
                times,
                mean(noisy, LongRun::orthogonal),
                LineStyle.dashed(Colours.SKY_BLUE))
            .line(
                "Rademacher, m = " + scale.batch(),
                times,
                mean(hypercube, LongRun::orthogonal),
                LineStyle.solid(Colours.VERMILION));
    context.figure(
        "orthogonal",
        Figure.column(panel),
        "Share of the weights outside the (x₁, x₂) plane, mean over seeds. Inputs near the boundary"
            + " remove it and minibatch noise feeds it.",
        "Three lines against time in a log-log panel: the Gaussian ones fall, the noisier one to a"
            + " higher level; the Rademacher one stays nearly flat.");
  }

  private static double[] mean(List<LongRun> runs, Function<LongRun, double[]> series) {
    return SeedMeans.means(SeedMeans.of(runs, series));
  }

  private static double[] squared(double[] values) {
    return Arrays.stream(values).map(value -> value * value).toArray();
  }

  private static void writeTable(
      ExperimentContext context,
      List<LongRun> gaussian,
      List<LongRun> noisy,
      List<LongRun> hypercube,
      Scale scale) {
    Table table =
        new Table(
            "long-runs",
            "One row for each law, minibatch, seed and time.",
            new Column("law", "law of the inputs"),
            new Column("m", "samples per step"),
            new Column("seed", "position of the seed, from 1"),
            new Column("t", "time η · steps"),
            new Column("mass", "mean of the four block masses"),
            new Column("flow_mass", "the same by the flow " + FROM_START),
            new Column("loss", "test loss on " + TEST_SAMPLES + " fresh samples"),
            new Column("flow_loss", "expected loss of the flow"),
            new Column("orthogonal_share", "√(Σ‖w⊥‖²/Σ‖w‖²)"),
            new Column("error", "test error on the same samples"),
            new Column(
                "noise_error",
                "what the noise of minibatches keeps up of it under Gaussian inputs"));
    addRows(table, new InputLaw.Gaussian(), scale.batch(), gaussian);
    addRows(table, new InputLaw.Gaussian(), scale.smallBatch(), noisy);
    addRows(table, new InputLaw.Rademacher(), scale.batch(), hypercube);
    context.table(table);
  }

  private static void addRows(Table table, InputLaw law, int batch, List<LongRun> runs) {
    for (int i = 0; i < runs.size(); i++) {
      LongRun run = runs.get(i);
      for (int k = 0; k < run.times().length; k++) {
        table.add(
            law.text(),
            batch,
            i + 1,
            run.times()[k],
            run.masses()[k],
            run.flow()[k],
            run.losses()[k],
            run.flowLosses()[k],
            run.orthogonal()[k],
            run.errors()[k],
            Double.isNaN(run.floors()[k]) ? "" : run.floors()[k]);
      }
    }
  }
}
