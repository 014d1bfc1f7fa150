package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.session.BenchExtent;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.session.CaseSelection;
import org.quadrant.benchmarks.session.PeerArguments;
import org.quadrant.simd.VectorKernels;

/** What {@code quadrant bench --peers} measures. */
class PeerSelectionTest {
  private static List<BenchmarkCase> cases(String... words) {
    return CaseSelection.of(
            PeerArguments.parse(BenchExtent.STANDARD, List.of(words)),
            VectorKernels.preferredLanes())
        .cases();
  }

  private static Set<String> values(List<BenchmarkCase> cases, String benchmark, String name) {
    return cases.stream()
        .filter(each -> each.shortName().equals(benchmark))
        .map(each -> each.params().get(name))
        .collect(Collectors.toSet());
  }

  @Test
  void takesAllPeersAndTheVectorEngineAtTheSameShapes() {
    List<BenchmarkCase> cases = cases();

    Set<String> shapes = values(cases, "PeerStepBenchmark.step", "shape");
    assertEquals(6, shapes.size());
    assertEquals(shapes, values(cases, "StepBenchmark.step", "shape"));
    assertEquals(shapes, values(cases, "NoSuperWordStepBenchmark.step", "shape"));
    assertEquals(Set.of("vector"), values(cases, "StepBenchmark.step", "engine"));
    assertEquals(Set.of("gaussian"), values(cases, "SamplingBenchmark.tile", "law"));
    assertEquals(9 * 6 + 2, cases.size());
  }

  @Test
  void givesEachBenchmarkThePeersThatItDeclares() {
    List<BenchmarkCase> cases = cases("-p", "peer=libtorch,java-nosuperword", "-p", "shape=9x3x1");

    assertEquals(Set.of("libtorch"), values(cases, "PeerStepBenchmark.step", "peer"));
    assertEquals(
        Set.of("java-nosuperword"), values(cases, "NoSuperWordStepBenchmark.step", "peer"));
    assertEquals(Set.of("9x3x1"), values(cases, "StepBenchmark.step", "shape"));
    assertEquals(5, cases.size());
  }

  @Test
  void takesOnlyWhatWasAskedFor() {
    List<BenchmarkCase> cases = cases("PeerStep", "-p", "peer=ejml");

    assertEquals(6, cases.size());
    assertEquals(Set.of("ejml"), values(cases, "PeerStepBenchmark.step", "peer"));
  }

  @Test
  void refusesUnknownPeers() {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> cases("-p", "peer=numpy"));

    assertEquals(
        "peer: numpy; allowed: java-nosuperword, libtorch, libtorch-autograd, openblas, mkl,"
            + " ejml, commons-math3, java",
        refusal.getMessage());
  }
}
