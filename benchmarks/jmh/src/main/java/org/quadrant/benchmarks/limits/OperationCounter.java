package org.quadrant.benchmarks.limits;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What benchmarks of throughput count. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class OperationCounter {
  /** Operations on single lanes. */
  public long operations;

  /** For JMH. */
  public OperationCounter() {}
}
