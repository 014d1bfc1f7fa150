package org.quadrant.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.quadrant.simd.VectorKernels;

/**
 * The most fused multiply-adds that Java gets out of the CPU: operands in registers, nothing
 * waiting. It is the ruler that every other figure is held against. Several threads: JMH's options
 * {@code -t N -si false}; with iterations that wait for each other, JMH's counters are too high.
 */
public class FmaPeakBenchmark extends QuadrantBenchmark {
  private static final int ROUNDS = 1024;

  /** Floats per vector. A width that the CPU or the JVM does not give fails with the reason. */
  @Param({"4", "8", "16"})
  public int lanes;

  private FmaChains chains;

  /** For JMH. */
  public FmaPeakBenchmark() {}

  /** What is counted. */
  @State(Scope.Thread)
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  public static class Counters {
    /** Floating-point operations, a fused multiply-add counting as two. */
    public long flops;

    /** For JMH. */
    public Counters() {}
  }

  /**
   * Chooses the width.
   *
   * @throws UnsupportedOperationException if this JVM or CPU does not give it; the message says why
   */
  @Setup
  public void choose() {
    VectorKernels.of(lanes);
    chains = FmaChains.of(lanes);
  }

  /**
   * Runs the chains.
   *
   * @return a number that depends on all of them
   */
  @Benchmark
  public float peak(Counters counters) {
    counters.flops += chains.flops(ROUNDS);
    return chains.run(ROUNDS);
  }
}
