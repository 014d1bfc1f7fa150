package org.quadrant.benchmarks.experiments.generality;

import java.util.List;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.training.TrainingConfiguration;

/**
 * What minibatches of m samples leave of noise in the logarithm of masses, while they grow. A step
 * adds 2η times the error of a mean of m pulls 2 sigmoid(−y f) y s_B max(0, u_B), each of them at
 * most max(0, u_B) in size where f = 0 and smaller on average afterwards. Over a time τ that is,
 * for one block, a variance of at most 4ητ/m · E[max(0, u_B)²] = 2Vητ/m with V = E u_B²; for the
 * mean of the four, whose pulls add up to ± √2 min(|x₁|, |x₂|), at most ητ/(2m) E[min²] ≤ ητ/(2m)
 * E|x₁x₂|. Afterwards the flow itself pulls masses back.
 *
 * @param ofBlock standard deviation for one block
 * @param ofMean for the mean of the four
 */
record MassNoise(double ofBlock, double ofMean) {
  /** Of the mean over the seeds whose second phase begins; the longest growing time counts. */
  static MassNoise of(LawTraining training) {
    TrainingConfiguration configuration = training.records().getFirst().plan().configuration();
    List<MassForecast> begun = training.begun();
    double growing = begun.stream().mapToDouble(MassForecast::growingTime).max().orElse(0);
    double share = configuration.learningRate() * growing / configuration.batch() / begun.size();
    InputLaw law = training.named().law();
    return new MassNoise(
        Math.sqrt(2 * share * alongAxis(law)), Math.sqrt(0.5 * share * meanProduct(law)));
  }

  /** The larger of E u_B² over the blocks. */
  private static double alongAxis(InputLaw law) {
    return switch (law) {
      case InputLaw.Autoregressive(double rho) -> 1 + Math.abs(rho);
      case InputLaw.XorMixture(double r, double sigma) -> sigma * sigma + 0.5 * r * r;
      case InputLaw.Independent independent -> 1;
    };
  }

  /** A bound of E|x₁x₂|. */
  private static double meanProduct(InputLaw law) {
    return switch (law) {
      case InputLaw.Autoregressive(double rho) -> 1;
      case InputLaw.XorMixture(double r, double sigma) -> sigma * sigma + 0.5 * r * r;
      case InputLaw.Independent independent -> {
        double kappa = CoordinateLaw.of(independent).absoluteMean();
        yield kappa * kappa;
      }
    };
  }
}
