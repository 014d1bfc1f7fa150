package org.quadrant.benchmarks.catalogue;

/**
 * Names of what is measured beside the score: JMH's auxiliary counters, which are the names of
 * fields, and results of profilers. Files of results hold them, so they stay as they are.
 */
public final class Metrics {
  /** Counter of floating-point operations, a fused multiply-add counting as two. */
  public static final String FLOPS = "flops";

  /** Counter of bytes that are read or written. */
  public static final String BYTES = "bytes";

  /** Counter of operations on single lanes. */
  public static final String OPERATIONS = "operations";

  /** Largest error of an elementary function, in units in the last place. */
  public static final String LARGEST_ERROR = "maxUlp";

  /**
   * Bytes allocated in an operation: what the name of JMH's result ends with. Versions before 1.37
   * put a dot in front of it.
   */
  public static final String ALLOCATED_BYTES = "gc.alloc.rate.norm";

  private Metrics() {}
}
