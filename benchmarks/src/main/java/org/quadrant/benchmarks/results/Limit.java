package org.quadrant.benchmarks.results;

import java.util.Arrays;
import java.util.Optional;

/** What the hardware gives, in the units that it is sold in. */
public enum Limit {
  /** Fused multiply-adds. */
  FMA("FmaPeakBenchmark.peak", "FMA peak", "flops", "GFLOP/s"),
  /** Bytes that are read. */
  LOAD("MemoryBandwidthBenchmark.load", "load", "bytes", "GB/s"),
  /** Bytes that are read and written. */
  TRIAD("MemoryBandwidthBenchmark.triad", "triad", "bytes", "GB/s"),
  /** Additions of integers. */
  ADD("IntegerPeakBenchmark.add", "integer add", "operations", "Gop/s"),
  /** Exclusive ors. */
  XOR("IntegerPeakBenchmark.xor", "integer xor", "operations", "Gop/s"),
  /** Rotations. */
  ROTATE("IntegerPeakBenchmark.rotate", "integer rotate", "operations", "Gop/s"),
  /** Threefry's mixture of these three. */
  MIX("IntegerPeakBenchmark.mix", "add, rotate, xor", "operations", "Gop/s"),
  /** Divisions. */
  DIVISION("DivisionPeakBenchmark.divide", "division", "operations", "Gop/s"),
  /** Square roots. */
  ROOT("DivisionPeakBenchmark.squareRoot", "square root", "operations", "Gop/s");

  /** What the units are multiples of. */
  private static final double GIGA = 1e9;

  private final String benchmark;
  private final String what;
  private final String counter;
  private final String unit;

  Limit(String benchmark, String what, String counter, String unit) {
    this.benchmark = benchmark;
    this.what = what;
    this.counter = counter;
    this.unit = unit;
  }

  /**
   * The limit that a result tells of.
   *
   * @param result any
   * @return the limit; empty if it is not that of one
   */
  public static Optional<Limit> of(JmhResult result) {
    return Arrays.stream(values())
        .filter(limit -> limit.benchmark.equals(result.shortName()))
        .findFirst();
  }

  /**
   * What is limited.
   *
   * @return such as {@code triad}
   */
  public String what() {
    return what;
  }

  /** JMH's auxiliary counter. */
  String counter() {
    return counter;
  }

  /**
   * Unit of the limit.
   *
   * @return a thousand million a second
   */
  public String unit() {
    return unit;
  }

  /**
   * A rate as tables show it.
   *
   * @param perSecond the rate
   * @return its number of thousands of millions; a dash if it is not finite
   */
  public static String text(double perSecond) {
    return Numbers.significant(perSecond / GIGA);
  }
}
