package org.quadrant.benchmarks.experiments.dynamics;

import java.util.ArrayList;
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
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;

/** Blocks evolve coherently, although their neurons differ widely. */
public final class CoherenceExperiment implements Experiment {
  /** Coefficient of variation of the half-normal law: √(π/2 − 1). */
  private static final double HALF_NORMAL = Math.sqrt(Math.PI / 2 - 1);

  /**
   * Deviation of the coefficient of variation v of n half-normal numbers, times √n: v √((μ₄/σ⁴ −
   * 1)/4 + v² − v γ₁), with the skewness γ₁ = 0.9953 and μ₄/σ⁴ = 3.8692 of their law.
   */
  private static final double HALF_NORMAL_SPREAD =
      HALF_NORMAL * Math.sqrt(2.8692 / 4 + HALF_NORMAL * HALF_NORMAL - HALF_NORMAL * 0.9953);

  private static final double KEPT_ALLOWANCE = 0.02;

  private final Function<Size, StandardTraining> trainings;
  private final Function<Size, List<StandardTraining>> widths;

  /** The experiment on the standard trainings, and on networks of several widths. */
  public CoherenceExperiment() {
    this(StandardTraining::of, StandardTraining::ofWidths);
  }

  CoherenceExperiment(
      Function<Size, StandardTraining> trainings, Function<Size, List<StandardTraining>> widths) {
    this.trainings = trainings;
    this.widths = widths;
  }

  /**
   * Networks of one width at the end of the first phase.
   *
   * @param neurons p
   * @param noise what the noise of minibatches adds to the squared variation between blocks, at
   *     most
   * @param spreads one of each seed
   * @param ends one of each seed, at the end of the training
   */
  record Width(int neurons, double noise, List<Spread> spreads, List<Spread> ends) {}

  @Override
  public int number() {
    return 3;
  }

  @Override
  public String name() {
    return "coherence";
  }

  @Override
  public String title() {
    return "Blocks are coherent, neurons are not";
  }

  @Override
  public String claim() {
    return "Signals of single neurons differ widely throughout training, while the averages of"
        + " the four blocks evolve together; the more neurons, the closer together.";
  }

  @Override
  public String theory() {
    return String.format(
        Locale.ROOT,
        "At the start signals are normal, so that |s| has the coefficient of variation"
            + " √(π/2 − 1) = %.4f inside a block. Exponential growth at a common rate keeps it."
            + " Where neurons saturate it falls, and once they are aligned a block's neurons all"
            + " grow at the same rate again, which keeps what is left of it: neurons never become"
            + " alike.\n\n"
            + "A block's average is that of about p/4 independent neurons, so the coefficient of"
            + " variation between the four block averages is that inside a block times √(4/p) in"
            + " the root mean square, until the output is no longer small. In the second phase"
            + " the four equations pull the masses together; the averages of |s| then differ as"
            + " far as equal masses leave them to, with blocks of different size.",
        HALF_NORMAL);
  }

  @Override
  public void run(ExperimentContext context) {
    StandardTraining standard = trainings.apply(context.size());
    List<StandardTraining> narrowToWide = widths.apply(context.size());
    context.setUp(standard.text());
    context.setUp("For the dependence on the width: " + narrowToWide.getFirst().text());
    context.setUp(
        "The same with p = "
            + String.join(
                ", ",
                narrowToWide.stream()
                    .skip(1)
                    .map(one -> String.valueOf(one.configuration().neurons()))
                    .toList())
            + ". Within: root mean square over blocks of the coefficient of variation of |s| inside"
            + " the block. Between: coefficient of variation of the four block averages. "
            + PhaseBoundaries.RULE);
    List<TrainingRecord> records = PhaseBoundaries.complete(context, standard.train(context));
    List<Width> byWidth = new ArrayList<>();
    for (StandardTraining one : narrowToWide) {
      List<TrainingRecord> complete = PhaseBoundaries.complete(context, one.train(context));
      if (!complete.isEmpty()) {
        byWidth.add(width(one, complete));
      }
    }
    if (records.isEmpty() || byWidth.isEmpty()) {
      return;
    }
    checkWithin(context, records);
    checkBetween(context, records, byWidth);
    CoherenceFigures.write(context, records, byWidth);
  }

  private static Width width(StandardTraining training, List<TrainingRecord> records) {
    return new Width(
        training.configuration().neurons(),
        sharedNoise(training.configuration()),
        records.stream().map(r -> at(r, PhaseBoundaries.of(r).firstEnds())).toList(),
        records.stream().map(r -> Spread.of(r.snapshots().getLast().neurons())).toList());
  }

  /**
   * A step moves the mean |s| of a block by noise of relative variance πηd/(8m) e^(−2ct) per unit
   * of time, in opposite senses for the two blocks of an axis.
   */
  private static double sharedNoise(TrainingConfiguration configuration) {
    double rate = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
    return 4
        * Math.PI
        * configuration.learningRate()
        * configuration.dimension()
        / (3 * 16 * rate * configuration.batch());
  }

  private static Spread at(TrainingRecord record, double time) {
    return Spread.of(record.at(time).neurons());
  }

  private static Spread end(TrainingRecord record) {
    return Spread.of(record.snapshots().getLast().neurons());
  }

  private static void checkWithin(ExperimentContext context, List<TrainingRecord> records) {
    Sample start = Sample.of(records, r -> at(r, 0).within());
    int neurons = records.getFirst().plan().configuration().neurons();
    int blockSize = neurons / 4;
    context.check(
        Check.derived(
            "variation within blocks at the start",
            start,
            Range.around(HALF_NORMAL, HALF_NORMAL / blockSize),
            Chance.normal(
                HALF_NORMAL_SPREAD / Math.sqrt(neurons * records.size()),
                "0.553/√n for n half-normal numbers, the neurons of all seeds"),
            "",
            String.format(
                Locale.ROOT,
                "√(π/2 − 1) = %.4f, with a bias of the order of 1 in %d for the size of a block.",
                HALF_NORMAL,
                blockSize)));
    Sample second = Sample.of(records, r -> at(r, PhaseBoundaries.of(r).secondBegins()).within());
    Sample last = Sample.of(records, r -> end(r).within());
    Sample kept =
        Sample.of(
            records, r -> end(r).within() / at(r, PhaseBoundaries.of(r).secondBegins()).within());
    context.check(
        Check.chosen(
            "variation within blocks, at the end over where the second phase begins",
            kept,
            Range.around(1, KEPT_ALLOWANCE),
            Chance.ofSeeds(kept, KEPT_ALLOWANCE),
            "",
            "Aligned neurons of a block grow at one rate, which keeps their ratios. 2 % for the"
                + " few that are not aligned yet where the second phase begins.",
            "neurons of a block that become alike, or differ more, by 4 % over the second phase."));
    context.found(
        String.format(
            Locale.ROOT,
            "Inside a block |s| varies by %.3f at the start, by %.3f where the second phase begins"
                + " and by %.3f at the end.",
            start.mean(),
            second.mean(),
            last.mean()));
  }

  private static void checkBetween(
      ExperimentContext context, List<TrainingRecord> records, List<Width> byWidth) {
    List<Spread> all = byWidth.stream().flatMap(width -> width.spreads().stream()).toList();
    Sample ratio = Sample.of(all, s -> Math.pow(s.between() / s.sampling(), 2));
    double shared = 0;
    for (Width width : byWidth) {
      for (Spread spread : width.spreads()) {
        shared += width.noise() / (spread.sampling() * spread.sampling()) / all.size();
      }
    }
    context.check(
        Check.derived(
            "variance between blocks over that of independent neurons, end of the first phase",
            ratio,
            new Range(1, 1 + shared),
            Chance.squares(3.0 * all.size(), 1 + shared),
            "",
            String.format(
                Locale.ROOT,
                "1 if neurons are independent: over %d networks of all widths, a sum of as many"
                    + " χ² of 3 degrees of freedom. Minibatches pull on all neurons of a block at"
                    + " once, which adds at most 4/3 · πηd/(16cm) to the squared variation between"
                    + " blocks, %.3f here.",
                all.size(),
                shared)));
    checkMasses(context, records);
    Sample between = Sample.of(records, r -> end(r).between());
    Sample within = Sample.of(records, r -> end(r).within());
    context.found(
        String.format(
            Locale.ROOT,
            "The four block averages vary by %.3f at the end of the training, %.0f times less than"
                + " the neurons inside a block. At the end of the first phase the variance between"
                + " blocks is %.2f ± %.2f times that of independent neurons, over networks of %d"
                + " to %d neurons.",
            between.mean(),
            within.mean() / between.mean(),
            ratio.mean(),
            ratio.standardError(),
            byWidth.getFirst().neurons(),
            byWidth.getLast().neurons()));
  }

  private static void checkMasses(ExperimentContext context, List<TrainingRecord> records) {
    BlockFlow equations = new BlockFlow();
    Sample predicted =
        Sample.of(
            records,
            r ->
                Spread.variation(
                    new SecondPhase(r, PhaseBoundaries.of(r), equations).flowEnd().toArray()));
    Sample begin = Sample.of(records, r -> at(r, PhaseBoundaries.of(r).secondBegins()).masses());
    Sample last = Sample.of(records, r -> end(r).masses());
    double noise = PhasesExperiment.noise(records.getFirst());
    context.check(
        Check.derived(
            "variation between masses at the end",
            last,
            Range.atMost(predicted.mean() + noise),
            Chance.ofSeeds(last, noise),
            "",
            String.format(
                Locale.ROOT,
                "From %.4f where the second phase begins the four equations bring it down to %.4f."
                    + " The noise of minibatches moves a mass by 2η √(10/η) · 0.69/√m = %.4f in 10"
                    + " units of time, where nothing damps it; here it is damped.",
                begin.mean(),
                predicted.mean(),
                noise)));
    context.found(
        String.format(
            Locale.ROOT,
            "The four masses vary by %.3f where the second phase begins and by %.4f at the end;"
                + " the four equations say %.4f.",
            begin.mean(),
            last.mean(),
            predicted.mean()));
  }
}
