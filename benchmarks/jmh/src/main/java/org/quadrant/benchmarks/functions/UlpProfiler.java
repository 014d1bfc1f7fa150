package org.quadrant.benchmarks.functions;

import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.quadrant.benchmarks.catalogue.Metrics;

/**
 * Puts the largest error of a function beside its speed, as {@code maxUlp}: measured on the values
 * of the last invocation of each iteration, when compiled code runs. JMH's auxiliary counters can
 * only be added up. On JMH's command line: {@code -prof
 * org.quadrant.benchmarks.functions.UlpProfiler}.
 */
public final class UlpProfiler implements InternalProfiler {
  private static volatile double largest = Double.NaN;

  /** For JMH. */
  public UlpProfiler() {}

  /** Takes an error that was measured in this iteration. */
  static synchronized void record(double ulp) {
    largest = Double.isNaN(largest) ? ulp : Math.max(largest, ulp);
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    largest = Double.NaN;
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    return Double.isNaN(largest)
        ? List.of()
        : List.of(new ScalarResult(Metrics.LARGEST_ERROR, largest, "ulp", AggregationPolicy.MAX));
  }

  @Override
  public String getDescription() {
    return "largest error of an elementary function";
  }
}
