package org.quadrant.benchmarks.experiments.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.theory.BlockFlow;

/** Blocks evolve coherently, although their neurons differ widely. */
public final class CoherenceExperiment implements Experiment {
  /** Coefficient of variation of the half-normal law: √(π/2 − 1). */
  private static final double HALF_NORMAL = Math.sqrt(Math.PI / 2 - 1);

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
   * @param spreads one of each seed
   * @param ends one of each seed, at the end of the training
   */
  record Width(int neurons, List<Spread> spreads, List<Spread> ends) {}

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
    List<TrainingRecord> records = standard.train(context);
    List<Width> byWidth = new ArrayList<>();
    for (StandardTraining one : narrowToWide) {
      byWidth.add(width(one, one.train(context)));
    }
    checkWithin(context, records);
    checkBetween(context, records, byWidth);
    CoherenceFigures.write(context, records, byWidth);
  }

  private static Width width(StandardTraining training, List<TrainingRecord> records) {
    return new Width(
        training.configuration().neurons(),
        records.stream().map(r -> at(r, PhaseBoundaries.of(r).firstEnds())).toList(),
        records.stream().map(r -> Spread.of(r.snapshots().getLast().neurons())).toList());
  }

  private static Spread at(TrainingRecord record, double time) {
    return Spread.of(record.at(time).neurons());
  }

  private static Spread end(TrainingRecord record) {
    return Spread.of(record.snapshots().getLast().neurons());
  }

  private static void checkWithin(ExperimentContext context, List<TrainingRecord> records) {
    Sample start = Sample.of(records, r -> at(r, 0).within());
    int blockSize = records.getFirst().plan().configuration().neurons() / 4;
    context.check(
        Check.between(
            "variation within blocks at the start",
            start,
            HALF_NORMAL * (1 - 1.0 / blockSize) - 3 * start.standardError(),
            HALF_NORMAL * (1 + 1.0 / blockSize) + 3 * start.standardError(),
            "",
            String.format(
                Locale.ROOT,
                "√(π/2 − 1) = %.4f, with a bias of the order of 1 in %d for the size of a block,"
                    + " ± 3 standard errors.",
                HALF_NORMAL,
                blockSize)));
    Sample second = Sample.of(records, r -> at(r, PhaseBoundaries.of(r).secondBegins()).within());
    Sample last = Sample.of(records, r -> end(r).within());
    Sample kept =
        Sample.of(
            records, r -> end(r).within() / at(r, PhaseBoundaries.of(r).secondBegins()).within());
    context.check(
        Check.between(
            "variation within blocks, at the end over where the second phase begins",
            kept,
            0.95,
            1.05,
            "",
            "Aligned neurons of a block grow at one rate, which keeps their ratios. 5 % for the"
                + " few that are not aligned yet where the second phase begins."));
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
    double chance = 3 * Math.sqrt(2.0 / 3 / all.size());
    context.check(
        Check.between(
            "variance between blocks over that of independent neurons, end of the first phase",
            ratio,
            1 - chance,
            1 + chance,
            "",
            String.format(
                Locale.ROOT,
                "1 if neurons are independent: over %d networks of all widths, a sum of as many"
                    + " χ² of 3 degrees of freedom, ± 3 standard deviations of their mean.",
                all.size())));
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
        Check.atMost(
            "variation between masses at the end",
            last,
            predicted.mean() + noise,
            "",
            String.format(
                Locale.ROOT,
                "From %.4f where the second phase begins the four equations bring it down to %.4f."
                    + " The noise of minibatches moves a mass by %.4f in 10 units of time, where"
                    + " nothing damps it; here it is damped.",
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
