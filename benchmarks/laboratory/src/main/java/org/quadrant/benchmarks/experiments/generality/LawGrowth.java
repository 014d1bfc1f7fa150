package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Range;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.SignalGrowth;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;

/** The first phase under every law: growth rates of signals against theory in d dimensions. */
final class LawGrowth {
  static final double ETA = 0.1;
  private static final double THETA = 0.05;
  private static final int BATCH_PER_DIMENSION = 40;
  private static final int OBSERVATIONS = 10;

  /** Growth exponent c·t up to which phase 1 is followed. */
  private static final double EXPONENT = 1;

  /** What is allowed under laws without a third moment, of the rate. */
  private static final double HEAVY_ALLOWANCE = 0.01;

  private static final double OUTPUT_ALLOWANCE = 0.02;

  /** No more than this part of it is left to chance. */
  private static final double MOST_CHANCE = 0.5;

  /**
   * The networks that are trained.
   *
   * @param dimension d
   * @param neurons p
   * @param seeds number of trainings under each law, unless another is asked for
   */
  record Networks(int dimension, int neurons, int seeds) {
    int batch() {
      return BATCH_PER_DIMENSION * dimension;
    }

    /** Noise of the mean over so many seeds. */
    SignalNoise noise(int seeds) {
      return new SignalNoise(ETA, dimension, batch(), neurons, seeds);
    }
  }

  /**
   * A problem and the first phase of its trainings.
   *
   * @param named problem
   * @param runs one of each seed
   * @param forecast exponent of growth at c t = ½ and 1 by theory, noise included; empty for
   *     dependent coordinates
   */
  record Followed(NamedProblem named, List<GrowthRun> runs, double[] forecast) {
    Sample rate() {
      return Sample.of(runs, run -> run.rate(OBSERVATIONS / 2, ETA));
    }

    /** Times of the observations in units of the law's own growth up to c t = 1. */
    double[] scaledTimes() {
      return runs.getFirst().scaledTimes(expected(2), ETA);
    }

    Sample rateToEnd() {
      return Sample.of(runs, run -> run.rate(OBSERVATIONS, ETA));
    }

    double[] times() {
      return runs.getFirst().times();
    }

    /** Growth rate by theory, up to an observation. */
    double expected(int half) {
      return forecast[half - 1] / times()[half * OBSERVATIONS / 2];
    }

    double[] mean(Function<GrowthRun, double[]> series) {
      return SeedMeans.means(SeedMeans.of(runs, series));
    }

    double degreesOfFreedom() {
      return named.law() instanceof InputLaw.StudentT(double nu) ? nu : Double.POSITIVE_INFINITY;
    }
  }

  private static final String NOISE_FORMULA =
      "that of minibatch noise: a share of √(ηd(1 − e^(−2ct))/(4cmp))/(ct) by the neurons and of"
          + " √((1/(2πc²) − 1)η/(mt)) by the samples that all of them see, for a seed";

  private LawGrowth() {}

  /** Returns the problem of Gaussian inputs, as others look at it. */
  static Followed run(ExperimentContext context, Networks networks) {
    List<NamedProblem> problems =
        Stream.of(NamedProblem.independent(), NamedProblem.otherTails(), NamedProblem.dependent())
            .flatMap(List::stream)
            .toList();
    List<Long> seeds = context.seeds(networks.seeds());
    List<Followed> all = follow(context, problems, networks, seeds);
    List<Followed> independent =
        all.stream().filter(followed -> followed.named().isIndependent()).toList();
    List<Followed> dependent =
        all.stream().filter(followed -> !followed.named().isIndependent()).toList();
    context.setUp(
        ("Phase 1: d = %d, p = %d, m = %d, η = %s, θ = %s, %d seeds, up to c t = %s, in which a"
                + " signal grows e-fold. The growth of signals is the slope of s(t) on s(0) over"
                + " all neurons. The early flow takes the same steps from the same neurons with an"
                + " infinite minibatch.")
            .formatted(
                networks.dimension(),
                networks.neurons(),
                networks.batch(),
                Numbers.plain(ETA),
                Numbers.plain(THETA),
                seeds.size(),
                Numbers.plain(EXPONENT)));
    independent.stream()
        .map(followed -> rateChecks(followed, networks))
        .flatMap(List::stream)
        .forEach(context::check);
    dependent.forEach(followed -> checkFlow(context, followed, networks));
    report(context, independent, networks);
    LawGrowthFigures.draw(context, independent, dependent, networks);
    LawGrowthFigures.write(context, all, networks.dimension());
    return independent.getFirst();
  }

  /** Trains all at once: the threads are kept busy whatever a single law takes. */
  private static List<Followed> follow(
      ExperimentContext context, List<NamedProblem> problems, Networks networks, List<Long> seeds) {
    List<Job> jobs =
        problems.stream()
            .flatMap(
                named ->
                    seeds.stream()
                        .map(seed -> new Job(named, configuration(named, networks, seed))))
            .toList();
    WeightEngine engine = context.engine();
    List<GrowthRun> trained = context.map(jobs, job -> job.train(engine));
    Map<NamedProblem, List<GrowthRun>> runs = new LinkedHashMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      runs.computeIfAbsent(jobs.get(i).named(), named -> new ArrayList<>()).add(trained.get(i));
    }
    return context.map(
        problems,
        named ->
            new Followed(
                named, runs.get(named), forecast(named, runs.get(named).getFirst(), networks)));
  }

  /** One training of the first phase. */
  private record Job(NamedProblem named, TrainingConfiguration configuration) {
    GrowthRun train(WeightEngine engine) {
      double steps = EXPONENT / (named.rate(configuration.dimension()) * ETA);
      return GrowthRun.train(
          engine, configuration, OBSERVATIONS, (int) Math.max(1, Math.round(steps / OBSERVATIONS)));
    }
  }

  private static double[] forecast(NamedProblem named, GrowthRun run, Networks networks) {
    if (!(named.law() instanceof InputLaw.Independent law)) {
      return new double[0];
    }
    double[] times = {run.times()[OBSERVATIONS / 2], run.times()[OBSERVATIONS]};
    double[] exponents =
        new SignalGrowth(law, networks.dimension()).exponents(1 - 2 * named.labelNoise(), times);
    return IntStream.range(0, times.length)
        .mapToDouble(i -> exponents[i] * (1 - networks.noise(1).slowing(times[i])))
        .toArray();
  }

  private static TrainingConfiguration configuration(
      NamedProblem named, Networks networks, long seed) {
    return TrainingConfiguration.builder()
        .law(named.law())
        .labelNoise(named.labelNoise())
        .dimension(networks.dimension())
        .neurons(networks.neurons())
        .batch(networks.batch())
        .learningRate(ETA)
        .initialScale(THETA)
        .seed(seed)
        .build();
  }

  /** The checks of one law of independent coordinates. */
  static List<Check> rateChecks(Followed followed, Networks networks) {
    List<Check> checks = new ArrayList<>();
    for (int half = 1; half <= 2; half++) {
      double expected = followed.expected(half);
      double time = followed.times()[half * OBSERVATIONS / 2];
      double noise = networks.noise(followed.runs().size()).ofExponent(expected, time);
      double share = 3 * Math.exp(2 * expected * time) / networks.dimension();
      boolean heavy = followed.named().hasHeavyTail();
      double allowance = share * share + (heavy ? HEAVY_ALLOWANCE : 0);
      String name =
          "%s: growth rate over c t ≤ %s".formatted(followed.named().name(), half == 1 ? "½" : "1");
      Sample found = half == 1 ? followed.rate() : followed.rateToEnd();
      Range range = Range.around(expected, allowance * expected);
      Chance chance = Chance.normal(noise * expected, NOISE_FORMULA);
      String note =
          ("%s by theory in d = %d dimensions; κ²/√(2π)(1 − 2ε) is %s. The share (3e^(2ct)/d)² of"
                  + " it is for the second order in the signals' share of the norm%s.")
              .formatted(
                  Numbers.significant(expected),
                  networks.dimension(),
                  Numbers.significant(followed.named().limitingRate(networks.dimension())),
                  heavy
                      ? "; chosen: %s %% more, since neurons of heavy tails differ in rate"
                          .formatted(Numbers.percent(HEAVY_ALLOWANCE))
                      : "");
      checks.add(
          heavy
              ? Check.chosen(
                  name,
                  found,
                  range,
                  chance,
                  "1/time",
                  note,
                  "a rate that is off by %s %%."
                      .formatted(
                          Numbers.significant(100 * (allowance + 2 * chance.above() / expected))))
              : Check.derived(name, found, range, chance, "1/time", note));
    }
    return checks;
  }

  private static void checkFlow(ExperimentContext context, Followed followed, Networks networks) {
    double time = followed.times()[OBSERVATIONS];
    double rate = Math.log(followed.mean(GrowthRun::flowSignal)[OBSERVATIONS]) / time;
    SignalNoise noise = networks.noise(followed.runs().size());
    context.check(
        Check.derived(
            followed.named().name() + ": exponent of signals against the early flow",
            Sample.of(followed.runs(), GrowthRun::signalRatio),
            Range.around(1, noise.slowing(time)),
            Chance.normal(noise.ofExponent(rate, time), NOISE_FORMULA),
            "",
            ("1 by theory, up to c t = %s; the flow is exact, but for f not being 0. ηdt/(8m) is"
                    + " for the growth of ‖w⊥‖ by minibatch noise.")
                .formatted(Numbers.plain(EXPONENT))));
    if (followed.named().law() instanceof InputLaw.Autoregressive) {
      checkOutputWeights(context, followed);
    }
  }

  /** Where x₁ and x₂ are correlated, labels are unbalanced and output weights drift apart. */
  private static void checkOutputWeights(ExperimentContext context, Followed followed) {
    double expected = Sample.of(followed.runs(), GrowthRun::flowOutputRatio).mean();
    Sample ratio = Sample.of(followed.runs(), GrowthRun::outputRatio);
    Sample difference =
        Sample.of(followed.runs(), run -> run.outputRatio() - run.flowOutputRatio());
    context.check(
        Check.chosen(
            followed.named().name() + ": |a| on μ₂ over |a| on μ₁ at the end",
            ratio,
            Range.around(expected, OUTPUT_ALLOWANCE * expected),
            Chance.ofSeeds(difference, MOST_CHANCE * OUTPUT_ALLOWANCE * expected),
            "",
            ("The early flow's, from the same neurons; %s %% are left for f not being 0, and chance"
                    + " is that of the difference from the flow.")
                .formatted(Numbers.percent(OUTPUT_ALLOWANCE)),
            "a correlation that is ignored, 1, or of the wrong sign."));
    context.found(
        ("%s: labels are unbalanced, and at the end of the run output weights on μ₂ are %s times"
                + " those on μ₁ (early flow: %s).")
            .formatted(
                followed.named().name(),
                Numbers.significant(ratio.mean()),
                Numbers.significant(expected)));
  }

  private static void report(
      ExperimentContext context, List<Followed> independent, Networks networks) {
    context.found(
        "Growth rates over c t ≤ ½, over κ²/√(2π)(1 − 2ε), step size taken out: "
            + String.join(
                "; ", independent.stream().map(followed -> overLimit(followed, networks)).toList())
            + ".");
    List<Followed> tails = tails(independent);
    context.found(
        ("Where theory begins to fail, by tails (Student's law, ν from %s to %s): κ alone misses"
                + " the rate by more than 1 %% up to ν = %s, and by %s %% at the smallest ν; the"
                + " rate of small signals in d dimensions by more than 1 %% up to ν = %s, and by %s"
                + " %%; the rate in d dimensions with all orders of s by %s %% at most.")
            .formatted(
                Numbers.plain(tails.getFirst().degreesOfFreedom()),
                Numbers.plain(tails.getLast().degreesOfFreedom()),
                Numbers.plain(failsUpTo(tails, f -> f.named().limitingRate(networks.dimension()))),
                Numbers.significant(
                    100
                        * miss(
                            tails.getFirst(),
                            tails.getFirst().named().limitingRate(networks.dimension()))),
                Numbers.plain(failsUpTo(tails, f -> f.named().rate(networks.dimension()))),
                Numbers.significant(
                    100
                        * miss(
                            tails.getFirst(), tails.getFirst().named().rate(networks.dimension()))),
                Numbers.significant(
                    100
                        * tails.stream()
                            .mapToDouble(followed -> miss(followed, followed.expected(1)))
                            .max()
                            .orElseThrow())));
  }

  /** Student's law without label noise, heaviest tails first. */
  static List<Followed> tails(List<Followed> independent) {
    return independent.stream()
        .filter(followed -> Double.isFinite(followed.degreesOfFreedom()))
        .sorted(Comparator.comparingDouble(Followed::degreesOfFreedom))
        .toList();
  }

  private static double miss(Followed followed, double theory) {
    return Math.abs(theory / followed.rate().mean() - 1);
  }

  /** Largest ν at which a theory misses the rate by more than 1 %; 0 if none. */
  private static double failsUpTo(List<Followed> tails, ToDoubleFunction<Followed> theory) {
    return tails.stream()
        .filter(followed -> miss(followed, theory.applyAsDouble(followed)) > 0.01)
        .mapToDouble(Followed::degreesOfFreedom)
        .max()
        .orElse(0);
  }

  private static String overLimit(Followed followed, Networks networks) {
    double limit = followed.named().limitingRate(networks.dimension());
    return "%s %s (theory in d dimensions %s)"
        .formatted(
            followed.named().name(),
            Numbers.significant(followed.rate().mean() / limit),
            Numbers.significant(followed.expected(1) / limit));
  }
}
