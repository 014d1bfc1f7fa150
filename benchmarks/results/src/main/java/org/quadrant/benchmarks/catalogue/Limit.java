package org.quadrant.benchmarks.catalogue;

/** What the hardware gives, in the units that it is sold in. */
public enum Limit {
  /** Fused multiply-adds. */
  FMA("FMA peak", Metrics.FLOPS, "GFLOP/s"),
  /** Bytes that are read. */
  LOAD("load", Metrics.BYTES, "GB/s"),
  /** Bytes that are read and written. */
  TRIAD("triad", Metrics.BYTES, "GB/s"),
  /** Additions of integers. */
  ADD("integer add", Metrics.OPERATIONS, "Gop/s"),
  /** Exclusive ors. */
  XOR("integer xor", Metrics.OPERATIONS, "Gop/s"),
  /** Rotations. */
  ROTATE("integer rotate", Metrics.OPERATIONS, "Gop/s"),
  /** Threefry's mixture of these three. */
  MIX("add, rotate, xor", Metrics.OPERATIONS, "Gop/s"),
  /** Divisions. */
  DIVISION("division", Metrics.OPERATIONS, "Gop/s"),
  /** Square roots. */
  ROOT("square root", Metrics.OPERATIONS, "Gop/s");

  private final String what;
  private final String counter;
  private final String unit;

  Limit(String what, String counter, String unit) {
    this.what = what;
    this.counter = counter;
    this.unit = unit;
  }

  /**
   * What is limited.
   *
   * @return such as {@code triad}
   */
  public String what() {
    return what;
  }

  /**
   * JMH's auxiliary counter of what is limited.
   *
   * @return such as {@code bytes}
   */
  public String counter() {
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
}
