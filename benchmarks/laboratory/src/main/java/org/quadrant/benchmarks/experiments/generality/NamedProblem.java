package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import java.util.stream.Stream;
import org.quadrant.benchmarks.results.Numbers;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.FiniteDimension;
import org.quadrant.theory.LinearGrowth;

/**
 * A law of the inputs with label noise, as figures name it.
 *
 * @param law law of the inputs
 * @param labelNoise ε
 */
record NamedProblem(InputLaw law, double labelNoise) {
  private static final double DEPENDENT_RATE = 0.25;

  /** A problem without label noise. */
  NamedProblem(InputLaw law) {
    this(law, 0);
  }

  /** Independent coordinates, where κ²/√(2π) applies, under every such law. */
  static List<NamedProblem> independent() {
    Stream<NamedProblem> noisy =
        Stream.of(0.1, 0.3).map(noise -> new NamedProblem(new InputLaw.Gaussian(), noise));
    return Stream.concat(everyLaw().filter(NamedProblem::isIndependent), noisy).toList();
  }

  /** Student's law from tails that hardly have a variance to light ones, but for those above. */
  static List<NamedProblem> otherTails() {
    return Stream.of(2.3, 4.0, 7.0, 10.0)
        .map(nu -> new NamedProblem(new InputLaw.StudentT(nu)))
        .toList();
  }

  /**
   * Whole trainings: every law, correlations weak enough for the block flow, and flipped labels.
   */
  static List<NamedProblem> whole() {
    Stream<NamedProblem> laws =
        Stream.of(
                new InputLaw.Gaussian(),
                new InputLaw.Rademacher(),
                new InputLaw.Uniform(),
                new InputLaw.Laplace(),
                new InputLaw.StudentT(5),
                new InputLaw.StudentT(3),
                new InputLaw.XorMixture(1.5, 1),
                new InputLaw.Autoregressive(0.3),
                new InputLaw.Autoregressive(-0.3))
            .map(NamedProblem::new);
    Stream<NamedProblem> noisy =
        Stream.of(0.02, 0.05, 0.1, 0.2, 0.3)
            .map(noise -> new NamedProblem(new InputLaw.Gaussian(), noise));
    return Stream.concat(laws, noisy).toList();
  }

  /** Labels that are a coin's. */
  static NamedProblem control() {
    return new NamedProblem(new InputLaw.Gaussian(), 0.5);
  }

  /** Correlations up to where the flow is known. */
  static List<NamedProblem> correlations() {
    return Stream.of(-0.9, -0.7, -0.5, -0.3, -0.1, 0.1, 0.3, 0.5, 0.7, 0.9)
        .map(rho -> new NamedProblem(new InputLaw.Autoregressive(rho)))
        .toList();
  }

  /** Dependent coordinates, where it does not, under every such law. */
  static List<NamedProblem> dependent() {
    return everyLaw().filter(named -> !named.isIndependent()).toList();
  }

  private static Stream<NamedProblem> everyLaw() {
    return InputLaw.EXAMPLES.stream()
        .map(InputLaw::parse)
        .flatMap(NamedProblem::atChosenParameters)
        .map(NamedProblem::new);
  }

  private static Stream<InputLaw> atChosenParameters(InputLaw law) {
    return switch (law) {
      case InputLaw.StudentT student ->
          Stream.of(student, new InputLaw.StudentT(3), new InputLaw.StudentT(2.5));
      case InputLaw.Autoregressive(double rho) ->
          Stream.of(new InputLaw.Autoregressive(rho), new InputLaw.Autoregressive(-rho));
      case InputLaw.XorMixture mixture -> Stream.of(new InputLaw.XorMixture(1.5, 1));
      case InputLaw.Independent independent -> Stream.of(independent);
    };
  }

  /** The name in figures and texts. */
  String name() {
    return law.title() + (labelNoise > 0 ? ", ε = " + Numbers.plain(labelNoise) : "");
  }

  boolean isIndependent() {
    return law instanceof InputLaw.Independent;
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
}
