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
import org.quadrant.benchmarks.machine.Cache;
import org.quadrant.benchmarks.machine.Machine;
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
        "Step -p engine=native | engine: native; allowed: reference, scalar, vector, gram",
        "Step -p lanes=3 | lanes: 3; allowed: 0, 1, 4, 8, 16",
        "Step -p threads=0 | threads: 0; allowed: 1 <= threads <= 1024",
        "Step -p threads=9999 | threads: 9999; allowed: 1 <= threads <= 1024",
        "Step -p law=normal | law: normal; allowed: gaussian, ",
        "StepBenchmark -p engine=gram | nothing to run: ",
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

  /** Caches of 32 and 256 KiB, and a third of 512 KiB for each of the threads that share it. */
  private static Machine machine(int threads) {
    List<Cache> caches =
        List.of(
            new Cache(1, "Data", 32 << 10, 1),
            new Cache(2, "Unified", 256 << 10, 1),
            new Cache(3, "Unified", (long) threads << 19, threads));
    return new Machine(
        "CPU", threads, null, caches, null, LANES, null, "os", "1", "a", "v", "25", "vm", "25",
        List.of(), null, true);
  }

  /** Weights, inputs and pre-activations are 150 KiB. */
  @Test
  void aKernelBringsTheBandwidthsOfItsMemory() {
    String words = "Kernel.*forward -p engine=vector -p shape=128x100x100";
    CaseSelection selection = select(words).withBandwidths(machine(2));
    assertEquals(
        List.of(
            "MemoryBandwidthBenchmark.load lanes=%d level=L2".formatted(LANES),
            "MemoryBandwidthBenchmark.triad lanes=%d level=L2".formatted(LANES)),
        selection.cases().stream().map(BenchmarkCase::text).limit(2).toList());
    assertEquals(3, selection.cases().size());
    assertEquals(List.of(), selection.skipped());
  }

  /** Its data of 410 KiB lie in the third level, of which a thread has too little to measure it. */
  @Test
  void leavesOutABandwidthThatCannotBeMeasured() {
    String words = "Kernel.*forward -p engine=vector -p shape=128x100x400 -t 5";
    CaseSelection selection = select(words).withBandwidths(machine(5));
    assertEquals(1, selection.cases().size());
    assertEquals(2, selection.skipped().size());
    for (String skipped : selection.skipped()) {
      assertTrue(
          skipped.matches("MemoryBandwidthBenchmark.* level=L3 -t 5: level: L3; .* needed"),
          skipped);
    }
  }
}
