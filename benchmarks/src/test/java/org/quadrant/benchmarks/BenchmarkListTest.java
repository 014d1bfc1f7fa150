package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH's annotation processor made of the benchmarks, which is what the jar lists. */
class BenchmarkListTest {
  private static final Collection<BenchmarkListEntry> ENTRIES =
      BenchmarkList.defaultList()
          .getAll(
              OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());

  private static final String PACKAGE = "org.quadrant.benchmarks.";

  private static BenchmarkListEntry entry(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.getUsername().equals(PACKAGE + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not listed"));
  }

  /** Names without the package, each with the names of its parameters. */
  private static final Map<String, Set<String>> EXPECTED = expected();

  private static Map<String, Set<String>> expected() {
    Map<String, Set<String>> expected = new TreeMap<>();
    expected.put("FmaPeakBenchmark.peak", Set.of("lanes"));
    expected.put("ObservationBenchmark.observe", Set.of("shape"));
    expected.put("SamplingBenchmark.baseline", Set.of("generator", "law"));
    expected.put("SamplingBenchmark.tile", Set.of("engine", "lanes", "law"));
    expected.put("StepBenchmark.step", Set.of("engine", "lanes", "law", "shape", "threads"));
    expected.put("TrainingBenchmark.train", Set.of("engine", "lanes", "shape", "threads"));
    for (String kernel :
        List.of(
            "sample",
            "forward",
            "outputs",
            "slopes",
            "losses",
            "mask",
            "backward",
            "add",
            "update")) {
      expected.put("KernelBenchmark." + kernel, Set.of("engine", "lanes", "law", "shape"));
    }
    for (String traffic : List.of("load", "triad")) {
      expected.put("limits.MemoryBandwidthBenchmark." + traffic, Set.of("lanes", "level"));
    }
    for (String operation : List.of("add", "xor", "rotate", "mix")) {
      expected.put("limits.IntegerPeakBenchmark." + operation, Set.of("lanes"));
    }
    for (String operation : List.of("divide", "squareRoot")) {
      expected.put("limits.DivisionPeakBenchmark." + operation, Set.of("lanes"));
    }
    for (String code : List.of("scalar", "math")) {
      expected.put("functions.ElementaryFunctionBenchmark." + code, Set.of("function"));
    }
    for (String code : List.of("vector", "operators")) {
      expected.put("functions.ElementaryFunctionBenchmark." + code, Set.of("function", "lanes"));
    }
    return expected;
  }

  @Test
  void namesOfBenchmarksAndParametersAreStable() {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (BenchmarkListEntry entry : ENTRIES) {
      listed.put(
          entry.getUsername().substring(PACKAGE.length()),
          Set.copyOf(entry.getParams().orElse(Map.of()).keySet()));
    }
    assertEquals(EXPECTED, listed);
  }

  /** That every variant gives the same answer is for a test of the benchmark's own to show. */
  @Test
  void everyBenchmarkHasATestOfItsOwn() throws ClassNotFoundException {
    for (BenchmarkListEntry entry : ENTRIES) {
      Class<?> test = Class.forName(entry.getUserClassQName() + "Test");
      assertTrue(
          Stream.of(test.getDeclaredMethods())
              .anyMatch(method -> method.isAnnotationPresent(ParameterizedTest.class)),
          test.getName() + " compares no variants");
    }
  }

  @Test
  void everyBenchmarkInheritsTheSharedSettings() {
    for (BenchmarkListEntry entry : ENTRIES) {
      String name = entry.getUsername();
      assertEquals(QuadrantBenchmark.FORKS, entry.getForks().orElse(0), name);
      boolean cold = entry.getMode() == Mode.SingleShotTime;
      assertEquals(
          cold ? 0 : QuadrantBenchmark.WARMUPS, entry.getWarmupIterations().orElse(-1), name);
      assertEquals(
          cold ? 1 : QuadrantBenchmark.MEASUREMENTS,
          entry.getMeasurementIterations().orElse(-1),
          name);
      assertTrue(
          entry
              .getJvmArgsPrepend()
              .orElse(List.of())
              .contains("--add-modules=jdk.incubator.vector"),
          name);
    }
  }

  /** A run or a tile in the hands of two of JMH's threads would give wrong numbers. */
  @Test
  void everyThreadHasItsOwnState() throws ClassNotFoundException {
    for (BenchmarkListEntry entry : ENTRIES) {
      Class<?> benchmark = Class.forName(entry.getUserClassQName());
      assertEquals(Scope.Thread, benchmark.getAnnotation(State.class).value(), benchmark.getName());
    }
  }

  /** Counters per second come out of throughput per second only. */
  @Test
  void benchmarksThatCountMeasureThroughput() {
    for (String name : List.of("FmaPeakBenchmark.peak", "StepBenchmark.step")) {
      assertEquals(Mode.Throughput, entry(name).getMode());
      assertEquals("SECONDS", entry(name).getTimeUnit().get().name());
    }
  }
}
