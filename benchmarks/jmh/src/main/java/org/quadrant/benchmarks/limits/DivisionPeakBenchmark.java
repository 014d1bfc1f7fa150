package org.quadrant.benchmarks.limits;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.VectorWidth;

/**
 * The most divisions and square roots that Java gets out of the CPU: operands in registers, nothing
 * waiting.
 */
public class DivisionPeakBenchmark extends QuadrantBenchmark {
  /** Links of each chain in one invocation. */
  static final int ROUNDS = 512;

  private RootChains chains;

  /** For JMH. */
  public DivisionPeakBenchmark() {}

  /**
   * Makes the chains.
   *
   * @throws IllegalArgumentException if there is no such width
   * @throws UnsupportedOperationException if this JVM or CPU does not give it; the message says why
   */
  @Setup
  public void choose(VectorWidth width) {
    chains = RootChains.of(width.resolve());
  }

  private void count(OperationCounter counters) {
    counters.operations += (long) chains.lanes() * RootChains.CHAINS * ROUNDS;
  }

  /**
   * Divisions.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public float divide(OperationCounter counters) {
    count(counters);
    return chains.divide(ROUNDS);
  }

  /**
   * Square roots.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public float squareRoot(OperationCounter counters) {
    count(counters);
    return chains.squareRoot(ROUNDS);
  }
}
