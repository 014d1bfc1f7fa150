package org.quadrant.benchmarks.catalogue;

import java.util.Locale;

/** The parts of a step, in the order in which it takes them; each is measured alone as well. */
public enum Kernel {
  /** Draws samples. */
  SAMPLE,
  /** Pre-activations. */
  FORWARD,
  /** Network outputs. */
  OUTPUTS,
  /** Slopes of the logistic loss. */
  SLOPES,
  /** Logistic losses, which a test needs and a step does not. */
  LOSSES,
  /** Second layer's gradient and masked slopes. */
  MASK,
  /** First layer's gradient. */
  BACKWARD,
  /** Adds one block's gradients to another's. */
  ADD,
  /** Updates both layers. */
  UPDATE;

  /** The benchmark's method. */
  public String method() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kernel that a method of the benchmark measures.
   *
   * @throws IllegalArgumentException if it measures none
   */
  public static Kernel ofMethod(String method) {
    return valueOf(method.toUpperCase(Locale.ROOT));
  }
}
