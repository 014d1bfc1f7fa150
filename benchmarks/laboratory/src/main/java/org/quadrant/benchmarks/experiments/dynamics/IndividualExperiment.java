package org.quadrant.benchmarks.experiments.dynamics;

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
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;

/** In the first phase every neuron is alone. */
public final class IndividualExperiment implements Experiment {
  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());

  private final Function<Size, StandardTraining> trainings;

  /** The experiment on the standard trainings. */
  public IndividualExperiment() {
    this(StandardTraining::of);
  }

  IndividualExperiment(Function<Size, StandardTraining> trainings) {
    this.trainings = trainings;
  }

  @Override
  public int number() {
    return 8;
  }

  @Override
  public String name() {
    return "individual";
  }

  @Override
  public String title() {
    return "In the first phase every neuron is alone";
  }

  @Override
  public String claim() {
    return "In the first phase neurons do not feel each other. What becomes of a neuron follows"
        + " from its own start alone, by a flow in three variables: its signal s, its opposite"
        + " component o and ‖w⊥‖, with |a| tied to them.";
  }

  @Override
  public String theory() {
    return String.format(
        Locale.ROOT,
        "With f ≈ 0, gradient flow is dw/dt = a ∇F(w), d|a|/dt = F(w), where F(w) = E[y max(0,"
            + " w·x)] in the neuron's own coordinates. Over Gaussian inputs F depends on s, o and"
            + " ‖w⊥‖ only, and it is closed (see the library's class NeuronPull); w⊥ keeps its"
            + " direction, and a² − ‖w‖² its value. For small s and o it is the linear law s ~"
            + " exp(ct), for an aligned neuron growth at Γ₀.\n\n"
            + "What is left to chance is the noise of minibatches. A step adds to s a random"
            + " number of variance η²θ²/(2m), which grows with s. Beside the variance θ²/d of s at"
            + " the start this is the share ηd/(4cm) of the variance of s, c = %.4f: the R² of the"
            + " flow cannot be larger than 1 less that, and a share of atan(√(ηd/(4cm)))/π of the"
            + " neurons changes the sign of s.",
        C);
  }

  @Override
  public void run(ExperimentContext context) {
    StandardTraining standard = trainings.apply(context.size());
    context.setUp(standard.text());
    context.setUp(
        "Every neuron is integrated from its initial state to the end of its network's first phase"
            + " (where the mean |s| exceeds the mean ‖w⊥‖) by the Dormand–Prince method, tolerance"
            + " 1e−12, and compared with the neuron of the simulation. R² is 1 − Σ(simulated −"
            + " predicted)²/Σ(simulated − mean)² over all neurons of a network; nothing is"
            + " fitted.");
    List<TrainingRecord> records = PhaseBoundaries.complete(context, standard.train(context));
    if (records.isEmpty()) {
      return;
    }
    List<NeuronForecast> forecasts = context.map(records, NeuronForecast::of);
    check(context, forecasts, standard.configuration());
    IndividualFigures.write(context, records.getFirst(), forecasts);
  }

  private static void check(
      ExperimentContext context, List<NeuronForecast> forecasts, TrainingConfiguration settings) {
    double noise = settings.learningRate() * settings.dimension() / (4 * C * settings.batch());
    Sample signal = Sample.of(forecasts, NeuronForecast::signalFit);
    context.check(
        Check.chosen(
            "R² of signals",
            signal,
            new Range(1 - 2 * noise, 1),
            Chance.ofSeeds(signal, noise),
            "",
            String.format(
                Locale.ROOT,
                "The noise of minibatches takes ηd/(4cm) = %.4f off 1 to first order. Twice that"
                    + " is allowed, for the output that is not quite zero and the finite step,"
                    + " whose effects the flow leaves out.",
                noise),
            "three times the noise, or a pull that leaves as much unexplained."));
    Sample linear = Sample.of(forecasts, NeuronForecast::linearFit);
    context.check(
        Check.derived(
            "R² of signals, above that of the linear law",
            Sample.of(forecasts, f -> f.signalFit() - f.linearFit()),
            Range.atLeast(0),
            Chance.NONE,
            "",
            "The linear law s exp(ct) knows nothing of saturation, ds/dt = c s (1 − ⅔ s²/‖w⊥‖² +"
                + " …), and has to do worse."));
    Sample stepped = Sample.of(forecasts, NeuronForecast::steppedFit);
    context.check(
        Check.chosen(
            "R² of signals in steps",
            stepped,
            new Range(1 - 1.5 * noise, 1),
            Chance.ofSeeds(stepped, noise),
            "",
            String.format(
                Locale.ROOT,
                "The same pull in steps of η instead of the flow, so that only noise is left:"
                    + " ηd/(4cm) = %.4f off 1 to first order, and half of that for what the first"
                    + " order leaves out.",
                noise),
            "two and a half times the noise, or a pull that leaves as much unexplained."));
    checkLengthening(context, forecasts, settings);
    double flips = Math.atan(Math.sqrt(noise)) / Math.PI;
    Sample changed = Sample.of(forecasts, NeuronForecast::changedSign);
    int neurons = forecasts.size() * settings.neurons();
    context.check(
        Check.chosen(
            "share of neurons whose signal changes sign",
            changed,
            Range.around(flips, 0.25 * flips),
            Chance.share(flips, neurons),
            "",
            String.format(
                Locale.ROOT,
                "atan(√(ηd/(4cm)))/π = %.4f: s at the start and the noise are independent normal"
                    + " numbers. A quarter for growth that is not quite linear.",
                flips),
            "noise of four times the variance, which doubles it."));
    context.found(
        String.format(
            Locale.ROOT,
            "At the end of the first phase the flow explains all but %.2f %% of the variance of"
                + " the signals (R² = %.5f ± %.5f over seeds; noise alone leaves %.2f %% to first"
                + " order). In steps of η instead of the flow, all but %.2f %%. The linear law"
                + " reaches R² = %.3f. R² of ‖w⊥‖ is %.4f, of |a| %.4f.",
            100 * (1 - signal.mean()),
            signal.mean(),
            signal.standardError(),
            100 * noise,
            100 * (1 - stepped.mean()),
            linear.mean(),
            Sample.of(forecasts, NeuronForecast::orthogonalFit).mean(),
            Sample.of(forecasts, NeuronForecast::outputFit).mean()));
    context.found(
        String.format(
            Locale.ROOT,
            "%.2f %% of the neurons change the sign of their signal by then, %.2f %% are expected:"
                + " nearly all end in the block of their start.",
            100 * changed.mean(),
            100 * flips));
  }

  private static void checkLengthening(
      ExperimentContext context, List<NeuronForecast> forecasts, TrainingConfiguration settings) {
    Sample found = Sample.of(forecasts, NeuronForecast::lengthening);
    double square = settings.initialScale() * settings.initialScale();
    Sample time = Sample.of(forecasts, NeuronForecast::time);
    double expected =
        time.mean()
            * settings.learningRate()
            * (settings.dimension() - 2)
            / (2.0 * settings.batch());
    double shrink =
        Sample.of(forecasts, f -> f.mean(n -> Math.pow(n.stepped().orthogonalNorm(), 2) / square))
            .mean();
    double growth =
        Sample.of(forecasts, f -> f.mean(n -> Math.pow(n.stepped().outputWeight(), 2) / square))
            .mean();
    int neurons = forecasts.size() * settings.neurons();
    context.check(
        Check.derived(
            "lengthening of w⊥ by noise",
            found,
            new Range(expected * shrink, expected * growth),
            Chance.normal(
                2
                    * Math.sqrt(
                        time.mean() * settings.learningRate() / (2 * settings.batch() * neurons)),
                "2√(ηt/(2m)) of a neuron, by noise along its w⊥, over √n for n neurons"),
            "θ²",
            String.format(
                Locale.ROOT,
                "A step adds η²a²(d − 2)/(2m) to ‖w⊥‖² in the mean: %.4f θ² in all at a = θ. What"
                    + " is added early shrinks with w⊥ afterwards, at most by %.2f; what is added"
                    + " late is larger with a², at most by %.2f.",
                expected,
                shrink,
                growth)));
  }

  /** Coefficient of determination of a prediction in which nothing is fitted. */
  static <T> double determination(
      List<T> cases, ToDoubleFunction<T> found, ToDoubleFunction<T> predicted) {
    double mean = cases.stream().mapToDouble(found).average().orElse(Double.NaN);
    double residual = 0;
    double total = 0;
    for (T one : cases) {
      double value = found.applyAsDouble(one);
      residual += Math.pow(value - predicted.applyAsDouble(one), 2);
      total += Math.pow(value - mean, 2);
    }
    return 1 - residual / total;
  }
}
