package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class JmhArgumentsTest {
  private static JmhArguments parse(BenchExtent extent, String words) {
    return JmhArguments.parse(extent, List.of(words.split(" ")));
  }

  @Test
  void keepsTheSelectionApart() {
    JmhArguments arguments =
        parse(BenchExtent.STANDARD, "Step Peak -e Sampling -p engine=vector -p shape=a,b");
    assertEquals(List.of("Step", "Peak"), arguments.selected());
    assertEquals(List.of("Sampling"), arguments.deselected());
    assertEquals(List.of(), arguments.getIncludes());
    assertEquals(List.of(), arguments.getExcludes());
    assertEquals(List.of("engine", "shape"), arguments.parameterNames());
  }

  @Test
  void extentsGiveWayToWhatIsAskedFor() {
    JmhArguments arguments = parse(BenchExtent.QUICK, "-f 4 -r 2s");
    assertEquals(BenchExtent.QUICK, arguments.extent());
    assertEquals(4, arguments.getForkCount().get());
    assertEquals(TimeValue.seconds(2), arguments.getMeasurementTime().get());
    assertFalse(arguments.getMeasurementIterations().hasValue());
  }

  @ParameterizedTest
  @EnumSource
  void extentsDifferInForksOnly(BenchExtent extent) {
    JmhArguments arguments = parse(extent, "Step");
    assertEquals(extent.forks(), arguments.getForkCount().get());
    assertFalse(arguments.getWarmupIterations().hasValue());
    assertFalse(arguments.getWarmupTime().hasValue());
    assertFalse(arguments.getMeasurementIterations().hasValue());
    assertFalse(arguments.getMeasurementTime().hasValue());
  }

  @Test
  void isSilentUnlessAskedForMore() {
    assertEquals(VerboseMode.SILENT, parse(BenchExtent.STANDARD, "Step").verbosity().get());
    assertEquals(VerboseMode.EXTRA, parse(BenchExtent.STANDARD, "Step -v EXTRA").verbosity().get());
  }

  private static double seconds(String words, String shortName) {
    return parse(BenchExtent.STANDARD, words)
        .secondsPerCase(
            new BenchmarkCase("org.quadrant.benchmarks." + shortName, new TreeMap<>(), 1));
  }

  @Test
  void estimatesHowLongACaseTakes() {
    assertEquals(3 * (1 + 2 + 5 * 0.3), seconds("Kernel", "KernelBenchmark.mask"), 1e-9);
    assertEquals(3 * (1 + 6 + 5 * 0.3), seconds("Step", "StepBenchmark.step"), 1e-9);
    assertEquals(2 * (1 + 0.4 + 2), seconds("-f 2 -wi 2 -w 200ms -i 1 -r 2", "StepBenchmark.step"));
    assertEquals(1.5, seconds("-f 0 -wi 0 -i 1 -r 500ms", "StepBenchmark.step"));
  }

  @Test
  void knowsWhetherAllocationIsProfiled() {
    assertFalse(parse(BenchExtent.STANDARD, "Step -prof stack").profilesAllocation());
    assertTrue(parse(BenchExtent.STANDARD, "Step -prof gc").profilesAllocation());
    assertTrue(
        parse(BenchExtent.STANDARD, "Step -prof org.openjdk.jmh.profile.GCProfiler")
            .profilesAllocation());
  }

  @Test
  void threadsDoNotWaitForEachOtherUnlessAskedTo() {
    assertFalse(parse(BenchExtent.STANDARD, "Peak -t 2").shouldSyncIterations().get());
    assertTrue(parse(BenchExtent.STANDARD, "Peak -t 2 -si true").shouldSyncIterations().get());
  }

  @ParameterizedTest
  @CsvSource({
    "--quik, 'JMH: quik'",
    "-f x, 'JMH: '",
    "-jvm /opt/java, '-jvm: /opt/java; allowed: '",
    "-o out.txt, '-o, -rf, -rff: allowed '",
    "-rf json, '-o, -rf, -rff: allowed '",
    "-rff a.json, '-o, -rf, -rff: allowed '"
  })
  void refusesInOneLine(String words, String beginning) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> parse(BenchExtent.STANDARD, words));
    assertTrue(error.getMessage().startsWith(beginning), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }
}
