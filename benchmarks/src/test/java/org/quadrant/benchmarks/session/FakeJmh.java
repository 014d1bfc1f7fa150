package org.quadrant.benchmarks.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.results.ThroughputResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;

/** Gives forks that a test has prepared, in place of those that JMH would measure. */
final class FakeJmh implements Session.JmhRunner {
  /** Operations a second of the iterations of a fork, and the bytes of each operation. */
  record Fork(double bytes, double... scores) {}

  private static final Fork STEADY = new Fork(0, 100, 101, 99);

  private final Map<String, Deque<Fork>> prepared = new HashMap<>();
  private final List<String> calls = new ArrayList<>();

  /** Adds forks of a benchmark; what is measured beyond them is steady. */
  FakeJmh prepare(String benchmark, Fork... forks) {
    prepared.computeIfAbsent(benchmark, name -> new ArrayDeque<>()).addAll(Arrays.asList(forks));
    return this;
  }

  /** What was measured: the method, forks and warm-ups of each start. */
  List<String> calls() {
    return calls;
  }

  @Override
  public Collection<RunResult> run(Options options) throws RunnerException {
    String benchmark = options.getIncludes().getFirst().replaceAll("^\\^\\\\Q|\\\\E\\$$", "");
    String method = benchmark.replaceAll(".*\\.", "");
    int forks = options.getForkCount().orElse(1);
    calls.add(method + " " + forks + " " + options.getWarmupIterations().orElse(2));
    List<BenchmarkResult> results = new ArrayList<>();
    BenchmarkParams params = params(benchmark, forks);
    for (int i = 0; i < Math.max(1, forks); i++) {
      Fork fork = prepared.getOrDefault(method, new ArrayDeque<>()).poll();
      if (fork != null && fork.scores().length == 0) {
        throw new RunnerException("a fork without scores");
      }
      results.add(result(params, fork == null ? STEADY : fork));
    }
    return List.of(new RunResult(params, results));
  }

  private static BenchmarkResult result(BenchmarkParams params, Fork fork) {
    List<IterationResult> iterations = new ArrayList<>();
    for (double score : fork.scores()) {
      IterationResult iteration = new IterationResult(params, params.getMeasurement(), null);
      iteration.addResult(
          new ThroughputResult(
              ResultRole.PRIMARY, "score", score, 1_000_000_000, TimeUnit.SECONDS));
      iteration.addResult(
          new ScalarResult("gc.alloc.rate.norm", fork.bytes(), "B/op", AggregationPolicy.AVG));
      iterations.add(iteration);
    }
    return new BenchmarkResult(params, iterations);
  }

  private static BenchmarkParams params(String benchmark, int forks) {
    WorkloadParams workload = new WorkloadParams();
    workload.put("lanes", "8", 0);
    return new BenchmarkParams(
        benchmark,
        benchmark,
        false,
        1,
        new int[] {1},
        List.of(),
        forks,
        0,
        iterations(IterationType.WARMUP, 2),
        iterations(IterationType.MEASUREMENT, 3),
        Mode.Throughput,
        workload,
        TimeUnit.SECONDS,
        1,
        "java",
        List.of(),
        "25",
        "vm",
        "25",
        "1.37",
        TimeValue.minutes(1));
  }

  private static IterationParams iterations(IterationType type, int count) {
    return new IterationParams(type, count, TimeValue.seconds(1), 1);
  }
}
