package org.quadrant.theory;

import java.util.Optional;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
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

  private static final int TAIL_NODES = 96;
  private static final double TAIL_SCALE = 2;

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
   * Student's t-law scaled to variance 1: κ = √((ν − 2)/π) Γ((ν − 1)/2)/Γ(ν/2), and E[min] = ∫
   * P(|x| &gt; r)² dr by Gauss–Legendre quadrature. Right to 1e−10 for ν from 2.1 to 300.
   *
   * @param degreesOfFreedom ν &gt; 2
   * @return the moments
   * @throws IllegalArgumentException if ν ≤ 2, where the variance is infinite, or is not finite
   */
  public static AbsoluteMoments studentT(double degreesOfFreedom) {
    if (!(degreesOfFreedom > 2) || Double.isInfinite(degreesOfFreedom)) {
      throw new IllegalArgumentException(
          "Student-t needs more than 2 degrees of freedom for a variance, but has "
              + degreesOfFreedom);
    }
    // Γ((ν−1)/2)/Γ(ν/2) = B((ν−1)/2, ½)/√π: commons-math's logBeta does not cancel at large ν.
    double mean =
        Math.sqrt(degreesOfFreedom - 2)
            * Math.exp(Beta.logBeta((degreesOfFreedom - 1) / 2, 0.5))
            / Math.PI;
    double scale = Math.sqrt((degreesOfFreedom - 2) / degreesOfFreedom);
    return new AbsoluteMoments(mean, scale * studentMeanSmaller(degreesOfFreedom));
  }

  private static double studentMeanSmaller(double degreesOfFreedom) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(TAIL_NODES, 0, Math.PI / 2);
    // r = 2 tan ψ: the tail r^(−2ν) becomes cos^(2ν−2) ψ, which vanishes at the end for every ν.
    return rule.integrate(
        psi -> {
          double tangent = Math.tan(psi);
          double tail = studentTail(TAIL_SCALE * tangent, degreesOfFreedom);
          return tail * tail * TAIL_SCALE * (1 + tangent * tangent);
        });
  }

  private static double studentTail(double r, double degreesOfFreedom) {
    return Beta.regularizedBeta(
        degreesOfFreedom / (degreesOfFreedom + r * r), degreesOfFreedom / 2, 0.5);
  }
}
