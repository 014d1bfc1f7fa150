package org.quadrant.benchmarks.functions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.Result;
import org.quadrant.benchmarks.Widths;
import org.quadrant.benchmarks.functions.ElementaryFunctionBenchmark.Values;
import org.quadrant.benchmarks.functions.ElementaryFunctionBenchmark.Width;

class ElementaryFunctionBenchmarkTest {
  private static final ElementaryFunctionBenchmark BENCHMARK = new ElementaryFunctionBenchmark();

  static Stream<Arguments> functionsAndWidths() throws NoSuchFieldException {
    List<String> functions =
        List.of(Values.class.getField("function").getAnnotation(Param.class).value());
    assertEquals(ElementaryFunction.NAMES, String.join(", ", functions));
    return functions.stream()
        .flatMap(function -> Widths.available().mapToObj(lanes -> Arguments.of(function, lanes)));
  }

  private static Values values(String function) {
    Values values = new Values();
    values.function = function;
    values.draw();
    return values;
  }

  private static Width width(int lanes) {
    Width width = new Width();
    width.lanes = lanes;
    width.choose();
    return width;
  }

  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("functionsAndWidths")
  void vectorCodeGivesTheScalarCodesBits(String function, int lanes) {
    float[] scalar = BENCHMARK.scalar(values(function)).clone();
    assertArrayEquals(scalar, BENCHMARK.vector(values(function), width(lanes)));
  }

  /** Ours within its known bound; the others are documented to be within 1 or 2 ulp or so. */
  @ParameterizedTest(name = "{0}, {1} lanes")
  @MethodSource("functionsAndWidths")
  void everyVariantComputesTheSameFunction(String function, int lanes) {
    Values values = values(function);
    double bound = ElementaryFunction.parse(function).largestError();
    BENCHMARK.scalar(values);
    assertTrue(values.largestError() <= bound, () -> "scalar " + values.largestError());
    BENCHMARK.vector(values, width(lanes));
    assertTrue(values.largestError() <= bound, () -> "vector " + values.largestError());
    BENCHMARK.math(values);
    // A double within a few of its own ulps, rounded to float.
    assertTrue(values.largestError() <= 0.5 + 1e-6, () -> "Math " + values.largestError());
    BENCHMARK.operators(values, width(lanes));
    assertTrue(
        values.largestError() <= operatorBound(function),
        () -> "operators " + values.largestError());
  }

  /**
   * What the Vector API promises of its operators, 1 ulp each, with what is done to their arguments
   * and values: 2π·t is rounded twice, which near π/2 hardly moves the sine and elsewhere by at
   * most 1.5 ulp; e and 1 + e are rounded before the division.
   */
  private static double operatorBound(String function) {
    return switch (function) {
      case "sqrt" -> 0.5;
      case "sin-turns" -> 3;
      case "sigmoid", "softplus" -> 4;
      default -> 1;
    };
  }

  @ParameterizedTest
  @EnumSource
  void argumentsAreManyAndDifferent(ElementaryFunction function) {
    float[] x = function.arguments(ElementaryFunctionBenchmark.VALUES);
    long different = IntStream.range(0, x.length).mapToObj(i -> x[i]).distinct().count();
    assertTrue(different > 0.99 * x.length, () -> different + " different arguments");
    assertArrayEquals(x, function.arguments(ElementaryFunctionBenchmark.VALUES));
  }

  @Test
  void aWrongValueShows() {
    Values values = values("exp");
    float[] y = BENCHMARK.scalar(values);
    double before = values.largestError();
    y[7] = Math.nextUp(Math.nextUp(y[7]));
    assertTrue(values.largestError() > Math.max(1, before));
  }

  @Test
  void theProfilerReportsTheLargestErrorOfAnIteration() {
    UlpProfiler profiler = new UlpProfiler();
    profiler.beforeIteration(null, null);
    assertEquals(0, profiler.afterIteration(null, null, null).size());
    UlpProfiler.record(0.75);
    UlpProfiler.record(0.5);
    Result<?> result = profiler.afterIteration(null, null, null).iterator().next();
    assertEquals("maxUlp", result.getLabel());
    assertEquals(0.75, result.getScore());
    assertEquals("ulp", result.getScoreUnit());
    profiler.beforeIteration(null, null);
    assertEquals(0, profiler.afterIteration(null, null, null).size());
  }

  @Test
  void refusesFunctionsThatDoNotExist() {
    assertEquals(
        "function: cosh; allowed: log, sin-turns, sqrt, exp, sigmoid, softplus",
        assertThrows(IllegalArgumentException.class, () -> values("cosh")).getMessage());
  }
}
