package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.quadrant.benchmarks.machine.Machine;
import org.quadrant.simd.VectorKernels;

class BenchExtentTest {
  private static final int LANES = VectorKernels.preferredLanes();

  private static List<BenchmarkCase> cases(BenchExtent extent, String... words) {
    return CaseSelection.of(JmhArguments.parse(extent, List.of(words)), LANES)
        .withBandwidths(Machine.describe())
        .cases();
  }

  /** As the session estimates it: every peak that is needed is measured twice. */
  private static double minutes(BenchExtent extent) {
    List<BenchmarkCase> cases = cases(extent);
    Set<BenchmarkCase> all = new LinkedHashSet<>(cases);
    cases.forEach(each -> all.add(each.ownPeak(LANES)));
    JmhArguments arguments = JmhArguments.parse(extent, List.of());
    return all.stream().mapToDouble(arguments::secondsPerCase).sum() / 60;
  }

  @ParameterizedTest
  @CsvSource({"QUICK, 2, 3.2", "STANDARD, 15, 22", "FULL, 100, 300"})
  void takesAboutAsLongAsItSays(BenchExtent extent, double least, double most) {
    double minutes = minutes(extent);
    assertTrue(minutes >= least && minutes <= most, () -> extent + ": " + minutes + " minutes");
  }

  @ParameterizedTest
  @EnumSource
  void everyBenchmarkIsInEveryExtent(BenchExtent extent) {
    assertEquals(
        names(cases(BenchExtent.FULL)), names(cases(extent)), () -> extent + " leaves some out");
  }

  private static Set<String> names(List<BenchmarkCase> cases) {
    return cases.stream().map(BenchmarkCase::benchmark).collect(Collectors.toSet());
  }

  /** So that what is quick can be compared with what was measured at length. */
  @Test
  void longerExtentsHoldTheCasesOfShorterOnes() {
    List<BenchmarkCase> standard = cases(BenchExtent.STANDARD);
    assertTrue(standard.containsAll(cases(BenchExtent.QUICK)));
    assertTrue(cases(BenchExtent.FULL).containsAll(standard));
    assertTrue(BenchExtent.QUICK.forks() < BenchExtent.STANDARD.forks());
    assertTrue(BenchExtent.STANDARD.forks() < BenchExtent.FULL.forks());
  }

  @Test
  void theCommandLineComesFirst() {
    assertEquals(
        List.of("KernelBenchmark.forward engine=scalar lanes=1 law=laplace shape=9x3x1"),
        cases(
                BenchExtent.QUICK,
                "Kernel.*forward",
                "-p",
                "engine=scalar",
                "-p",
                "shape=9x3x1",
                "-p",
                "law=laplace")
            .stream()
            .map(BenchmarkCase::text)
            .filter(text -> text.startsWith("Kernel"))
            .toList());
  }
}
