package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.engine.Engines;
import org.quadrant.problem.InputLaw;
import org.quadrant.simd.VectorKernels;
import org.quadrant.training.Engine;
import org.quadrant.training.Parameter;

class StepBenchmarkTest {
  private static final int STEPS = 5;

  /** Awkward in every size: two blocks of samples, a strip of neurons not full. */
  private static final String SHAPE = "700x21x19";

  static Stream<Arguments> vectorVariants() {
    return InputLaw.EXAMPLES.stream()
        .flatMap(
            law ->
                Widths.available()
                    .boxed()
                    .flatMap(
                        lanes ->
                            Stream.of(1, 3).map(threads -> Arguments.of(law, lanes, threads))));
  }

  static Stream<String> laws() {
    return InputLaw.EXAMPLES.stream();
  }

  private static double[] afterSteps(String engine, int lanes, int threads, String law) {
    StepBenchmark benchmark = new StepBenchmark();
    benchmark.engine = engine;
    benchmark.lanes = lanes;
    benchmark.threads = threads;
    benchmark.law = law;
    benchmark.shape = SHAPE;
    benchmark.start();
    WorkCounter counters = new WorkCounter();
    for (int step = 0; step < STEPS; step++) {
      benchmark.step(counters);
    }
    double[] parameters =
        benchmark.parameters().all().stream().flatMapToDouble(StepBenchmarkTest::values).toArray();
    benchmark.stop();
    assertEquals(STEPS * 4L * 700 * 21 * 19, counters.flops);
    assertEquals(STEPS * 700L, counters.samples);
    return parameters;
  }

  private static DoubleStream values(Parameter parameter) {
    return IntStream.range(0, parameter.size()).mapToDouble(parameter::value);
  }

  @ParameterizedTest(name = "{0}, {1} lanes, {2} threads")
  @MethodSource("vectorVariants")
  void vectorEngineTakesTheScalarEnginesSteps(String law, int lanes, int threads) {
    double[] scalar = afterSteps("scalar", 1, 1, law);
    double[] vector = afterSteps("vector", lanes, threads, law);
    assertArrayEquals(scalar, vector);
  }

  /**
   * That the variants take the same steps, not how exactly: the engines' own tests derive bounds. A
   * wrong sample, sign or factor moves weights of about 0.01 by more than 1e-5 in five steps.
   */
  @ParameterizedTest
  @MethodSource("laws")
  void referenceEngineTakesTheSameSteps(String law) {
    double[] reference = afterSteps("reference", 1, 1, law);
    double[] scalar = afterSteps("scalar", 0, 1, law);
    assertArrayEquals(reference, scalar, 1e-6);
  }

  @Test
  void parametersChooseTheEngine() {
    int lanes = VectorKernels.preferredLanes();
    for (int asked : new int[] {0, lanes}) {
      Engine vector = StepBenchmark.engine("vector", asked, 3);
      assertEquals("vector", vector.name());
      assertEquals(lanes, vector.lanes());
      assertEquals(3, vector.threads());
    }
    assertEquals(4, StepBenchmark.engine("vector", 4, 1).lanes());
    assertEquals("scalar", StepBenchmark.engine("scalar", 1, 2).name());
    assertEquals("reference", StepBenchmark.engine("reference", 0, 1).name());
  }

  @Test
  void refusesEnginesThatDoNotExist() {
    assertThrows(IllegalArgumentException.class, () -> StepBenchmark.engine("native", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> StepBenchmark.engine("vector", 1, 1));
    assertThrows(IllegalArgumentException.class, () -> StepBenchmark.engine("scalar", 4, 1));
    assertThrows(IllegalArgumentException.class, () -> StepBenchmark.engine("reference", 0, 2));
  }

  /** Its operations and traffic are not 4·m·d·p. */
  @Test
  void theGramEngineIsRefused() {
    StepBenchmark benchmark = new StepBenchmark();
    benchmark.engine = "gram";
    benchmark.lanes = 0;
    benchmark.threads = 1;
    benchmark.law = "gaussian";
    benchmark.shape = SHAPE;
    assertEquals(
        "engine: gram, which keeps no weights; allowed: " + Engines.WEIGHT_NAMES,
        assertThrows(IllegalArgumentException.class, benchmark::start).getMessage());
  }
}
