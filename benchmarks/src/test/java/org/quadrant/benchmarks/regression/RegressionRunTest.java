package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.FmaPeakBenchmark;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.study.SlowedJar;
import org.quadrant.simd.VectorKernels;

/** Real forks of a real jar, if only a few. */
class RegressionRunTest {
  private static final ForkSettings BRIEF = new ForkSettings(1, 50, 2, 20);
  private static final BenchmarkCase PEAK = BenchmarkCase.peak(VectorKernels.preferredLanes(), 1);

  @TempDir private static Path folder;
  private static Path jar;

  @BeforeAll
  static void write() throws IOException {
    // Other benchmarks may well run while these tests do.
    System.setProperty("jmh.ignoreLock", "true");
    jar = SmallJar.write(folder.resolve("small.jar"));
  }

  private static RegressionRun run(BenchmarkCase what, Path candidate, String log)
      throws IOException {
    return run(what, candidate, log, () -> false);
  }

  private static RegressionRun run(
      BenchmarkCase what, Path candidate, String log, BooleanSupplier stop) throws IOException {
    GateCases cases = new GateCases(List.of(what), null, List.of());
    try (BenchmarkJar one = BenchmarkJar.open("--baseline", jar);
        BenchmarkJar other = BenchmarkJar.open("--candidate", candidate);
        ForkLog forks = ForkLog.append(folder.resolve(log))) {
      RegressionRun run =
          new RegressionRun(
              cases,
              new Gate(List.of(what.text()), null, 1),
              any -> BRIEF,
              forks,
              stop,
              new PrintWriter(Writer.nullWriter()),
              System.nanoTime());
      run.execute(one, other);
      return run;
    }
  }

  @Test
  void measuresBothJarsInTurnsAndKeepsEverything() throws IOException {
    Path slowed = folder.resolve("slowed.jar");
    SlowedJar.write(jar, List.of(PEAK.benchmark()), 100, slowed);
    RegressionRun run = run(PEAK, slowed, "forks.csv");
    assertEquals(
        List.of(Arm.BASELINE, Arm.CANDIDATE, Arm.CANDIDATE, Arm.BASELINE),
        run.forks().stream().map(Fork::arm).toList());
    assertEquals(List.of(), run.failures());
    assertTrue(run.decision().over());
    assertEquals(Verdict.UNDECIDED, run.decision().findings().getFirst().verdict());
    assertEquals(4, ForkLog.read(folder.resolve("forks.csv")).size());
    for (Fork fork : run.forks()) {
      assertTrue(fork.bytesPerOperation() >= 0, fork.toString());
      assertTrue(fork.operationsPerIteration() > 1, fork.toString());
    }
    for (Arm arm : Arm.values()) {
      JsonNode json = run.json(arm);
      assertFalse(json.toString().contains(folder.toString()));
      JmhResult result = JmhResults.of(json).results().getFirst();
      assertEquals(2, result.forks());
      assertEquals(2, result.primaryMetric().rawData().size());
      double mean =
          result.primaryMetric().rawData().stream()
              .flatMap(List::stream)
              .mapToDouble(Double::doubleValue)
              .average()
              .orElseThrow();
      assertEquals(mean, result.primaryMetric().score(), 1e-9 * mean);
    }
  }

  @Test
  void aBenchmarkThatFailsIsNamedWithItsReason() throws IOException {
    BenchmarkCase impossible =
        new BenchmarkCase(
            FmaPeakBenchmark.class.getName() + ".peak", new TreeMap<>(Map.of("lanes", "5")), 1);
    RegressionRun run = run(impossible, jar, "failing.csv");
    assertTrue(run.failed(Arm.BASELINE));
    assertFalse(run.failed(Arm.CANDIDATE));
    assertEquals(1, run.failures().size());
    String failure = run.failures().getFirst();
    assertTrue(
        failure.startsWith("FmaPeakBenchmark.peak lanes=5 fails in the baseline: lanes: 5"),
        failure);
    assertEquals(List.of(), run.forks());
  }

  /** Asked before each fork, and once more when its failure would have to be explained. */
  @Test
  void anInterruptedRunKeepsItsForks() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    RegressionRun run = run(PEAK, jar, "interrupted.csv", () -> asked.getAndIncrement() >= 1);
    assertEquals(1, run.forks().size());
    assertEquals(1, ForkLog.read(folder.resolve("interrupted.csv")).size());
    assertTrue(run.decision().over());
    assertEquals(1, JmhResults.of(run.json(Arm.BASELINE)).results().size());
  }

  @Test
  void defaultBenchmarksExistInThisBuild() throws IOException {
    try (BenchmarkJar own = BenchmarkJar.open("--jar", jar)) {
      GateCases cases = GateCases.byDefault(own, own, 8);
      assertEquals(5, cases.cases().size());
      assertEquals(List.of(), cases.unmatched());
      assertEquals(BenchmarkCase.peak(8, 1), cases.ruler());
      assertTrue(cases.cases().stream().allMatch(each -> each.params().get("lanes").equals("8")));
    }
  }
}
