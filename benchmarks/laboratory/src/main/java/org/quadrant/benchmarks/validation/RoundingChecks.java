package org.quadrant.benchmarks.validation;

import java.util.Locale;
import java.util.function.Consumer;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.random.Purpose;
import org.quadrant.training.Initialisation;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;
import org.quadrant.verification.RoundingBound;
import org.quadrant.verification.StepBound;
import org.quadrant.verification.Tightness;

/**
 * An engine against the reference engine: every parameter, output and loss of every step within the
 * error bound that follows from the single-precision operations.
 */
final class RoundingChecks implements CheckFamily {
  private final WeightEngine engine;
  private final Extent extent;

  RoundingChecks(WeightEngine engine, Extent extent) {
    this.engine = engine;
    this.extent = extent;
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    results.accept(check(builder("gaussian", 37, 13, 64).build(), 8));
    results.accept(check(builder("laplace", 17, 31, 577).loss(Loss.FIRST_ORDER).build(), 6));
    results.accept(check(builder("rademacher", 20, 48, 1100).build(), 4));
    results.accept(
        check(builder("uniform", 9, 5, 200).scaling(Scaling.SUM).learningRate(0.05).build(), 8));
    results.accept(check(builder("student-t:5", 64, 17, 100).build(), 4));
    results.accept(check(builder("ar1:0.6", 8, 97, 300).build(), 4));
    if (extent == Extent.FULL) {
      results.accept(check(builder("gaussian", 1024, 64, 1024).build(), 2));
      results.accept(check(builder("gaussian", 128, 256, 4096).initialScale(0.05).build(), 2));
    }
  }

  private static TrainingConfiguration.Builder builder(String law, int d, int p, int m) {
    return TrainingConfiguration.builder()
        .law(InputLaw.parse(law))
        .dimension(d)
        .neurons(p)
        .batch(m)
        .initialScale(0.3)
        .seed(105);
  }

  private CheckResult check(TrainingConfiguration configuration, int steps) {
    Network initial = Initialisation.draw(configuration);
    RoundingBound bound = new RoundingBound(configuration, initial);
    SampleReader reader =
        new SampleReader(
            new ScalarKernels().deviates(),
            configuration.problem(),
            configuration.seed(),
            Purpose.TRAINING);
    double largest = 0;
    Tightness weights = null;
    try (WeightTraining training = engine.start(configuration, initial)) {
      for (int step = 0; step < steps; step++) {
        Minibatch minibatch = reader.minibatch(step, configuration.batch());
        StepBound expected = bound.step(minibatch);
        StepRecord observed = training.step(minibatch);
        Network network = training.network();
        weights = Tightness.of(bound.network().weights(), network.weights(), bound.weightErrors());
        Tightness outputWeights =
            Tightness.of(
                bound.network().outputWeights(),
                network.outputWeights(),
                bound.outputWeightErrors());
        Tightness outputs =
            Tightness.of(
                expected.expected().outputs(), observed.outputs(), expected.outputErrors());
        double loss = Math.abs(expected.expected().loss() - observed.loss()) / expected.lossError();
        // Math.max keeps NaN.
        largest = Math.max(largest, Math.max(weights.largest(), outputWeights.largest()));
        largest = Math.max(largest, Math.max(outputs.largest(), loss));
      }
    }
    return CheckResult.of(
        name(configuration),
        largest,
        1,
        "of bound",
        String.format(
            Locale.ROOT,
            "%d steps; median of W after them %.3g, possible threshold crossings %d",
            steps,
            weights.median(),
            bound.possibleFlips()));
  }

  private static String name(TrainingConfiguration configuration) {
    return "rounding errors, %s %dx%dx%d"
        .formatted(
            configuration.problem().law().text(),
            configuration.batch(),
            configuration.dimension(),
            configuration.neurons());
  }
}
