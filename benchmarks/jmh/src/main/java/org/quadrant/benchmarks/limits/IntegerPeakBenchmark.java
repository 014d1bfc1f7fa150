package org.quadrant.benchmarks.limits;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.VectorWidth;

/**
 * The most integer operations that Java gets out of the CPU, of the kinds that Threefry takes:
 * operands in registers, nothing waiting. The sampler's words are held against it.
 */
public class IntegerPeakBenchmark extends QuadrantBenchmark {
  /** Links of each chain in one invocation. */
  static final int ROUNDS = 1024;

  private IntegerChains chains;

  /** For JMH. */
  public IntegerPeakBenchmark() {}

  /**
   * Makes the chains.
   *
   * @throws IllegalArgumentException if there is no such width
   * @throws UnsupportedOperationException if this JVM or CPU does not give it; the message says why
   */
  @Setup
  public void choose(VectorWidth width) {
    chains = IntegerChains.of(width.resolve());
  }

  private void count(OperationCounter counters, int operations) {
    counters.operations += (long) operations * chains.lanes() * ROUNDS;
  }

  /**
   * Additions.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public int add(OperationCounter counters) {
    count(counters, IntegerChains.CHAINS);
    return chains.add(ROUNDS);
  }

  /**
   * Exclusive ors.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public int xor(OperationCounter counters) {
    count(counters, IntegerChains.CHAINS);
    return chains.xor(ROUNDS);
  }

  /**
   * Rotations by a constant.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public int rotate(OperationCounter counters) {
    count(counters, IntegerChains.CHAINS);
    return chains.rotate(ROUNDS);
  }

  /**
   * Threefry's own mixture: an addition, a rotation and an exclusive or.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public int mix(OperationCounter counters) {
    count(counters, 3 * IntegerChains.CHAINS / 2);
    return chains.mix(ROUNDS);
  }
}
