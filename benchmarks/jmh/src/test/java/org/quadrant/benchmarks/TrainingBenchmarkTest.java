package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

class TrainingBenchmarkTest {
  private static final String SHAPE = "500x8x16";

  private static long steps(String engine, int threads, int lanes, String shape) {
    TrainingBenchmark benchmark = new TrainingBenchmark();
    benchmark.engine = engine;
    benchmark.threads = threads;
    benchmark.lanes = lanes;
    benchmark.shape = shape;
    return benchmark.train();
  }

  static Stream<Arguments> vectorVariants() {
    return Widths.available()
        .boxed()
        .flatMap(lanes -> Stream.of(1, 2).map(threads -> Arguments.of(threads, lanes)));
  }

  @ParameterizedTest(name = "{0} threads, {1} lanes")
  @MethodSource("vectorVariants")
  void vectorEngineTakesTheScalarEnginesSteps(int threads, int lanes) {
    assertEquals(steps("scalar", 1, 0, SHAPE), steps("vector", threads, lanes, SHAPE));
  }

  @Test
  void everyEngineTakesTheSameSteps() {
    long steps = steps("scalar", 1, 0, SHAPE);
    assertEquals(steps, steps("vector", 1, 0, SHAPE));
    assertEquals(steps, steps("scalar", 2, 1, SHAPE));
    // In double precision the error may fall below the bound at the test before or after.
    assertEquals((double) steps, (double) steps("reference", 1, 0, SHAPE), 10);
  }

  @Test
  void stopsAtTheFirstTestBelowTheError() {
    long steps = steps("scalar", 1, 0, SHAPE);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().batch(500).dimension(8).neurons(16).build();
    try (Training training = StepBenchmark.engine("scalar", 0, 1).start(configuration)) {
      training.run(steps - 10);
      assertTrue(training.test(1 << 14).errorRate() > TrainingBenchmark.ERROR);
      training.run(10);
      assertTrue(training.test(1 << 14).errorRate() <= TrainingBenchmark.ERROR);
    }
  }

  /** One neuron cannot tell the four quadrants apart. */
  @Test
  void saysWhenTheErrorIsNotReached() {
    assertThrows(IllegalStateException.class, () -> steps("vector", 1, 0, "1x3x1"));
  }
}
