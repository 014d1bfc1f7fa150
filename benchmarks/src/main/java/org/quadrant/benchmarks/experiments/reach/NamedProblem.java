package org.quadrant.benchmarks.experiments.reach;

import java.util.List;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.EarlyGradient;
import org.quadrant.theory.FiniteDimension;
import org.quadrant.theory.LinearGrowth;

/**
 * A law of the inputs with label noise, as figures name it.
 *
 * @param name in figures
 * @param law law of the inputs
 * @param labelNoise ε
 */
record NamedProblem(String name, InputLaw law, double labelNoise) {
  private static final double DEPENDENT_RATE = 0.25;

  /** Independent coordinates, where κ²/√(2π) applies. */
  static List<NamedProblem> independent() {
    return List.of(
        clean("Gaussian", new InputLaw.Gaussian()),
        clean("Rademacher", new InputLaw.Rademacher()),
        clean("uniform", new InputLaw.Uniform()),
        clean("Laplace", new InputLaw.Laplace()),
        clean("Student-t, ν = 5", new InputLaw.StudentT(5)),
        clean("Student-t, ν = 3", new InputLaw.StudentT(3)),
        clean("Student-t, ν = 2.5", new InputLaw.StudentT(2.5)),
        new NamedProblem("Gaussian, ε = 0.1", new InputLaw.Gaussian(), 0.1),
        new NamedProblem("Gaussian, ε = 0.3", new InputLaw.Gaussian(), 0.3));
  }

  /** Dependent coordinates, where it does not. */
  static List<NamedProblem> dependent() {
    return List.of(
        clean("AR(1), ρ = 0.5", new InputLaw.Autoregressive(0.5)),
        clean("AR(1), ρ = −0.5", new InputLaw.Autoregressive(-0.5)),
        clean("XOR mixture, r = 1.5, σ = 1", new InputLaw.XorMixture(1.5, 1)));
  }

  private static NamedProblem clean(String name, InputLaw law) {
    return new NamedProblem(name, law, 0);
  }

  Problem problem(int dimension) {
    return new Problem(law, dimension, labelNoise);
  }

  /** (1 − 2ε) κ²/√(2π). */
  double limitingRate(int dimension) {
    return LinearGrowth.rate(problem(dimension)).orElse(Double.NaN);
  }

  /** The same in d dimensions; for dependent coordinates a rough value, to choose a horizon by. */
  double rate(int dimension) {
    return switch (law) {
      case InputLaw.Autoregressive(double rho) -> DEPENDENT_RATE;
      case InputLaw.XorMixture(double r, double sigma) ->
          r * r / (2 * Math.sqrt(2 * Math.PI) * sigma);
      case InputLaw.Independent independent ->
          (1 - 2 * labelNoise) * FiniteDimension.signalRate(independent, dimension);
    };
  }

  /** Whether E|x|³ is infinite: rates then approach their limits slower than any series tells. */
  boolean hasHeavyTail() {
    return law instanceof InputLaw.Independent independent
        && Double.isInfinite(CoordinateLaw.of(independent).cubeRatio());
  }

  /**
   * Share of the growth exponent, up to an e-fold growth, that is of third order in the signals: 2k
   * s²/‖w⊥‖² with k = E|x|³/(6κ), averaged over neurons (3/d) and over the growth of s². 0 where
   * the early flow is exact or, for heavy tails, leaves that order out.
   */
  double cubicShare(int dimension) {
    return 2 * EarlyGradient.cubic(law) * 3 / dimension * Math.expm1(2) / 2;
  }
}
