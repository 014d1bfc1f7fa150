package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.kernels.StripLayout;
import org.quadrant.network.Network;
import org.quadrant.problem.InputLaw;
import org.quadrant.support.AlteredKernels;
import org.quadrant.support.AwkwardShapes;
import org.quadrant.support.Laws;
import org.quadrant.support.Widths;
import org.quadrant.training.Minibatch;
import org.quadrant.training.StepRecord;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/** Scalar and vector engines give the same bits, whatever the width, threads and tiles. */
class EngineParityTest {
  private static final int[] TILES = {64, 128, 192, 512, 256};
  private static final Map<TrainingConfiguration, Outcome> SCALAR = new ConcurrentHashMap<>();

  /** What a run leaves behind. */
  private record Outcome(
      List<Double> losses, StepRecord given, Evaluation evaluation, Network network) {

    static Outcome of(WeightEngine engine, TrainingConfiguration configuration, int steps) {
      try (WeightTraining training = engine.start(configuration)) {
        List<Double> losses = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
          training.step();
          losses.add(training.stepMeasured());
        }
        StepRecord given = training.step(minibatch(configuration));
        assertEquals(2L * steps + 1, training.steps());
        return new Outcome(losses, given, training.test(700), training.network());
      }
    }

    private static Minibatch minibatch(TrainingConfiguration configuration) {
      SplittableRandom random = new SplittableRandom(configuration.seed());
      int d = configuration.dimension();
      double[] inputs = new double[d * Math.min(configuration.batch() + 3, 600)];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = random.nextGaussian();
      }
      return new Minibatch(d, inputs);
    }
  }

  private static void assertSame(Outcome expected, Outcome actual, String engine) {
    assertEquals(expected.losses, actual.losses, engine);
    assertEquals(expected.given.loss(), actual.given.loss(), engine);
    assertArrayEquals(expected.given.outputs(), actual.given.outputs(), engine);
    assertEquals(expected.evaluation, actual.evaluation, engine);
    assertArrayEquals(expected.network.weights(), actual.network.weights(), engine);
    assertArrayEquals(expected.network.outputWeights(), actual.network.outputWeights(), engine);
  }

  /** Outcome of the scalar engine with one thread, computed once a configuration. */
  private static Outcome scalar(TrainingConfiguration configuration, int steps) {
    return SCALAR.computeIfAbsent(
        configuration, key -> Outcome.of(new TiledEngine(new ScalarKernels(), 1, 0), key, steps));
  }

  static List<Arguments> awkwardShapes() {
    return AwkwardShapes.draw(1, 39).stream()
        .flatMap(shape -> Stream.of(4, 8, 16).map(lanes -> Arguments.of(lanes, shape)))
        .toList();
  }

  @ParameterizedTest(name = "{0} lanes, {1}")
  @MethodSource("awkwardShapes")
  void awkwardShapes(int lanes, TrainingConfiguration configuration) {
    Kernels kernels = Widths.kernels(lanes);
    SplittableRandom random = new SplittableRandom(configuration.seed() + lanes);
    int threads = 1 + random.nextInt(3);
    int tile = TILES[random.nextInt(TILES.length)];
    assertSame(
        scalar(configuration, 1),
        Outcome.of(new TiledEngine(kernels, threads, tile), configuration, 1),
        "%d lanes, %d threads, tile %d, %s".formatted(lanes, threads, tile, configuration));
    int sharing = 1 + random.nextInt(40);
    assertSame(
        scalar(configuration, 1),
        Outcome.of(new TiledEngine(kernels, sharing, tile, StepPlan::shared), configuration, 1),
        "%d lanes, %d share, tile %d, %s".formatted(lanes, sharing, tile, configuration));
  }

  static List<Arguments> lawsAndWidths() {
    return Laws.ALL.stream()
        .flatMap(law -> Stream.of(1, 4, 8, 16).map(lanes -> Arguments.of(law, lanes)))
        .toList();
  }

  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("lawsAndWidths")
  void everyThreadCountAndTile(String law, int lanes) {
    Kernels kernels = lanes == 1 ? new ScalarKernels() : Widths.kernels(lanes);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(InputLaw.parse(law))
            .labelNoise(0.05)
            .dimension(9)
            .neurons(49)
            .batch(1024 + 1)
            .learningRate(0.2)
            .initialScale(0.5)
            .seed(77)
            .build();
    for (int threads = 1; threads <= 3; threads++) {
      for (int tile : TILES) {
        // All pairs for one law; threads and tiles do not know the law.
        if (law.equals("gaussian") || tile == TILES[threads]) {
          assertSame(
              scalar(configuration, 1),
              Outcome.of(new TiledEngine(kernels, threads, tile), configuration, 1),
              threads + " threads, tile " + tile);
          WeightEngine sharing = new TiledEngine(kernels, threads, tile, StepPlan::shared);
          assertSame(
              scalar(configuration, 1),
              Outcome.of(sharing, configuration, 1),
              threads + " share, tile " + tile);
        }
      }
    }
  }

  /** The first block is late: the others fill their slots, and wait for its turn. */
  @ParameterizedTest(name = "{0} threads, p = {1}")
  @CsvSource({"2, 5", "3, 5", "7, 5", "20, 5", "2, 600", "3, 600"})
  void blocksThatAreAheadWaitForTheirTurn(int threads, int neurons) {
    // A tile of the large one fills a cache, which leaves one slot for each thread.
    boolean large = neurons > 5;
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(3)
            .neurons(neurons)
            .batch((large ? 4 : 47) * 512 + 5)
            .initialScale(0.4)
            .seed(threads)
            .build();
    StripLayout layout = new StripLayout(configuration.dimension(), neurons);
    StepPlan plan = StepPlan.byBlocks(layout, 512, configuration.batch(), threads);
    assertEquals(large ? threads : 2 * threads, plan.slots());
    AtomicInteger calls = new AtomicInteger();
    Kernels late =
        AlteredKernels.of(
            new ScalarKernels(),
            "forward",
            (arguments, original) -> {
              if (calls.getAndIncrement() == 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
              }
              original.run();
            });
    assertSame(
        scalar(configuration, 1),
        Outcome.of(new TiledEngine(late, threads, 512, StepPlan::byBlocks), configuration, 1),
        threads + " threads");
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void thousandsOfStepsGiveTheSameBits(int lanes) {
    Kernels kernels = Widths.kernels(lanes);
    TrainingConfiguration tiny =
        TrainingConfiguration.builder()
            .dimension(5)
            .neurons(17)
            .batch(20)
            .initialScale(0.3)
            .seed(lanes)
            .build();
    assertSame(
        Outcome.of(new TiledEngine(new ScalarKernels(), 1, 0), tiny, 1500),
        Outcome.of(new TiledEngine(kernels, 1, 0), tiny, 1500),
        lanes + " lanes");
    TrainingConfiguration blocks =
        TrainingConfiguration.builder()
            .law(new InputLaw.Laplace())
            .dimension(3)
            .neurons(3)
            .batch(1025)
            .initialScale(0.3)
            .seed(lanes)
            .build();
    assertSame(
        Outcome.of(new TiledEngine(new ScalarKernels(), 1, 0), blocks, 80),
        Outcome.of(new TiledEngine(kernels, 3, 64), blocks, 80),
        lanes + " lanes, 3 threads");
  }

  @ParameterizedTest(name = "{0} lanes")
  @ValueSource(ints = {4, 8, 16})
  void largeNetworksAreUpdatedByAllThreadsToTheSameBits(int lanes) {
    // More packed weights than one thread updates alone.
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(1030)
            .neurons(97)
            .batch(20)
            .learningRate(0.5)
            .initialScale(0.9)
            .build();
    assertSame(
        Outcome.of(new TiledEngine(new ScalarKernels(), 1, 0), configuration, 1),
        Outcome.of(new TiledEngine(Widths.kernels(lanes), 3, 64), configuration, 1),
        lanes + " lanes");
  }
}
