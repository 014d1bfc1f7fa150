package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

  private static BenchmarkListEntry entry(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.getUsername().equals("org.quadrant.benchmarks." + name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not listed"));
  }

  private static Set<String> parameters(String name) {
    return new TreeSet<>(entry(name).getParams().orElse(Map.of()).keySet());
  }

  @Test
  void listsEveryBenchmark() {
    assertTrue(
        ENTRIES.stream()
            .map(BenchmarkListEntry::getUsername)
            .collect(Collectors.toSet())
            .containsAll(
                Set.of(
                    "org.quadrant.benchmarks.FmaPeakBenchmark.peak",
                    "org.quadrant.benchmarks.SamplingBenchmark.baseline",
                    "org.quadrant.benchmarks.SamplingBenchmark.tile",
                    "org.quadrant.benchmarks.StepBenchmark.step")));
  }

  @Test
  void parameterNamesAreStable() {
    assertEquals(Set.of("lanes"), parameters("FmaPeakBenchmark.peak"));
    assertEquals(Set.of("generator", "law"), parameters("SamplingBenchmark.baseline"));
    assertEquals(Set.of("engine", "lanes", "law"), parameters("SamplingBenchmark.tile"));
    assertEquals(
        Set.of("engine", "lanes", "law", "shape", "threads"), parameters("StepBenchmark.step"));
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
