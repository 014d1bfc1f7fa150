package org.quadrant.benchmarks;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.quadrant.benchmarks.catalogue.Work;

/** What steps and their parts count. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class WorkCounter {
  /** Floating-point operations as {@link Work} counts them. */
  public long flops;

  /** Samples that passed through. */
  public long samples;

  /** For JMH. */
  public WorkCounter() {}
}
