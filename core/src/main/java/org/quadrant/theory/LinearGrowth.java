package org.quadrant.theory;

import java.util.OptionalDouble;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;

/** The rate at which signals grow in the first phase, for the problems whose theory is known. */
public final class LinearGrowth {
  private LinearGrowth() {}

  /**
   * Growth rate c per unit of time.
   *
   * @param problem law and label noise ε
   * @return (1 − 2ε)·κ²/√(2π); empty if the coordinates are not independent
   */
  public static OptionalDouble rate(Problem problem) {
    return problem.law() instanceof InputLaw.Independent law
        ? OptionalDouble.of(
            (1 - 2 * problem.labelNoise())
                * GrowthRates.signal(CoordinateLaw.of(law).absoluteMean()))
        : OptionalDouble.empty();
  }
}
