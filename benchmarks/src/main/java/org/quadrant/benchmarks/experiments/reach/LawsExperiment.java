package org.quadrant.benchmarks.experiments.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.experiments.Check;
import org.quadrant.benchmarks.experiments.Experiment;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.Table.Column;
import org.quadrant.benchmarks.figure.Colours;
import org.quadrant.benchmarks.figure.Figure;
import org.quadrant.benchmarks.figure.Panel;
import org.quadrant.benchmarks.figure.PlotAxis;
import org.quadrant.benchmarks.figure.PointStyle;
import org.quadrant.benchmarks.figure.PointStyle.Form;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Engine;
import org.quadrant.training.TrainingConfiguration;

/** Experiment 5: the same dynamics under every law of the inputs. */
public final class LawsExperiment implements Experiment {
  private static final double ETA = 0.1;
  private static final int OBSERVATIONS = 10;

  /** Growth exponent c·t up to which phase 1 is followed. */
  private static final double EXPONENT = 1;

  private static final double NOISE_ALLOWANCE = 0.02;

  /**
   * Largest share of the growth that the third order in s takes away, times d, up to c t = ½ and up
   * to c t = 1. With |a| = ‖w‖ the rate is c (1 + (½ − E|x|³/(3κ)) s²/‖w⊥‖² + …), of all laws here
   * at least c (1 − ½ s²/‖w⊥‖²), for Laplace's; over neurons Σs⁴/Σs² = 3‖w‖²/d, and s² grows like
   * e^(2ct): ½·3(e − 1) and ½·3(e² − 1)/2.
   */
  private static final double RATE_CUBIC = 2.6;

  private static final double GROWTH_CUBIC = 5;

  /** Standard errors of minibatch noise that are allowed. */
  private static final double DEVIATIONS = 3;

  /** The experiment. */
  public LawsExperiment() {}

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
    int dimension = context.size().choose(100, 200, 400);
    int neurons = context.size().choose(100, 200, 400);
    int batch = 40 * dimension;
    List<Long> seeds = context.seeds(context.size().choose(2, 4, 8));
    List<NamedProblem> independent = NamedProblem.independent();
    List<NamedProblem> dependent = NamedProblem.dependent();
    List<NamedProblem> all = new ArrayList<>(independent);
    all.addAll(dependent);
    List<Job> jobs =
        all.stream()
            .flatMap(
                named ->
                    seeds.stream()
                        .map(
                            seed ->
                                new Job(
                                    named, configuration(named, dimension, neurons, batch, seed))))
            .toList();
    Engine engine = context.engine();
    List<GrowthRun> trained = context.map(jobs, job -> job.train(engine));
    List<List<GrowthRun>> runs = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      runs.add(trained.subList(i * seeds.size(), (i + 1) * seeds.size()));
    }
    context.setUp(
        ("Phase 1: d = %d, p = %d, m = %d, η = 0.1, θ = 0.05, %d seeds, up to c t = 1, in which a"
             + " signal grows e-fold. The growth of signals is the slope of s(t) on s(0) over all"
             + " neurons. The early flow takes the same steps from the same neurons with an"
             + " infinite minibatch.")
            .formatted(dimension, neurons, batch, seeds.size()));
    SignalNoise noise = new SignalNoise(ETA, dimension, batch, neurons, seeds.size());
    checkRates(context, independent, runs, noise);
    checkFlows(context, all, runs, dimension);
    drawRates(context, independent, runs, dimension);
    checkCollapse(context, independent, runs, noise);
    drawCollapse(context, independent, dependent, runs, dimension);
    writeGrowth(context, all, runs, dimension);
    LawTrainings.run(context);
  }

  /** One training of the first phase. */
  private record Job(NamedProblem named, TrainingConfiguration configuration) {
    GrowthRun train(Engine engine) {
      double steps = EXPONENT / (named.rate(configuration.dimension()) * ETA);
      return GrowthRun.train(
          engine, configuration, OBSERVATIONS, (int) Math.max(1, Math.round(steps / OBSERVATIONS)));
    }
  }

  private static TrainingConfiguration configuration(
      NamedProblem named, int dimension, int neurons, int batch, long seed) {
    return TrainingConfiguration.builder()
        .law(named.law())
        .labelNoise(named.labelNoise())
        .dimension(dimension)
        .neurons(neurons)
        .batch(batch)
        .learningRate(ETA)
        .seed(seed)
        .build();
  }

  private static Sample rate(List<GrowthRun> runs) {
    return Sample.of(runs, run -> run.rate(OBSERVATIONS / 2, ETA));
  }

  private static void checkRates(
      ExperimentContext context,
      List<NamedProblem> independent,
      List<List<GrowthRun>> runs,
      SignalNoise noise) {
    int dimension = noise.dimension();
    for (int i = 0; i < independent.size(); i++) {
      NamedProblem named = independent.get(i);
      context.check(
          named.hasHeavyTail()
              ? heavyTailRate(named, rate(runs.get(i)), dimension)
              : lightTailRate(named, rate(runs.get(i)), noise));
    }
    context.found(
        "Growth rates over κ²/√(2π)(1 − 2ε), step size taken out: "
            + String.join(
                "; ",
                IntStream.range(0, independent.size())
                    .mapToObj(
                        i ->
                            "%s %s (in d dimensions %s)"
                                .formatted(
                                    independent.get(i).name(),
                                    Numbers.significant(
                                        rate(runs.get(i)).mean()
                                            / independent.get(i).limitingRate(dimension)),
                                    Numbers.significant(
                                        independent.get(i).rate(dimension)
                                            / independent.get(i).limitingRate(dimension))))
                    .toList())
            + ".");
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
        ("%s in d = %d dimensions; κ²/√(2π)(1 − 2ε) is %s. %s %% is allowed: 2.6/d for the next"
                + " order in s, which with |a| = ‖w‖ takes at most ½ s²/‖w⊥‖² from the rate of any"
                + " of these laws, 3e^(2ct)/d in the mean weighted by s²; ηdt/(8m) for the growth"
                + " of ‖w⊥‖ by minibatch noise; and three standard errors of the slope from that"
                + " noise, √(ηd(1 − e^(−2ct))/(4cmp)) for a seed.")
            .formatted(
                Numbers.significant(expected),
                dimension,
                Numbers.significant(named.limitingRate(dimension)),
                Numbers.significant(100 * allowance)));
  }

  private static Check heavyTailRate(NamedProblem named, Sample rate, int dimension) {
    return Check.between(
        named.name() + ": growth rate over c t ≤ ½",
        rate,
        0.97 * named.limitingRate(dimension),
        1.03 * named.rate(dimension),
        "1/time",
        ("Between κ²/√(2π) and %s, the rate of small signals in d = %d dimensions; 3 %% beyond"
                + " either, chosen. Loose because theory is: rare inputs with w₁x₁ + w₂x₂ beyond"
                + " ‖w⊥‖ lower the rate by a share of order d^(−(ν−1)/2), which is not small here"
                + " and not computed.")
            .formatted(Numbers.significant(named.rate(dimension)), dimension));
  }

  private static void checkFlows(
      ExperimentContext context,
      List<NamedProblem> all,
      List<List<GrowthRun>> runs,
      int dimension) {
    for (int i = 0; i < all.size(); i++) {
      boolean heavy = all.get(i).hasHeavyTail();
      double allowance = NOISE_ALLOWANCE + all.get(i).cubicShare(dimension) / 3;
      context.check(
          Check.between(
              all.get(i).name() + ": exponent of signals against the early flow",
              Sample.of(runs.get(i), GrowthRun::signalRatio),
              heavy ? 0.8 : 1 - allowance,
              1 + allowance,
              "",
              heavy
                  ? "At most 1 by theory, and 2 % for noise. The flow is that of small signals, and"
                      + " heavy tails lower the rate as said above; by how much is not computed, so"
                      + " the 20 % allowed below are chosen, loose enough to catch a wrong law"
                      + " only."
                  : "1 by theory, up to c t = 1. The allowance is chosen: 2 % for minibatch noise,"
                      + " which moves a seed's slope by √(ηd(1 − e^(−2ct))/(4cmp)) and takes"
                      + " ηdt/(8m) from the exponent by enlarging w⊥, and for f not being 0; and"
                      + " where the flow is a series, a third of its last term, of third order in"
                      + " s, for what comes after it. It is loose since output weights, and noise"
                      + " with them, change under the laws of dependent coordinates."));
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).law() instanceof InputLaw.Autoregressive) {
        double expected = Sample.of(runs.get(i), GrowthRun::flowOutputRatio).mean();
        Sample ratio = Sample.of(runs.get(i), GrowthRun::outputRatio);
        context.check(
            Check.between(
                all.get(i).name() + ": |a| on μ₂ over |a| on μ₁ at the end",
                ratio,
                0.98 * expected,
                1.02 * expected,
                "",
                "The early flow's, from the same neurons; 2 %, chosen, for minibatch noise and for"
                    + " f not being 0."));
        context.found(
            ("%s: labels are unbalanced, and at the end of the run output weights on μ₂ are %s"
                    + " times those on μ₁ (early flow: %s).")
                .formatted(
                    all.get(i).name(),
                    Numbers.significant(ratio.mean()),
                    Numbers.significant(expected)));
      }
    }
  }

  private static void drawRates(
      ExperimentContext context,
      List<NamedProblem> independent,
      List<List<GrowthRun>> runs,
      int dimension) {
    Panel panel =
        new Panel(
            "Growth rate of signals, measured against κ²/√(2π)(1 − 2ε)",
            PlotAxis.linear("c = κ²/√(2π)(1 − 2ε), per unit of time", 0, 0.45),
            PlotAxis.linear("measured rate, per unit of time", 0, 0.45));
    panel.theory("equal", new double[] {0, 0.45}, new double[] {0, 0.45});
    for (int i = 0; i < independent.size(); i++) {
      NamedProblem named = independent.get(i);
      Sample rate = rate(runs.get(i));
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
        "Points of nine problems beside the diagonal, on which measured rate and limit are equal.");
  }

  private static Form form(int index) {
    return Form.values()[index % Form.values().length];
  }

  private static void drawCollapse(
      ExperimentContext context,
      List<NamedProblem> independent,
      List<NamedProblem> dependent,
      List<List<GrowthRun>> runs,
      int dimension) {
    PlotAxis time = PlotAxis.linear("t log(1 + ηc)/η, time rescaled by the law's c", 0, 1.15);
    Panel collapse =
        new Panel(
            "Independent coordinates: one curve",
            time,
            PlotAxis.linear("growth of signals", 0.9, 3.2));
    for (int i = 0; i < independent.size(); i++) {
      double c = independent.get(i).rate(dimension);
      double[] scaled = runs.get(i).getFirst().scaledTimes(c, ETA);
      double[] growth = SeedMeans.means(SeedMeans.of(runs.get(i), GrowthRun::signal));
      collapse.points(
          independent.get(i).name(), scaled, growth, PointStyle.marker(Colours.series(i), form(i)));
    }
    double[] grid = IntStream.rangeClosed(0, 50).mapToDouble(i -> i / 50.0).toArray();
    collapse.theory("exponential", grid, Arrays.stream(grid).map(Math::exp).toArray());
    Panel flows =
        new Panel(
            "Dependent coordinates: their own flows",
            PlotAxis.linear("time t = η · steps", 0, 4.2),
            PlotAxis.linear("growth of components", 0, 5));
    for (int i = 0; i < dependent.size(); i++) {
      List<GrowthRun> own = runs.get(independent.size() + i);
      double[] times = own.getFirst().times();
      flows.points(
          dependent.get(i).name(),
          times,
          SeedMeans.means(SeedMeans.of(own, GrowthRun::signal)),
          PointStyle.marker(Colours.series(i), form(i)));
      flows.points(
          "",
          times,
          SeedMeans.means(SeedMeans.of(own, GrowthRun::opposite)),
          PointStyle.marker(Colours.series(i), form(i)));
      flows.theory(
          i == 0 ? "early flow" : "",
          times,
          SeedMeans.means(SeedMeans.of(own, GrowthRun::flowSignal)));
      flows.theory("", times, SeedMeans.means(SeedMeans.of(own, GrowthRun::flowOpposite)));
    }
    context.figure(
        "growth",
        Figure.column(collapse, flows),
        "Growth of signals, mean over seeds. Above: laws of independent coordinates, time rescaled"
            + " by c in d dimensions. Below: dependent coordinates, signals (rising) and opposite"
            + " components (falling), with the early flow of each (dashed).",
        "Upper panel: points of nine problems beside one dashed exponential. Lower panel: points of"
            + " three problems beside dashed curves of their own.");
  }

  private static void checkCollapse(
      ExperimentContext context,
      List<NamedProblem> independent,
      List<List<GrowthRun>> runs,
      SignalNoise noise) {
    double worst = 0;
    double slowest = Double.POSITIVE_INFINITY;
    List<String> heavy = new ArrayList<>();
    for (int i = 0; i < independent.size(); i++) {
      NamedProblem named = independent.get(i);
      double c = named.rate(noise.dimension());
      double[] scaled = runs.get(i).getFirst().scaledTimes(c, ETA);
      double[] growth = SeedMeans.means(SeedMeans.of(runs.get(i), GrowthRun::signal));
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
            "0 by theory for d large. Allowed: 5/d, which the next order in s takes from the"
                + " exponent up to c t = 1, as for the rates; ηdt/(8m) and three standard errors"
                + " for minibatch noise, at the smallest c, where it is largest."));
    context.found(
        ("Rescaled by c in d dimensions, the growth of signals stays within %s %% of one curve up"
             + " to an e-fold growth, under every law of independent coordinates that has a third"
             + " moment. Without one, %s.")
            .formatted(Numbers.significant(100 * worst), String.join(", ", heavy)));
  }

  private static void writeGrowth(
      ExperimentContext context,
      List<NamedProblem> all,
      List<List<GrowthRun>> runs,
      int dimension) {
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
    for (int i = 0; i < all.size(); i++) {
      NamedProblem named = all.get(i);
      double limit = named.limitingRate(dimension);
      for (int seed = 0; seed < runs.get(i).size(); seed++) {
        GrowthRun run = runs.get(i).get(seed);
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
