package org.quadrant.benchmarks.experiments.dynamics;

import java.util.List;
import java.util.Locale;
import org.quadrant.benchmarks.experiments.ExperimentContext;
import org.quadrant.benchmarks.experiments.Size;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.training.TrainingConfiguration;

/**
 * The trainings that the experiments of this package share: Gaussian inputs, logistic loss.
 *
 * @param configuration of the first seed
 * @param steps of every training
 * @param observeEvery steps from one snapshot to the next
 * @param testSamples of every snapshot
 * @param seeds number of trainings
 */
record StandardTraining(
    TrainingConfiguration configuration,
    long steps,
    long observeEvery,
    long testSamples,
    int seeds) {

  /** The trainings of a size; all have the same ratio d/m, and so the same noise. */
  static StandardTraining of(Size size) {
    TrainingConfiguration.Builder builder = TrainingConfiguration.builder();
    return size.choose(
        new StandardTraining(
            builder.dimension(100).neurons(200).batch(4000).build(), 600, 5, 8192, 4),
        new StandardTraining(
            builder.dimension(200).neurons(400).batch(8000).build(), 900, 5, 8192, 6),
        new StandardTraining(
            builder.dimension(400).neurons(800).batch(16_000).build(), 1800, 5, 65_536, 16));
  }

  /** Smaller trainings of growing width p. */
  static List<StandardTraining> ofWidths(Size size) {
    List<Integer> widths =
        size.choose(
            List.of(48, 96, 192, 384),
            List.of(48, 96, 192, 384, 768),
            List.of(48, 96, 192, 384, 768, 1536));
    int seeds = size.choose(4, 6, 16);
    return widths.stream().map(p -> ofWidth(p, seeds)).toList();
  }

  private static StandardTraining ofWidth(int neurons, int seeds) {
    return new StandardTraining(
        TrainingConfiguration.builder().dimension(100).neurons(neurons).batch(4000).build(),
        400,
        5,
        1,
        seeds);
  }

  List<TrainingRecord> train(ExperimentContext context) {
    return context.train(context.seeds(seeds).stream().map(this::plan).toList());
  }

  TrainingPlan plan(long seed) {
    return new TrainingPlan(
        new TrainingConfiguration(
            configuration.problem(),
            configuration.neurons(),
            configuration.batch(),
            configuration.learningRate(),
            configuration.initialScale(),
            configuration.loss(),
            configuration.scaling(),
            seed),
        steps,
        observeEvery,
        testSamples);
  }

  /** The settings in words. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%d networks (one a seed) of p = %d neurons in d = %d dimensions, trained by %d steps of"
            + " SGD on m = %d fresh samples each, learning rate η = %s, initial scale θ = %s,"
            + " logistic loss, Gaussian inputs. Time is t = η · steps. Snapshots every %d steps.",
        seeds,
        configuration.neurons(),
        configuration.dimension(),
        steps,
        configuration.batch(),
        configuration.learningRate(),
        configuration.initialScale(),
        observeEvery);
  }
}
