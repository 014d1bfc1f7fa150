package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DimensionBenchmarkTest {
  private static final int STEPS = 3;

  private static DimensionBenchmark benchmark(int dimension, int lanes, int threads) {
    DimensionBenchmark benchmark = new DimensionBenchmark();
    benchmark.dimension = dimension;
    benchmark.samples = 700;
    benchmark.neurons = 19;
    benchmark.lanes = lanes;
    benchmark.threads = threads;
    return benchmark;
  }

  private static String afterSteps(int dimension, int lanes, int threads) {
    DimensionBenchmark benchmark = benchmark(dimension, lanes, threads);
    benchmark.start();
    WorkCounter counters = new WorkCounter();
    for (int step = 0; step < STEPS; step++) {
      benchmark.step(counters);
    }
    String digest = benchmark.parameters().sha256();
    benchmark.stop();
    assertEquals(STEPS * 700L * (4 * 19 * 19 + 10 * 19), counters.flops);
    assertEquals(STEPS * 700L, counters.samples);
    return digest;
  }

  static IntStream widths() {
    return Widths.available();
  }

  @ParameterizedTest
  @MethodSource("widths")
  void everyWidthAndThreadTakesTheSameSteps(int lanes) {
    assertEquals(afterSteps(1_000_000, 0, 1), afterSteps(1_000_000, lanes, 3));
  }

  @Test
  void dimensionsDiffer() {
    assertNotEquals(afterSteps(1_000_000_000, 0, 1), afterSteps(1000, 0, 1));
  }

  @Test
  void tooFewDimensionsAreRefused() {
    DimensionBenchmark benchmark = benchmark(39, 0, 1);
    assertThrows(IllegalArgumentException.class, benchmark::start);
  }
}
