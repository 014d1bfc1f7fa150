package org.quadrant.benchmarks.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.simd.VectorKernels;

class CaseSelectionTest {
  private static final int LANES = VectorKernels.preferredLanes();

  private static CaseSelection select(String words) {
    List<String> list = words.isEmpty() ? List.of() : List.of(words.split(" "));
    return CaseSelection.of(JmhArguments.parse(BenchExtent.STANDARD, list), LANES);
  }

  private static List<String> texts(String words) {
    return select(words).cases().stream().map(BenchmarkCase::text).toList();
  }

  @Test
  void everyDeclaredParameterIsSound() {
    CaseSelection all = select("");
    assertTrue(
        all.skipped().stream()
            .allMatch(
                text ->
                    text.startsWith("FmaPeakBenchmark.peak lanes=")
                        || text.matches("MemoryBandwidthBenchmark\\..* level=L\\d: .* tells .*")),
        all.skipped().toString());
    assertTrue(
        all.cases().stream().noneMatch(each -> "0".equals(each.params().get("lanes"))),
        all.toString());
    assertEquals(all.cases().size(), all.cases().stream().distinct().count());
  }

  @Test
  void resolvesLanesAndRunsEnginesNextToEachOther() {
    assertEquals(
        List.of(
            "StepBenchmark.step engine=scalar lanes=1 law=gaussian shape=9x3x1 threads=2",
            "StepBenchmark.step engine=vector lanes=%d law=gaussian shape=9x3x1 threads=2"
                .formatted(LANES),
            "StepBenchmark.step engine=scalar lanes=1 law=gaussian shape=9x3x2 threads=2",
            "StepBenchmark.step engine=vector lanes=%d law=gaussian shape=9x3x2 threads=2"
                .formatted(LANES)),
        texts("Step -p shape=9x3x1,9x3x2 -p engine=scalar,vector -p threads=2"));
  }

  @Test
  void severalLanesAreOneCaseWithoutVectors() {
    assertEquals(
        List.of(
            "SamplingBenchmark.tile engine=scalar lanes=1 law=gaussian",
            "SamplingBenchmark.tile engine=vector lanes=4 law=gaussian"),
        texts("Sampling.*tile -p law=gaussian -p lanes=0,4 -p engine=scalar,vector").stream()
            .filter(text -> text.contains("scalar") || text.contains("lanes=4"))
            .toList());
  }

  @Test
  void leavesOutWhatThisMachineCannotRun() {
    CaseSelection selection = select("Step -p engine=reference,scalar -p threads=2 -p shape=9x3x1");
    assertEquals(1, selection.cases().size());
    assertEquals(1, selection.skipped().size());
    assertTrue(
        selection.skipped().getFirst().endsWith("threads: 2 with engine reference; allowed: 1"),
        selection.skipped().getFirst());
  }

  @Test
  void leavesOutEnginesThatABenchmarkLacks() {
    CaseSelection selection = select("Sampling.*tile -p law=gaussian -p engine=reference,scalar");
    assertEquals(1, selection.cases().size());
    assertEquals(
        List.of(
            "SamplingBenchmark.tile engine=reference lanes=1 law=gaussian:"
                + " engine: reference; allowed: scalar, vector"),
        selection.skipped());
  }

  @Test
  void leavesOutLawsThatTheBaselinesLack() {
    assertEquals(
        List.of("SamplingBenchmark.tile engine=scalar lanes=1 law=laplace"),
        texts("Sampling -p law=laplace -p engine=scalar"));
  }

  @Test
  void takesJmhsThreads() {
    assertEquals(List.of("FmaPeakBenchmark.peak lanes=4 -t 3"), texts("FmaPeak -p lanes=4 -t 3"));
    assertEquals(
        Runtime.getRuntime().availableProcessors(),
        select("FmaPeak -p lanes=4 -t max").cases().getFirst().threads());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | no benchmark matches nonsense; -l lists them",
        "( | benchmark: (; allowed: regular expressions",
        "Step -p shape=9x3 | shape: 9x3; allowed: ",
        "Step -p engine=native | engine: native; allowed: reference, scalar, vector",
        "Step -p lanes=3 | lanes: 3; allowed: 0, 1, 4, 8, 16",
        "Step -p threads=0 | threads: 0; allowed: 1 <= threads <= 1024",
        "Step -p threads=9999 | threads: 9999; allowed: 1 <= threads <= 1024",
        "Step -p law=normal | law: normal; allowed: gaussian, ",
        "FmaPeak -p lane=4 | -p lane; allowed: lanes",
        "FmaPeak -p lanes=1 | nothing to run: FmaPeakBenchmark.peak lanes=1: lanes: 1; allowed: "
      })
  void refusesWhatIsWrongOnAnyMachine(String words, String beginning) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> select(words));
    assertTrue(error.getMessage().startsWith(beginning), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void everyCaseKnowsItsPeak() {
    BenchmarkCase step =
        new BenchmarkCase("a.B.c", new TreeMap<>(Map.of("lanes", "8", "threads", "2")), 3);
    assertEquals(BenchmarkCase.peak(8, 6), step.ownPeak(16));
    BenchmarkCase scalar = new BenchmarkCase("a.B.c", new TreeMap<>(Map.of("lanes", "1")), 1);
    assertEquals(BenchmarkCase.peak(16, 1), scalar.ownPeak(16));
    BenchmarkCase peak = BenchmarkCase.peak(4, 2);
    assertEquals(peak, peak.ownPeak(16));
  }
}
