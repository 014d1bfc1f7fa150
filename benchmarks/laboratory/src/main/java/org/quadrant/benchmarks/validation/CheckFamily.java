package org.quadrant.benchmarks.validation;

import java.util.function.Consumer;

/** Checks of one kind. */
@FunctionalInterface
public interface CheckFamily {
  /**
   * Carries the checks out.
   *
   * @param results receives each result as soon as it is known
   */
  void run(Consumer<CheckResult> results);
}
