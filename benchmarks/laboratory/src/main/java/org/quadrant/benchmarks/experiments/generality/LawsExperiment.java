package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.experiments.generality.LawTrainings.Networks;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;

/** Experiment 5: the same dynamics under every law of the inputs. */
public final class LawsExperiment implements Experiment {
  private static final double ETA = 0.1;
  private static final double THETA = 0.05;
  private static final int BATCH_PER_DIMENSION = 40;
  private static final int OBSERVATIONS = 10;

  /** Growth exponent c·t up to which phase 1 is followed. */
  private static final double EXPONENT = 1;

  private static final double NOISE_ALLOWANCE = 0.02;

  /** What is allowed under laws without a third moment: of the rate, and of the flow's exponent. */
  private static final double HEAVY_RATE_ALLOWANCE = 0.03;

  private static final double HEAVY_FLOW_ALLOWANCE = 0.2;

  /**
   * Largest share of the growth that the third order in s takes away, times d, up to c t = ½ and up
   * to c t = 1. With |a| = ‖w‖ the rate is c (1 + (½ − E|x|³/(3κ)) s²/‖w⊥‖² + …), of all laws here
   * at least c (1 − ½ s²/‖w⊥‖²), for Laplace's; over neurons Σs⁴/Σs² = 3‖w‖²/d, and s² grows like
   * e^(2ct): ½·3(e − 1) and ½·3(e² − 1)/2.
   */
  private static final double RATE_CUBIC = 2.6;

  private static final double GROWTH_CUBIC = 5;

  /** Standard errors of minibatch noise that are allowed. */
  private static final int DEVIATIONS = 3;

  private final Function<Size, Scale> scales;

  /** The experiment. */
  public LawsExperiment() {
    this(Scale::of);
  }

  LawsExperiment(Function<Size, Scale> scales) {
    this.scales = scales;
  }

  /**
   * How much is computed.
   *
   * @param dimension d in phase 1
   * @param neurons p in phase 1
   * @param seeds number of trainings of phase 1 under each law
   * @param whole networks that are trained to the end
   */
  record Scale(int dimension, int neurons, int seeds, Networks whole) {
    static Scale of(Size size) {
      return size.choose(
          new Scale(100, 100, 2, new Networks(50, 64, 4000, 2)),
          new Scale(200, 200, 4, new Networks(50, 64, 4000, 4)),
          new Scale(400, 400, 8, new Networks(50, 64, 4000, 8)));
    }

    int batch() {
      return BATCH_PER_DIMENSION * dimension;
    }
  }

  /**
   * A problem and the first phase of its trainings.
   *
   * @param named problem
   * @param runs one of each seed
   */
  private record Followed(NamedProblem named, List<GrowthRun> runs) {
    Sample rate() {
      return Sample.of(runs, run -> run.rate(OBSERVATIONS / 2, ETA));
    }

    double[] mean(Function<GrowthRun, double[]> series) {
      return SeedMeans.means(SeedMeans.of(runs, series));
    }

    /** Times of the observations, rescaled by a rate. */
    double[] scaledTimes(double rate) {
      return runs.getFirst().scaledTimes(rate, ETA);
    }
  }

  @Override
  public int number() {
    return 5;
  }

  @Override
  public String name() {
    return "laws";
  }

  @Override
  public String title() {
    return "Other laws of the inputs";
  }

  @Override
  public String claim() {
    return "The dynamics survive beyond Gaussian inputs: in the first phase signals grow"
        + " exponentially under every law of independent coordinates, at a rate that depends on the"
        + " law through κ = E|x₁| alone, so that rescaled time puts all laws on one curve.";
  }

  @Override
  public String theory() {
    return "Independent coordinates: ds/dt = +c s, do/dt = −c o with c = κ²/√(2π) for d"
        + " large, one step multiplying s by 1 + ηc. In d dimensions, c is larger by the factor"
        + " E[1/‖x⊥‖]/E[1/‖G‖], G standard normal in d − 2 dimensions, about 1 + 3k/(8d) for excess"
        + " kurtosis k. To the next order in s, ds/dt = c s (1 − E|x|³/(3κ)·s²/‖w⊥‖²)|a|/‖w⊥‖."
        + "\n\nHeavy tails: for Student's law with ν ≤ 4 the kurtosis is infinite and the factor"
        + " tends to 1 very slowly; for ν ≤ 3 the third moment is infinite as well, and the next"
        + " order is left out."
        + "\n\nLabel noise: flipping a share ε of the labels multiplies E[y|x], and with it every"
        + " rate at f = 0, by 1 − 2ε. In phase 2 it turns Γ_B(q) into Γ_B(q) − 2εΓ₀, exactly, since"
        + " sigmoid(v) + sigmoid(−v) = 1: masses come to rest where Γ(q) = 2εΓ₀."
        + "\n\nDependent coordinates: κ²/√(2π) does not apply. For correlated Gaussian inputs the"
        + " gradient at f = 0 is known in closed form (Stein's identity), and so it is for the"
        + " mixture, where c = r²/(2√(2π)σ) while r s ≪ σ‖w‖. With correlation ρ between x₁ and x₂"
        + " the labels are unbalanced, E[y] = −(2/π) asin ρ: output weights of its sign grow from"
        + " the start, the others shrink. The block flow applies to neither.";
  }

  @Override
  public void run(ExperimentContext context) {
    Scale scale = scales.apply(context.size());
    int dimension = scale.dimension();
    List<Long> seeds = context.seeds(scale.seeds());
    List<NamedProblem> problems = new ArrayList<>(NamedProblem.independent());
    problems.addAll(NamedProblem.dependent());
    List<Followed> all = follow(context, problems, scale, seeds);
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
                dimension,
                scale.neurons(),
                scale.batch(),
                Numbers.plain(ETA),
                Numbers.plain(THETA),
                seeds.size(),
                Numbers.plain(EXPONENT)));
    SignalNoise noise =
        new SignalNoise(ETA, dimension, scale.batch(), scale.neurons(), seeds.size());
    checkRates(context, independent, noise);
    checkFlows(context, all, dimension);
    drawRates(context, independent, dimension);
    checkCollapse(context, independent, noise);
    drawCollapse(context, independent, dependent, dimension);
    writeGrowth(context, all, dimension);
    LawTrainings.run(context, scale.whole());
  }

  /** Trains all at once: the threads are kept busy whatever a single law takes. */
  private static List<Followed> follow(
      ExperimentContext context, List<NamedProblem> problems, Scale scale, List<Long> seeds) {
    List<Job> jobs =
        problems.stream()
            .flatMap(
                named ->
                    seeds.stream().map(seed -> new Job(named, configuration(named, scale, seed))))
            .toList();
    WeightEngine engine = context.engine();
    List<GrowthRun> trained = context.map(jobs, job -> job.train(engine));
    Map<NamedProblem, List<GrowthRun>> runs = new LinkedHashMap<>();
    for (int i = 0; i < jobs.size(); i++) {
      runs.computeIfAbsent(jobs.get(i).named(), named -> new ArrayList<>()).add(trained.get(i));
    }
    return problems.stream().map(named -> new Followed(named, runs.get(named))).toList();
  }

  /** One training of the first phase. */
  private record Job(NamedProblem named, TrainingConfiguration configuration) {
    GrowthRun train(WeightEngine engine) {
      double steps = EXPONENT / (named.rate(configuration.dimension()) * ETA);
      return GrowthRun.train(
          engine, configuration, OBSERVATIONS, (int) Math.max(1, Math.round(steps / OBSERVATIONS)));
    }
  }

  private static TrainingConfiguration configuration(NamedProblem named, Scale scale, long seed) {
    return TrainingConfiguration.builder()
        .law(named.law())
        .labelNoise(named.labelNoise())
        .dimension(scale.dimension())
        .neurons(scale.neurons())
        .batch(scale.batch())
        .learningRate(ETA)
        .initialScale(THETA)
        .seed(seed)
        .build();
  }

  private static void checkRates(
      ExperimentContext context, List<Followed> independent, SignalNoise noise) {
    int dimension = noise.dimension();
    for (Followed followed : independent) {
      NamedProblem named = followed.named();
      context.check(
          named.hasHeavyTail()
              ? heavyTailRate(named, followed.rate(), dimension)
              : lightTailRate(named, followed.rate(), noise));
    }
    context.found(
        "Growth rates over κ²/√(2π)(1 − 2ε), step size taken out: "
            + String.join(
                "; ", independent.stream().map(followed -> overLimit(followed, dimension)).toList())
            + ".");
  }

  private static String overLimit(Followed followed, int dimension) {
    double limit = followed.named().limitingRate(dimension);
    return "%s %s (in d dimensions %s)"
        .formatted(
            followed.named().name(),
            Numbers.significant(followed.rate().mean() / limit),
            Numbers.significant(followed.named().rate(dimension) / limit));
  }

  private static Check lightTailRate(NamedProblem named, Sample rate, SignalNoise noise) {
    int dimension = noise.dimension();
    double expected = named.rate(dimension);
    double exponent = EXPONENT / 2;
    double time = exponent / expected;
    double allowance =
        RATE_CUBIC / dimension
            + noise.slowing(time)
            + DEVIATIONS * noise.ofGrowth(expected, time) / exponent;
    return Check.between(
        named.name() + ": growth rate over c t ≤ ½",
        rate,
        (1 - allowance) * expected,
        (1 + allowance) * expected,
        "1/time",
        ("%s in d = %d dimensions; κ²/√(2π)(1 − 2ε) is %s. %s %% is allowed: %s/d for the next"
                + " order in s, which with |a| = ‖w‖ takes at most ½ s²/‖w⊥‖² from the rate of any"
                + " of these laws, 3e^(2ct)/d in the mean weighted by s²; ηdt/(8m) for the growth"
                + " of ‖w⊥‖ by minibatch noise; and %s standard errors of the slope from that"
                + " noise, √(ηd(1 − e^(−2ct))/(4cmp)) for a seed.")
            .formatted(
                Numbers.significant(expected),
                dimension,
                Numbers.significant(named.limitingRate(dimension)),
                Numbers.significant(100 * allowance),
                Numbers.plain(RATE_CUBIC),
                Numbers.inWords(DEVIATIONS)));
  }

  private static Check heavyTailRate(NamedProblem named, Sample rate, int dimension) {
    return Check.between(
        named.name() + ": growth rate over c t ≤ ½",
        rate,
        (1 - HEAVY_RATE_ALLOWANCE) * named.limitingRate(dimension),
        (1 + HEAVY_RATE_ALLOWANCE) * named.rate(dimension),
        "1/time",
        ("Between κ²/√(2π) and %s, the rate of small signals in d = %d dimensions; %s %% beyond"
                + " either, chosen. Loose because theory is: rare inputs with w₁x₁ + w₂x₂ beyond"
                + " ‖w⊥‖ lower the rate by a share of order d^(−(ν−1)/2), which is not small here"
                + " and not computed.")
            .formatted(
                Numbers.significant(named.rate(dimension)),
                dimension,
                Numbers.percent(HEAVY_RATE_ALLOWANCE)));
  }

  private static void checkFlows(ExperimentContext context, List<Followed> all, int dimension) {
    for (Followed followed : all) {
      NamedProblem named = followed.named();
      double allowance = NOISE_ALLOWANCE + named.cubicShare(dimension) / 3;
      context.check(
          Check.between(
              named.name() + ": exponent of signals against the early flow",
              Sample.of(followed.runs(), GrowthRun::signalRatio),
              named.hasHeavyTail() ? 1 - HEAVY_FLOW_ALLOWANCE : 1 - allowance,
              1 + allowance,
              "",
              named.hasHeavyTail() ? heavyTailFlow() : lightTailFlow()));
    }
    for (Followed followed : all) {
      if (followed.named().law() instanceof InputLaw.Autoregressive) {
        checkOutputWeights(context, followed);
      }
    }
  }

  private static String heavyTailFlow() {
    return ("At most 1 by theory, and %s %% for noise. The flow is that of small signals, and heavy"
            + " tails lower the rate as said above; by how much is not computed, so the %s %%"
            + " allowed below are chosen, loose enough to catch a wrong law only.")
        .formatted(Numbers.percent(NOISE_ALLOWANCE), Numbers.percent(HEAVY_FLOW_ALLOWANCE));
  }

  private static String lightTailFlow() {
    return ("1 by theory, up to c t = %s. The allowance is chosen: %s %% for minibatch noise, which"
            + " moves a seed's slope by √(ηd(1 − e^(−2ct))/(4cmp)) and takes ηdt/(8m) from the"
            + " exponent by enlarging w⊥, and for f not being 0; and where the flow is a series, a"
            + " third of its last term, of third order in s, for what comes after it. It is loose"
            + " since output weights, and noise with them, change under the laws of dependent"
            + " coordinates.")
        .formatted(Numbers.plain(EXPONENT), Numbers.percent(NOISE_ALLOWANCE));
  }

  /** Where x₁ and x₂ are correlated, labels are unbalanced and output weights drift apart. */
  private static void checkOutputWeights(ExperimentContext context, Followed followed) {
    double expected = Sample.of(followed.runs(), GrowthRun::flowOutputRatio).mean();
    Sample ratio = Sample.of(followed.runs(), GrowthRun::outputRatio);
    context.check(
        Check.between(
            followed.named().name() + ": |a| on μ₂ over |a| on μ₁ at the end",
            ratio,
            (1 - NOISE_ALLOWANCE) * expected,
            (1 + NOISE_ALLOWANCE) * expected,
            "",
            ("The early flow's, from the same neurons; %s %%, chosen, for minibatch noise and for f"
                    + " not being 0.")
                .formatted(Numbers.percent(NOISE_ALLOWANCE))));
    context.found(
        ("%s: labels are unbalanced, and at the end of the run output weights on μ₂ are %s times"
                + " those on μ₁ (early flow: %s).")
            .formatted(
                followed.named().name(),
                Numbers.significant(ratio.mean()),
                Numbers.significant(expected)));
  }

  private static void drawRates(
      ExperimentContext context, List<Followed> independent, int dimension) {
    Panel panel =
        new Panel(
            "Growth rate of signals, measured against κ²/√(2π)(1 − 2ε)",
            PlotAxis.linear("c = κ²/√(2π)(1 − 2ε), per unit of time", 0, 0.45),
            PlotAxis.linear("measured rate, per unit of time", 0, 0.45));
    panel.theory("equal", new double[] {0, 0.45}, new double[] {0, 0.45});
    for (int i = 0; i < independent.size(); i++) {
      NamedProblem named = independent.get(i).named();
      Sample rate = independent.get(i).rate();
      panel.points(
          named.name(),
          new double[] {named.limitingRate(dimension)},
          new double[] {rate.mean()},
          new double[] {rate.standardError()},
          PointStyle.marker(Colours.series(i), form(i)));
    }
    context.figure(
        "rates",
        Figure.column(panel),
        "Growth rates of the first phase under laws of independent coordinates, mean and standard"
            + " error over seeds. The line is the limit of large d; the rates of heavy tails in d"
            + " dimensions, above it, are in the table.",
        "Points of %s problems beside the diagonal, on which measured rate and limit are equal."
            .formatted(Numbers.inWords(independent.size())));
  }

  private static Form form(int index) {
    return Form.values()[index % Form.values().length];
  }

  private static void drawCollapse(
      ExperimentContext context,
      List<Followed> independent,
      List<Followed> dependent,
      int dimension) {
    PlotAxis time = PlotAxis.linear("t log(1 + ηc)/η, time rescaled by the law's c", 0, 1.15);
    Panel collapse =
        new Panel(
            "Independent coordinates: one curve",
            time,
            PlotAxis.linear("growth of signals", 0.9, 3.2));
    for (int i = 0; i < independent.size(); i++) {
      Followed followed = independent.get(i);
      collapse.points(
          followed.named().name(),
          followed.scaledTimes(followed.named().rate(dimension)),
          followed.mean(GrowthRun::signal),
          PointStyle.marker(Colours.series(i), form(i)));
    }
    double[] grid = IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0).toArray();
    collapse.theory("exponential", grid, Arrays.stream(grid).map(Math::exp).toArray());
    Panel flows =
        new Panel(
            "Dependent coordinates: their own flows",
            PlotAxis.linear("time t = η · steps", 0, 4.2),
            PlotAxis.linear("growth of components", 0, 5));
    for (int i = 0; i < dependent.size(); i++) {
      Followed followed = dependent.get(i);
      double[] times = followed.runs().getFirst().times();
      PointStyle style = PointStyle.marker(Colours.series(i), form(i));
      flows.points(followed.named().name(), times, followed.mean(GrowthRun::signal), style);
      flows.points("", times, followed.mean(GrowthRun::opposite), style);
      flows.theory(i == 0 ? "early flow" : "", times, followed.mean(GrowthRun::flowSignal));
      flows.theory("", times, followed.mean(GrowthRun::flowOpposite));
    }
    context.figure(
        "growth",
        Figure.column(collapse, flows),
        "Growth of signals, mean over seeds. Above: laws of independent coordinates, time rescaled"
            + " by c in d dimensions. Below: dependent coordinates, signals (rising) and opposite"
            + " components (falling), with the early flow of each (dashed).",
        ("Upper panel: points of %s problems beside one dashed exponential. Lower panel: points of"
                + " %s problems beside dashed curves of their own.")
            .formatted(Numbers.inWords(independent.size()), Numbers.inWords(dependent.size())));
  }

  private static void checkCollapse(
      ExperimentContext context, List<Followed> independent, SignalNoise noise) {
    double worst = 0;
    double slowest = Double.POSITIVE_INFINITY;
    List<String> heavy = new ArrayList<>();
    for (Followed followed : independent) {
      NamedProblem named = followed.named();
      double c = named.rate(noise.dimension());
      double[] scaled = followed.scaledTimes(c);
      double[] growth = followed.mean(GrowthRun::signal);
      double[] distances =
          IntStream.range(0, scaled.length)
              .mapToDouble(k -> growth[k] / Math.exp(scaled[k]) - 1)
              .toArray();
      if (named.hasHeavyTail()) {
        heavy.add(
            "%s ends %s %% from it"
                .formatted(named.name(), Numbers.significant(100 * distances[scaled.length - 1])));
      } else {
        worst = Math.max(worst, Arrays.stream(distances).map(Math::abs).max().orElseThrow());
        slowest = Math.min(slowest, c);
      }
    }
    double time = EXPONENT / slowest;
    context.check(
        Check.atMost(
            "largest distance of growth from the common curve, laws with a third moment",
            worst,
            GROWTH_CUBIC / noise.dimension()
                + EXPONENT * noise.slowing(time)
                + DEVIATIONS * noise.ofGrowth(slowest, time),
            "",
            ("0 by theory for d large. Allowed: %s/d, which the next order in s takes from the"
                    + " exponent up to c t = %s, as for the rates; ηdt/(8m) and %s standard errors"
                    + " for minibatch noise, at the smallest c, where it is largest.")
                .formatted(
                    Numbers.plain(GROWTH_CUBIC),
                    Numbers.plain(EXPONENT),
                    Numbers.inWords(DEVIATIONS))));
    context.found(
        ("Rescaled by c in d dimensions, the growth of signals stays within %s %% of one curve up"
             + " to an e-fold growth, under every law of independent coordinates that has a third"
             + " moment. Without one, %s.")
            .formatted(Numbers.significant(100 * worst), String.join(", ", heavy)));
  }

  private static void writeGrowth(ExperimentContext context, List<Followed> all, int dimension) {
    Table table =
        new Table(
            "growth",
            "Phase 1: one row for each law, seed and time.",
            new Column("law", "law of the inputs"),
            new Column("label_noise", "probability ε of a flipped label"),
            new Column("limiting_rate", "κ²/√(2π)(1 − 2ε), per unit of time"),
            new Column("rate", "the same in d dimensions; missing for dependent coordinates"),
            new Column("seed", "position of the seed, from 1"),
            new Column("t", "time η · steps"),
            new Column("signal", "growth of signals since the start"),
            new Column("opposite", "growth of opposite components since the start"),
            new Column("flow_signal", "growth of signals in the early flow"),
            new Column("flow_opposite", "growth of opposite components in the early flow"));
    for (Followed followed : all) {
      NamedProblem named = followed.named();
      double limit = named.limitingRate(dimension);
      for (int seed = 0; seed < followed.runs().size(); seed++) {
        GrowthRun run = followed.runs().get(seed);
        for (int k = 0; k < run.times().length; k++) {
          table.add(
              named.law().text(),
              named.labelNoise(),
              Double.isNaN(limit) ? "" : limit,
              Double.isNaN(limit) ? "" : named.rate(dimension),
              seed + 1,
              run.times()[k],
              run.signal()[k],
              run.opposite()[k],
              run.flowSignal()[k],
              run.flowOpposite()[k]);
        }
      }
    }
    context.table(table);
  }
}
