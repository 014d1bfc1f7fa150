package org.quadrant.benchmarks;

import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;

/** Whose kernels and how wide they are, for benchmarks to take as a parameter of their set-up. */
@State(Scope.Thread)
public class KernelChoice extends VectorWidth {
  /** Which kernels. */
  @Param({"scalar", "vector"})
  public String engine;

  /** For JMH. */
  public KernelChoice() {}

  /**
   * A choice without JMH.
   *
   * @param lanes floats per vector; 0 for what the CPU prefers
   * @return the choice, which need not exist
   */
  static KernelChoice of(String engine, int lanes) {
    KernelChoice choice = new KernelChoice();
    choice.engine = engine;
    choice.lanes = lanes;
    return choice;
  }

  /**
   * The kernels.
   *
   * @throws IllegalArgumentException if there are none of that name or width
   * @throws UnsupportedOperationException if this JVM or CPU does not give them; the message says
   *     why
   */
  Kernels kernels() {
    return switch (engine) {
      case "scalar" -> new ScalarKernels();
      case "vector" -> vectorKernels();
      default ->
          throw new IllegalArgumentException("engine: " + engine + "; allowed: scalar, vector");
    };
  }
}
