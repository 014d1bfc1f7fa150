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
    return switch (problem.law()) {
      case InputLaw.Gaussian() -> rate(problem, AbsoluteMoments.GAUSSIAN);
      case InputLaw.Rademacher() -> rate(problem, AbsoluteMoments.RADEMACHER);
      case InputLaw.Uniform() -> rate(problem, AbsoluteMoments.UNIFORM);
      case InputLaw.Laplace() -> rate(problem, AbsoluteMoments.LAPLACE);
      case InputLaw.StudentT(double nu) -> rate(problem, AbsoluteMoments.studentT(nu));
      case InputLaw.Autoregressive(double rho) -> OptionalDouble.empty();
      case InputLaw.XorMixture(double radius, double deviation) -> OptionalDouble.empty();
    };
  }

  private static OptionalDouble rate(Problem problem, AbsoluteMoments moments) {
    return OptionalDouble.of((1 - 2 * problem.labelNoise()) * GrowthRates.signal(moments.mean()));
  }
}
