package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.quadrant.simd.VectorKernels;
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

  @Test
  void everyEngineTakesTheSameSteps() {
    long steps = steps("scalar", 1, 0, SHAPE);
    assertEquals(steps, steps("vector", 1, VectorKernels.preferredLanes(), SHAPE));
    assertEquals(steps, steps("vector", 2, 4, SHAPE));
    assertEquals((double) steps, (double) steps("reference", 1, 0, SHAPE), 10);
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
