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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quadrant.benchmarks.FmaPeakBenchmark;
import org.quadrant.benchmarks.StepBenchmark;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhResults;
import org.quadrant.benchmarks.session.BenchmarkCase;
import org.quadrant.benchmarks.study.SlowedJar;
import org.quadrant.simd.VectorKernels;

/** Real forks of a real jar, if only a few. */
class RegressionRunTest {
  private static final ForkSettings BRIEF = new ForkSettings(1, 50, 2, 20);

  /** Seconds; longer than any test. */
  private static final double BUDGET = 1e4;

  private static final List<Arm> ARMS = List.of(Arm.values());

  private static final ForkOrder ORDER = new ForkOrder(1);

  private static final BenchmarkCase PEAK = BenchmarkCase.peak(VectorKernels.preferredLanes(), 1);

  /** Without vectors a fork starts sooner. */
  private static final BenchmarkCase STEP =
      new BenchmarkCase(
          StepBenchmark.class.getName() + ".step",
          new TreeMap<>(
              Map.of(
                  "engine", "scalar",
                  "lanes", "0",
                  "law", "gaussian",
                  "shape", "64x8x5",
                  "threads", "1")),
          1);

  @TempDir private static Path folder;
  private static Path jar;

  @BeforeAll
  static void write() throws IOException {
    // Other benchmarks may well run while these tests do.
    System.setProperty("jmh.ignoreLock", "true");
    jar = SmallJar.write(folder.resolve("small.jar"));
  }

  /** A run that is stopped after so many forks. */
  private static RegressionRun run(BenchmarkCase what, Path candidate, String log, int forks)
      throws IOException {
    return run(what, jar, candidate, log, forks);
  }

  private static RegressionRun run(
      BenchmarkCase what, Path baseline, Path candidate, String log, int forks) throws IOException {
    AtomicReference<RegressionRun> run = new AtomicReference<>();
    return run(
        what,
        baseline,
        candidate,
        log,
        () -> run.get().forks().size() >= forks,
        System.nanoTime(),
        run::set);
  }

  private static RegressionRun run(
      BenchmarkCase what,
      Path baseline,
      Path candidate,
      String log,
      BooleanSupplier stop,
      long start,
      Consumer<RegressionRun> begun)
      throws IOException {
    GateCases cases = cases(what);
    try (BenchmarkJar one = BenchmarkJar.open("--baseline", baseline);
        BenchmarkJar other = BenchmarkJar.open("--candidate", candidate);
        ForkLog forks = ForkLog.append(folder.resolve(log))) {
      RegressionRun run =
          new RegressionRun(
              cases,
              new Gate(cases.names(), null, BUDGET),
              ORDER,
              any -> BRIEF,
              forks,
              stop,
              new PrintWriter(Writer.nullWriter()),
              start);
      begun.accept(run);
      run.execute(one, other);
      return run;
    }
  }

  private static GateCases cases(BenchmarkCase what) {
    return new GateCases(List.of(what), null, List.of(), List.of());
  }

  @Test
  void measuresBothJarsInTurnsAndKeepsEverything() throws IOException {
    Path slowed = folder.resolve("slowed.jar");
    SlowedJar.write(jar, List.of(PEAK.benchmark()), 100, slowed);
    RegressionRun run = run(PEAK, slowed, "forks.csv", 4);
    assertEquals(
        ORDER.of("FmaPeakBenchmark.peak lanes=" + PEAK.params().get("lanes"), 0, ARMS),
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

  /**
   * Four rounds: the fewest that can tell. Each call counts as 90 operations in the baseline, so
   * that no noise hides the difference.
   */
  @Test
  void aBuildThatTakesLongerIsARegression() throws IOException {
    Path faster =
        SmallJar.write(
            folder.resolve("faster.jar"),
            line -> line.replace("U 7 SECONDS E ", "U 7 SECONDS I 2 90 "));
    RegressionRun run = run(STEP, faster, jar, "slower.csv", 16);
    RegressionReport report =
        RegressionReport.of(cases(STEP), run, List.of(), gone -> false, false);
    assertEquals(Outcome.REGRESSION, report.outcome(), report.text());
    assertEquals(Verdict.REGRESSED, run.decision().findings().getFirst().verdict());
    assertTrue(run.decision().findings().getFirst().slowDown() > 10, report.text());
    assertTrue(report.text().startsWith("**REGRESSION**\n"), report.text());
  }

  /** The candidate's scores are a thousandth of the baseline's. */
  @Test
  void unitsMayDiffer() throws IOException {
    Path other =
        SmallJar.write(
            folder.resolve("units.jar"), line -> line.replace("U 7 SECONDS", "U 12 MILLISECONDS"));
    RegressionRun run = run(STEP, other, "units.csv", 3);
    Fork before = first(run, Arm.BASELINE);
    Fork after = first(run, Arm.CANDIDATE);
    assertEquals(List.of("ops/s", "ops/ms"), List.of(before.unit(), after.unit()));
    assertEquals(before.logTime(), after.logTime(), Math.log(30));
  }

  private static Fork first(RegressionRun run, Arm arm) {
    return run.forks().stream().filter(fork -> fork.arm() == arm).findFirst().orElseThrow();
  }

  @Test
  void noForkBeginsWhenTheBudgetIsSpent() throws IOException {
    long start = System.nanoTime() - (long) (1e9 * (BUDGET + 1));
    RegressionRun run = run(PEAK, jar, jar, "late.csv", () -> false, start, begun -> {});
    assertEquals(List.of(), run.forks());
    assertTrue(run.decision().over());
  }

  @Test
  void aBenchmarkThatFailsIsNamedWithItsReason() throws IOException {
    BenchmarkCase impossible =
        new BenchmarkCase(
            FmaPeakBenchmark.class.getName() + ".peak", new TreeMap<>(Map.of("lanes", "5")), 1);
    RegressionRun run = run(impossible, jar, "failing.csv", 1);
    assertEquals(List.of("FmaPeakBenchmark.peak lanes=5"), run.failed(Arm.BASELINE));
    assertEquals(List.of(), run.failed(Arm.CANDIDATE));
    assertEquals(1, run.failures().size());
    String failure = run.failures().getFirst();
    assertTrue(
        failure.startsWith("FmaPeakBenchmark.peak lanes=5 fails in the baseline: lanes: 5"),
        failure);
    assertEquals(List.of(), run.forks());
  }

  @Test
  void anInterruptedRunKeepsItsForks() throws IOException {
    RegressionRun run = run(STEP, jar, "interrupted.csv", 1);
    assertEquals(1, run.forks().size());
    assertEquals(1, ForkLog.read(folder.resolve("interrupted.csv")).size());
    assertTrue(run.decision().over());
    assertEquals(1, JmhResults.of(run.json(run.forks().getFirst().arm())).results().size());
  }
}
