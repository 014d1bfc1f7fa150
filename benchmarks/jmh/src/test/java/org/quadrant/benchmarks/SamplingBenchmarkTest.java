package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.quadrant.benchmarks.SamplingBenchmark.Generator;
import org.quadrant.benchmarks.SamplingBenchmark.Source;
import org.quadrant.kernels.Kernels;
import org.quadrant.problem.InputLaw;
import org.quadrant.simd.VectorKernels;

class SamplingBenchmarkTest {
  private static String[] values(Class<?> state, String field) {
    try {
      return state.getField(field).getAnnotation(Param.class).value();
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  /** JMH wants the values of a parameter as constants, so that they are a second list. */
  @Test
  void everyLawIsMeasured() {
    assertEquals(InputLaw.EXAMPLES, List.of(values(Source.class, "law")));
  }

  static Stream<Arguments> lawsAndWidths() {
    return Arrays.stream(values(Source.class, "law"))
        .flatMap(law -> Widths.available().mapToObj(lanes -> Arguments.of(law, lanes)));
  }

  static Stream<Arguments> baselines() {
    return Arrays.stream(values(Generator.class, "generator"))
        .flatMap(
            generator ->
                Arrays.stream(values(Generator.class, "law"))
                    .map(law -> Arguments.of(generator, law)));
  }

  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("lawsAndWidths")
  void vectorKernelsDrawTheScalarKernelsDeviates(String law, int lanes) {
    SamplingBenchmark benchmark = new SamplingBenchmark();
    Source scalar = Source.of("scalar", 1, law);
    Source vector = Source.of("vector", lanes, law);
    for (int tile = 0; tile < 3; tile++) {
      float[] expected = benchmark.tile(scalar).clone();
      assertEquals(SamplingBenchmark.DEVIATES, expected.length);
      assertArrayEquals(expected, benchmark.tile(vector));
    }
  }

  @Test
  void parametersChooseTheKernels() {
    assertEquals("scalar", Source.of("scalar", 1, "gaussian").kernels().name());
    Kernels vector = Source.of("vector", 0, "gaussian").kernels();
    assertEquals("vector", vector.name());
    assertEquals(VectorKernels.preferredLanes(), vector.lanes());
    assertEquals(4, Source.of("vector", 4, "gaussian").kernels().lanes());
  }

  @Test
  void everyTileIsFresh() {
    Source source = Source.of("scalar", 0, "gaussian");
    float[] first = source.draw().x.clone();
    assertFalse(Arrays.equals(first, source.draw().x));
  }

  /** Mean and variance within five standard errors of the widest law, the normal one. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("baselines")
  void baselinesDrawTheSameLaws(String generator, String law) {
    SummaryStatistics statistics = new SummaryStatistics();
    Generator baseline = Generator.of(generator, law);
    for (float x : new SamplingBenchmark().baseline(baseline)) {
      statistics.addValue(x);
    }
    assertEquals(SamplingBenchmark.DEVIATES, statistics.getN());
    assertEquals(0, statistics.getMean(), 5 / Math.sqrt(SamplingBenchmark.DEVIATES));
    assertEquals(1, statistics.getVariance(), 5 * Math.sqrt(2.0 / SamplingBenchmark.DEVIATES));
    assertEquals(maximum(law), Math.max(statistics.getMax(), -statistics.getMin()), 0.8);
  }

  /** Of 8192 deviates: the normal law exceeds 4.6 or stays below 3 once in 10⁵ tries or less. */
  private static double maximum(String law) {
    return switch (law) {
      case "rademacher" -> 1;
      case "uniform" -> Math.sqrt(3);
      default -> 3.8;
    };
  }

  @Test
  void refusesWhatDoesNotExist() {
    assertThrows(IllegalArgumentException.class, () -> Source.of("reference", 0, "gaussian"));
    assertThrows(IllegalArgumentException.class, () -> Source.of("scalar", 4, "gaussian"));
    assertThrows(IllegalArgumentException.class, () -> Source.of("vector", 5, "gaussian"));
    assertThrows(IllegalArgumentException.class, () -> Source.of("scalar", 0, "normal"));
    assertThrows(IllegalArgumentException.class, () -> Generator.of("mine", "gaussian"));
    assertThrows(IllegalArgumentException.class, () -> Generator.of("commons-rng", "laplace"));
  }
}
