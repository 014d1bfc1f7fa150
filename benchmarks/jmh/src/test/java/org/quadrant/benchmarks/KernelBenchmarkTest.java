package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.catalogue.Kernel;

class KernelBenchmarkTest {
  /** In the order in which a step runs them: each changes what a later one reads. */
  private static final Map<String, Part> PARTS = parts();

  /** Not full in any size; inputs that do not fit the caches; nothing but full strips. */
  private static final List<String> SHAPES = List.of("700x21x19", "100x3001x5", "512x64x32");

  /** A benchmark's method. */
  @FunctionalInterface
  private interface Part {
    float[] run(KernelBenchmark benchmark, WorkCounter counters);
  }

  private static Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("sample", KernelBenchmark::sample);
    parts.put("forward", KernelBenchmark::forward);
    parts.put("outputs", KernelBenchmark::outputs);
    parts.put("slopes", KernelBenchmark::slopes);
    parts.put("losses", KernelBenchmark::losses);
    parts.put("mask", KernelBenchmark::mask);
    parts.put("backward", KernelBenchmark::backward);
    parts.put("add", KernelBenchmark::add);
    parts.put("update", KernelBenchmark::update);
    return parts;
  }

  static Stream<Arguments> variants() {
    return Stream.concat(
            SHAPES.stream().map(shape -> List.of(shape, "gaussian")),
            Stream.of(List.of(SHAPES.getFirst(), "student-t:5")))
        .flatMap(
            variant ->
                Widths.available()
                    .mapToObj(lanes -> Arguments.of(variant.getFirst(), variant.getLast(), lanes)));
  }

  static IntStream widths() {
    return Widths.available();
  }

  private static KernelBenchmark prepared(
      String kernel, String engine, int lanes, String shape, String law) {
    KernelBenchmark benchmark = new KernelBenchmark();
    benchmark.shape = shape;
    benchmark.law = law;
    benchmark.prepare(Kernel.ofMethod(kernel), KernelChoice.of(engine, lanes));
    return benchmark;
  }

  @ParameterizedTest(name = "{0}, {1}, {2} lanes")
  @MethodSource("variants")
  void vectorKernelsReturnTheScalarKernelsBits(String shape, String law, int lanes) {
    KernelBenchmark scalar = prepared("forward", "scalar", 0, shape, law);
    KernelBenchmark vector = prepared("forward", "vector", lanes, shape, law);
    WorkCounter counters = new WorkCounter();
    for (int pass = 0; pass < 2; pass++) {
      PARTS.forEach(
          (name, part) -> {
            float[] expected = part.run(scalar, counters);
            assertTrue(
                IntStream.range(0, expected.length).anyMatch(i -> expected[i] != 0),
                name + " gives zeros only");
            assertArrayEquals(expected, part.run(vector, counters), name);
          });
    }
  }

  /** Each alone, as JMH runs them. */
  @ParameterizedTest
  @MethodSource("widths")
  void everyKernelFindsItsInput(int lanes) {
    String shape = SHAPES.getFirst();
    PARTS.forEach(
        (name, part) -> {
          WorkCounter counters = new WorkCounter();
          assertArrayEquals(
              part.run(prepared(name, "scalar", 0, shape, "gaussian"), counters),
              part.run(prepared(name, "vector", lanes, shape, "gaussian"), counters),
              name);
        });
  }

  private static List<Boolean> positive(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i] > 0).toList();
  }

  /** It is called again and again, and writes over its own input. */
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void maskAlwaysFindsTheSignsOfThePreActivations(String engine) {
    String shape = SHAPES.getFirst();
    WorkCounter counters = new WorkCounter();
    List<Boolean> signs =
        positive(prepared("forward", engine, 0, shape, "gaussian").forward(counters));
    long count = signs.stream().filter(sign -> sign).count();
    assertEquals(0.5, count / (128.0 * 19), 0.1);
    KernelBenchmark benchmark = prepared("mask", engine, 0, shape, "gaussian");
    for (int call = 0; call < 3; call++) {
      assertEquals(signs, positive(benchmark.preActivations()), "before call " + call);
      benchmark.mask(counters);
    }
  }

  /** The gradient of a tile, part by part. */
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void backwardFindsMaskedSlopes(String engine) {
    String shape = SHAPES.getFirst();
    WorkCounter counters = new WorkCounter();
    KernelBenchmark step = prepared("forward", engine, 0, shape, "gaussian");
    step.forward(counters);
    step.outputs(counters);
    step.slopes(counters);
    step.mask(counters);
    float[] expected = step.backward(counters).clone();
    assertArrayEquals(
        expected, prepared("backward", engine, 0, shape, "gaussian").backward(counters));
  }

  /** Sums of zeros would be as fast, but not what a step adds. */
  @ParameterizedTest
  @ValueSource(strings = {"scalar", "vector"})
  void addAndUpdateFindGradients(String engine) {
    String shape = SHAPES.getFirst();
    WorkCounter counters = new WorkCounter();
    float[] gradient = prepared("backward", engine, 0, shape, "gaussian").backward(counters);
    float[] twice = gradient.clone();
    for (int i = 0; i < twice.length; i++) {
      twice[i] += gradient[i];
    }
    assertArrayEquals(twice, prepared("add", engine, 0, shape, "gaussian").add(counters));
    KernelBenchmark update = prepared("update", engine, 0, shape, "gaussian");
    float[] weights = update.update(counters).clone();
    // One update may be rounded away.
    for (int call = 0; call < 100; call++) {
      update.update(counters);
    }
    assertFalse(Arrays.equals(weights, update.update(counters)));
  }

  @Test
  void countsSamplesAndOperations() {
    // 8192 x 256 x 128: tiles of 128 samples.
    Map<String, Long> flops =
        Map.of(
            "sample", 0L,
            "forward", 2L * 128 * 256 * 128,
            "outputs", 2L * 128 * 128 + 128,
            "slopes", 25L * 128,
            "losses", 42L * 128,
            "mask", 2L * 128 * 128,
            "backward", 2L * 128 * 256 * 128,
            "add", 256L * 128,
            "update", 2L * 256 * 128 + 3 * 128);
    assertEquals(PARTS.keySet(), Set.copyOf(flops.keySet()));
    PARTS.forEach(
        (name, part) -> {
          WorkCounter counters = new WorkCounter();
          part.run(prepared(name, "scalar", 0, "8192x256x128", "gaussian"), counters);
          assertEquals(flops.get(name), counters.flops, name);
          long samples =
              switch (name) {
                case "add" -> 512;
                case "update" -> 0;
                default -> 128;
              };
          assertEquals(samples, counters.samples, name);
        });
  }

  @Test
  void refusesWhatDoesNotExist() {
    for (String engine : List.of("reference", "native")) {
      assertThrows(
          IllegalArgumentException.class,
          () -> prepared("forward", engine, 0, "9x3x1", "gaussian"));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> prepared("forward", "vector", 5, "9x3x1", "gaussian"));
  }
}
