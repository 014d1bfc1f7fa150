package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.Metrics;
import org.quadrant.benchmarks.catalogue.Parameters;

/** What JMH's annotation processor made of the benchmarks, which is what the jar lists. */
class BenchmarkListTest {
  private static final Collection<BenchmarkListEntry> ENTRIES =
      BenchmarkList.defaultList()
          .getAll(
              OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT), List.of());

  private static BenchmarkListEntry entry(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.getUsername().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not listed"));
  }

  /** So that whatever is renamed shows here, and not in a table that has become empty. */
  @Test
  void everyBenchmarkHasOneDescription() {
    Map<String, Set<String>> listed = new TreeMap<>();
    for (BenchmarkListEntry entry : ENTRIES) {
      listed.put(entry.getUsername(), Set.copyOf(entry.getParams().orElse(Map.of()).keySet()));
    }
    Map<String, Set<String>> described = new TreeMap<>();
    for (BenchmarkDescription each : BenchmarkDescription.values()) {
      if (!each.isPeer()) {
        assertNull(described.put(each.benchmark(), each.parameters()), "described twice");
      }
    }
    assertEquals(described, listed);
  }

  /** A counter that has another name would be a limit of nothing. */
  @Test
  void everyBenchmarkCountsWhatItIsDescribedToCount() throws ClassNotFoundException {
    for (BenchmarkListEntry entry : ENTRIES) {
      BenchmarkDescription description = BenchmarkDescription.of(entry.getUsername()).orElseThrow();
      Set<String> counters = counters(description);
      description
          .limit()
          .ifPresent(limit -> assertEquals(Set.of(limit.counter()), counters, entry.toString()));
      boolean hasWork = description.work(Map.of(Parameters.SHAPE, "9x3x1")).isPresent();
      assertTrue(!hasWork || counters.contains(Metrics.FLOPS), entry.toString());
    }
  }

  private static Set<String> counters(BenchmarkDescription description)
      throws ClassNotFoundException {
    String name = description.benchmark();
    Class<?> type = Class.forName(name.substring(0, name.lastIndexOf('.')));
    return Stream.of(type.getDeclaredMethods())
        .filter(method -> method.getName().equals(description.method()))
        .flatMap(method -> Stream.of(method.getParameterTypes()))
        .filter(parameter -> parameter.isAnnotationPresent(AuxCounters.class))
        .flatMap(counter -> Stream.of(counter.getFields()))
        .map(Field::getName)
        .collect(Collectors.toSet());
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
  void benchmarksThatCountMeasureThroughput() throws ClassNotFoundException {
    for (BenchmarkDescription each : BenchmarkDescription.values()) {
      if (!each.isPeer() && !counters(each).isEmpty()) {
        BenchmarkListEntry entry = entry(each.benchmark());
        assertEquals(Mode.Throughput, entry.getMode());
        assertEquals("SECONDS", entry.getTimeUnit().get().name());
      }
    }
  }
}
