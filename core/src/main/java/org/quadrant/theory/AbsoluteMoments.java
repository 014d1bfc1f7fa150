package org.quadrant.theory;

import java.util.Optional;
import org.apache.commons.math3.special.Beta;
import org.quadrant.problem.InputLaw;

/**
 * The two moments of an input law that the growth rates depend on. x₁ and x₂ are independent,
 * symmetric, of mean 0 and variance 1. Textbook integrals of the densities.
 *
 * @param mean κ = E|x₁|, at most 1
 * @param meanSmaller E[min(|x₁|, |x₂|)]
 */
public record AbsoluteMoments(double mean, double meanSmaller) {
  /** Standard normal law: κ = √(2/π), E[min] = 2(√2 − 1)/√π. */
  public static final AbsoluteMoments GAUSSIAN =
      new AbsoluteMoments(Math.sqrt(2 / Math.PI), 2 * (Math.sqrt(2) - 1) / Math.sqrt(Math.PI));

  /** ±1 with equal probability: both moments are 1. */
  public static final AbsoluteMoments RADEMACHER = new AbsoluteMoments(1, 1);

  /** Uniform on [−√3, √3]: κ = √3/2, E[min] = √3/3. */
  public static final AbsoluteMoments UNIFORM =
      new AbsoluteMoments(Math.sqrt(3) / 2, Math.sqrt(3) / 3);

  /** Laplace law of variance 1: κ = 1/√2, E[min] = 1/(2√2). */
  public static final AbsoluteMoments LAPLACE =
      new AbsoluteMoments(Math.sqrt(0.5), Math.sqrt(0.5) / 2);

  /**
   * The moments of a law.
   *
   * @param law any law
   * @return its moments; empty if its coordinates are not independent
   */
  public static Optional<AbsoluteMoments> of(InputLaw law) {
    return switch (law) {
      case InputLaw.Gaussian() -> Optional.of(GAUSSIAN);
      case InputLaw.Rademacher() -> Optional.of(RADEMACHER);
      case InputLaw.Uniform() -> Optional.of(UNIFORM);
      case InputLaw.Laplace() -> Optional.of(LAPLACE);
      case InputLaw.StudentT(double nu) -> Optional.of(studentT(nu));
      case InputLaw.Autoregressive(double rho) -> Optional.empty();
      case InputLaw.XorMixture(double radius, double deviation) -> Optional.empty();
    };
  }

  /**
   * Student's t-law scaled to variance 1. With B Euler's beta function, κ = √(ν − 2) B((ν − 1)/2,
   * ½)/π and E[min] = 2κ (1 − B(ν − ½, ½)/B(ν/2, ½)): E[min] is twice the integral of r f(r) S(r)
   * over the density f and the tail S of |x₁|, by parts 2 (κ − ∫ F f dr), where F(r), the integral
   * of s f(s) from r on, is κ (1 + r²/ν)^(−(ν−1)/2) before scaling. The limits of large ν are those
   * of {@link #GAUSSIAN}.
   *
   * @param degreesOfFreedom ν &gt; 2
   * @return the moments, right to 1e−13 relative
   * @throws IllegalArgumentException if ν ≤ 2, where the variance is infinite, or is not finite
   */
  public static AbsoluteMoments studentT(double degreesOfFreedom) {
    if (!(degreesOfFreedom > 2) || Double.isInfinite(degreesOfFreedom)) {
      throw new IllegalArgumentException(
          "Student-t needs more than 2 degrees of freedom for a variance, but has "
              + degreesOfFreedom);
    }
    // commons-math's logBeta does not cancel at large ν, as a difference of log gammas would.
    double mean =
        Math.sqrt(degreesOfFreedom - 2)
            * Math.exp(Beta.logBeta(0.5 * (degreesOfFreedom - 1), 0.5))
            / Math.PI;
    double ratio =
        Math.exp(
            Beta.logBeta(degreesOfFreedom - 0.5, 0.5) - Beta.logBeta(0.5 * degreesOfFreedom, 0.5));
    return new AbsoluteMoments(mean, 2 * mean * (1 - ratio));
  }
}
