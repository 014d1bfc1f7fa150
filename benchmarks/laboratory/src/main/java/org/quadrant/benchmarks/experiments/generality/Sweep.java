package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.benchmarks.experiments.Table;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.training.TrainingConfiguration;

/**
 * Trainings that differ in one setting, each with several seeds.
 *
 * @param name of what is varied
 * @param values of the setting, ascending
 * @param runs milestones, [value][seed]
 * @param plans what was trained, [value][seed]
 */
record Sweep(
    String name, double[] values, List<List<Milestones>> runs, List<List<TrainingPlan>> plans) {
  private static final double OBSERVE_EVERY = 0.5;

  /** Fresh samples of every test. */
  static final long TEST_SAMPLES = 20_000;

  /**
   * One training of a sweep, but for its seed.
   *
   * @param settings all that is set
   * @param horizon time t to train up to
   */
  record Case(TrainingConfiguration.Builder settings, double horizon) {}

  static Sweep train(
      ExperimentContext context,
      String name,
      double[] values,
      List<Long> seeds,
      DoubleFunction<Case> cases) {
    List<List<TrainingPlan>> plans = new ArrayList<>();
    for (double value : values) {
      List<TrainingPlan> ofValue = new ArrayList<>();
      for (long seed : seeds) {
        ofValue.add(plan(cases.apply(value), seed));
      }
      plans.add(ofValue);
    }
    // All at once: the pool is kept busy whatever a single case takes.
    List<Milestones> all =
        context.train(plans.stream().flatMap(List::stream).toList()).stream()
            .map(Milestones::of)
            .toList();
    List<List<Milestones>> runs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      runs.add(all.subList(i * seeds.size(), (i + 1) * seeds.size()));
    }
    return new Sweep(name, values.clone(), runs, plans);
  }

  private static TrainingPlan plan(Case setting, long seed) {
    TrainingConfiguration configuration = setting.settings().seed(seed).build();
    double eta = configuration.learningRate();
    return new TrainingPlan(
        configuration,
        Math.max(1, Math.round(setting.horizon() / eta)),
        Math.max(1, Math.round(OBSERVE_EVERY / eta)),
        TEST_SAMPLES);
  }

  /** A figure over seeds, for each value; NaN where a run never got there. */
  List<Sample> samples(ToDoubleFunction<Milestones> figure) {
    return runs.stream().map(seeds -> Sample.of(seeds, figure)).toList();
  }

  double[] means(ToDoubleFunction<Milestones> figure) {
    return SeedMeans.means(samples(figure));
  }

  double[] errors(ToDoubleFunction<Milestones> figure) {
    return SeedMeans.errors(samples(figure));
  }

  /** Times at which the early flow aligns the same neurons, [value][seed]. */
  double[][] flowAligned(ExperimentContext context) {
    double[] times =
        context.map(plans.stream().flatMap(List::stream).toList(), Milestones::flowAligned).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    int seeds = runs.getFirst().size();
    return IntStream.range(0, values.length)
        .mapToObj(i -> Arrays.copyOfRange(times, i * seeds, (i + 1) * seeds))
        .toArray(double[][]::new);
  }

  /** A figure of every run, [value][seed]. */
  double[][] figures(ToDoubleFunction<Milestones> figure) {
    return runs.stream()
        .map(seeds -> seeds.stream().mapToDouble(figure).toArray())
        .toArray(double[][]::new);
  }

  /** How many trainings passed all the marks. */
  long complete() {
    return runs.stream().flatMap(List::stream).filter(Milestones::isComplete).count();
  }

  /** How many there are. */
  int trainings() {
    return runs.size() * runs.getFirst().size();
  }

  /**
   * Slope of a figure on a function of the setting, fitted for each seed that has the figure at two
   * values or more.
   *
   * @param figures [value][seed]; NaN where there is none
   * @param abscissa of the setting
   * @return the slopes; of no seed if none has
   */
  Sample slope(double[][] figures, DoubleUnaryOperator abscissa) {
    return ofSeeds(
        seed -> {
          SimpleRegression line = new SimpleRegression();
          for (int i = 0; i < values.length; i++) {
            if (Double.isFinite(figures[i][seed])) {
              line.addData(abscissa.applyAsDouble(values[i]), figures[i][seed]);
            }
          }
          return line.getSlope();
        });
  }

  /**
   * Mean over the values of the ratio of two figures, for each seed that has both at one value or
   * more.
   *
   * @return the means; of no seed if none has
   */
  Sample ratio(double[][] measured, double[][] expected) {
    return ofSeeds(
        seed ->
            IntStream.range(0, values.length)
                .mapToDouble(i -> measured[i][seed] / expected[i][seed])
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN));
  }

  private Sample ofSeeds(IntToDoubleFunction figure) {
    double[] finite =
        IntStream.range(0, runs.getFirst().size())
            .mapToDouble(figure)
            .filter(Double::isFinite)
            .toArray();
    return finite.length == 0 ? new Sample(0, Double.NaN, Double.NaN) : Sample.of(finite);
  }

  void addRows(Table table) {
    for (int i = 0; i < values.length; i++) {
      for (int k = 0; k < runs.get(i).size(); k++) {
        TrainingPlan plan = plans.get(i).get(k);
        TrainingConfiguration configuration = plan.configuration();
        Milestones run = runs.get(i).get(k);
        table.add(
            name,
            configuration.dimension(),
            configuration.neurons(),
            configuration.batch(),
            configuration.learningRate(),
            configuration.initialScale(),
            configuration.seed(),
            configuration.time(plan.steps()),
            orMissing(run.aligned()),
            orMissing(run.grown()),
            orMissing(run.learnt()),
            run.finalError());
      }
    }
  }

  private static Object orMissing(double value) {
    return Double.isNaN(value) ? "" : value;
  }
}
