package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.quadrant.benchmarks.session.BenchmarkCase;

/** A build whose forks take no time: what they say is made up. */
final class FakeHost implements ForkHost {
  static final BenchmarkCase ONE = new BenchmarkCase("a.One.run", new TreeMap<>(), 1);
  static final BenchmarkCase OTHER = new BenchmarkCase("a.Other.run", new TreeMap<>(), 1);
  static final BenchmarkCase RULER = new BenchmarkCase("a.Ruler.run", new TreeMap<>(), 1);
  static final double BUDGET = 1e4;

  private static final ForkSettings SETTINGS = new ForkSettings(1, 1, 2, 1);

  /** What a fork does. */
  @FunctionalInterface
  interface Answer {
    /** Operations per second of the n-th fork of a benchmark, counted from 1. */
    double rate(String benchmark, int n) throws ForkFailedException, IOException;
  }

  private final Answer answer;
  private final Map<String, Integer> counts = new HashMap<>();

  FakeHost(Answer answer) {
    this.answer = answer;
  }

  /** A build that always says the same. */
  static FakeHost steady(double rate) {
    return new FakeHost((benchmark, n) -> rate);
  }

  @Override
  public JsonNode run(BenchmarkCase what) throws ForkFailedException, IOException {
    int n = counts.merge(what.shortName(), 1, Integer::sum);
    double rate = answer.rate(what.shortName(), n);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("benchmark", what.benchmark()).put("mode", "thrpt");
    ObjectNode metric = result.putObject("primaryMetric").put("scoreUnit", "ops/s");
    ArrayNode scores = metric.putArray("rawData").addArray();
    scores.add(rate).add(rate);
    result
        .putObject("secondaryMetrics")
        .putObject("gc.alloc.rate.norm")
        .putArray("rawData")
        .addArray()
        .add(0)
        .add(0);
    return result;
  }

  static GateCases cases(BenchmarkCase... judged) {
    return new GateCases(List.of(judged), RULER, List.of(), List.of());
  }

  /** A run that ends after so many forks at the latest. */
  static RegressionRun run(
      GateCases cases,
      ForkOrder order,
      FakeHost baseline,
      FakeHost candidate,
      int forks,
      ForkLog log)
      throws IOException {
    return run(cases, order, baseline, candidate, forks, log, System.nanoTime());
  }

  static RegressionRun run(
      GateCases cases,
      ForkOrder order,
      FakeHost baseline,
      FakeHost candidate,
      int forks,
      ForkLog log,
      long start)
      throws IOException {
    return run(cases, order, baseline, candidate, run -> run.forks().size() >= forks, log, start);
  }

  static RegressionRun run(
      GateCases cases,
      ForkOrder order,
      FakeHost baseline,
      FakeHost candidate,
      Predicate<RegressionRun> stop,
      ForkLog log,
      long start)
      throws IOException {
    AtomicReference<RegressionRun> self = new AtomicReference<>();
    RegressionRun run =
        new RegressionRun(
            cases,
            new Gate(cases.names(), cases.name(RULER), BUDGET),
            order,
            any -> SETTINGS,
            log,
            () -> stop.test(self.get()),
            new PrintWriter(Writer.nullWriter()),
            start);
    self.set(run);
    run.execute(Map.of(Arm.BASELINE, baseline, Arm.CANDIDATE, candidate));
    return run;
  }

  static ForkLog log(Path folder) throws IOException {
    return ForkLog.append(folder.resolve("forks.csv"));
  }
}
