package org.quadrant.benchmarks.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.network.Loss;
import org.quadrant.network.Scaling;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/**
 * Whole runs of the vector engine against the scalar engine, bit for bit: every law, awkward
 * shapes, every width and several thread counts.
 */
final class EngineBitsChecks implements CheckFamily {
  private static final List<Integer> THREADS = List.of(1, 2, 3);

  /** d, p and m: around the multiples that registers, strips and blocks are made of. */
  private static final int[][] SHAPES = {{5, 17, 1100}, {33, 49, 513}, {9, 97, 577}};

  private static final int[] TILES = {64, 128, 192};

  private final List<Width> widths;
  private final List<LawModel> laws;
  private final int steps;
  private final Map<TrainingConfiguration, double[]> expected = new HashMap<>();

  EngineBitsChecks(List<Width> widths, List<LawModel> laws, Extent extent) {
    this.widths = widths;
    this.laws = laws;
    this.steps = extent.choose(1, 200);
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (Width width : widths) {
      for (int threads : THREADS) {
        String name = "run = scalar, " + width + ", threads " + threads;
        results.accept(
            width.isGiven()
                ? check(name, width, threads)
                : CheckResult.skipped(name, width.reason()));
      }
    }
  }

  private CheckResult check(String name, Width width, int threads) {
    long different = 0;
    long compared = 0;
    List<String> where = new ArrayList<>();
    for (TrainingConfiguration configuration : configurations()) {
      double[] scalar =
          expected.computeIfAbsent(
              configuration, key -> outcome(Engines.of(new ScalarKernels(), 1, 0), key));
      int tile = TILES[threads % TILES.length];
      double[] vector = outcome(Engines.of(width.kernels(), threads, tile), configuration);
      long here = countDifferent(scalar, vector);
      if (here > 0) {
        where.add(configuration.problem().law().text());
      }
      different += here;
      compared += scalar.length;
    }
    String detail = "of " + compared + " parameters, losses and test results, all laws";
    return CheckResult.of(
        name,
        (double) different,
        0,
        "different",
        where.isEmpty() ? detail : detail + "; first " + where.getFirst());
  }

  private List<TrainingConfiguration> configurations() {
    List<TrainingConfiguration> configurations = new ArrayList<>();
    for (int i = 0; i < laws.size(); i++) {
      int[] shape = SHAPES[i % SHAPES.length];
      configurations.add(
          TrainingConfiguration.builder()
              .law(laws.get(i).law())
              .labelNoise(i % 2 * 0.1)
              .dimension(shape[0])
              .neurons(shape[1])
              .batch(shape[2])
              .initialScale(0.3)
              .loss(i % 4 == 3 ? Loss.FIRST_ORDER : Loss.LOGISTIC)
              .scaling(i % 3 == 2 ? Scaling.SUM : Scaling.MEAN)
              .learningRate(0.05)
              .seed(i + 1L)
              .build());
    }
    return configurations;
  }

  /** All numbers that a run yields. */
  private double[] outcome(WeightEngine engine, TrainingConfiguration configuration) {
    try (WeightTraining training = engine.start(configuration)) {
      training.run(steps);
      double loss = training.stepMeasured();
      Evaluation test = training.test(600);
      double[] rest = {loss, test.errorRate(), test.meanLoss(), test.lossStandardError()};
      return Stream.of(training.network().weights(), training.network().outputWeights(), rest)
          .flatMapToDouble(Arrays::stream)
          .toArray();
    }
  }

  private static long countDifferent(double[] expected, double[] actual) {
    long different = 0;
    for (int i = 0; i < expected.length; i++) {
      different += Double.compare(expected[i], actual[i]) == 0 ? 0 : 1;
    }
    return different;
  }
}
