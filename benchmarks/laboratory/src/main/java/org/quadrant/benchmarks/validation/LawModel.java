package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.distribution.LaplaceDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.quadrant.problem.InputLaw;

/**
 * What theory says of a law of the inputs.
 *
 * <p>Statistics need finite moments, which Student's law has not. There, and only there, the
 * moments are those of v/√(ν − 2 + v²): its square is Beta(½, ν/2). They are those of the law
 * itself: what random words do not resolve of it ({@link org.quadrant.random.StudentVariance}) lies
 * beyond their largest deviate, with probability 2⁻⁶⁴, or within a bin of probability 2⁻³¹, where a
 * bounded function hardly changes.
 *
 * @param independent turns one input into numbers that should be independent and alike: the
 *     coordinates themselves, the innovations of an autoregressive sequence, or the coordinates of
 *     a mixture that do not depend on the centre, divided by σ
 * @param marginal law of these numbers; null for signs
 * @param bounded what moments are taken of
 * @param moment2 second moment of that
 * @param moment4 fourth moment
 * @param moment8 eighth moment
 */
record LawModel(
    InputLaw law,
    Function<float[], double[]> independent,
    RealDistribution marginal,
    DoubleUnaryOperator bounded,
    double moment2,
    double moment4,
    double moment8) {

  /**
   * One model for each law; those with parameters at typical ones, Student's at heavy tails too.
   */
  static List<LawModel> all() {
    return InputLaw.EXAMPLES.stream()
        .map(InputLaw::parse)
        .flatMap(LawModel::atTypicalParameters)
        .map(LawModel::of)
        .toList();
  }

  private static Stream<InputLaw> atTypicalParameters(InputLaw law) {
    return switch (law) {
      case InputLaw.StudentT student -> Stream.of(new InputLaw.StudentT(2.5), student);
      case InputLaw.Autoregressive sequence ->
          Stream.of(new InputLaw.Autoregressive(0.6), new InputLaw.Autoregressive(-0.6));
      case InputLaw.XorMixture mixture -> Stream.of(new InputLaw.XorMixture(2, 0.5));
      case InputLaw.Independent independent -> Stream.of(independent);
    };
  }

  static LawModel of(InputLaw law) {
    return switch (law) {
      case InputLaw.Gaussian() -> normal(law, LawModel::coordinates);
      case InputLaw.Rademacher() -> new LawModel(law, LawModel::coordinates, null, v -> v, 1, 1, 1);
      case InputLaw.Uniform() ->
          new LawModel(
              law,
              LawModel::coordinates,
              new UniformRealDistribution(-Math.sqrt(3), Math.sqrt(3)),
              v -> v,
              1,
              9.0 / 5,
              9);
      case InputLaw.Laplace() ->
          new LawModel(
              law,
              LawModel::coordinates,
              new LaplaceDistribution(0, Math.sqrt(0.5)),
              v -> v,
              1,
              6,
              2520);
      case InputLaw.StudentT(double nu) -> student(law, nu);
      case InputLaw.Autoregressive(double rho) -> normal(law, x -> innovations(x, rho));
      case InputLaw.XorMixture(double radius, double sigma) ->
          normal(law, x -> withoutCentre(x, sigma));
    };
  }

  private static LawModel normal(InputLaw law, Function<float[], double[]> independent) {
    return new LawModel(law, independent, new NormalDistribution(), v -> v, 1, 3, 105);
  }

  private static LawModel student(InputLaw law, double nu) {
    double unitVariance = Math.sqrt(nu / (nu - 2));
    // Moments of Beta(1/2, nu/2): products of (1 + 2 i) / (1 + nu + 2 i).
    double beta1 = 1 / (1 + nu);
    double beta2 = beta1 * 3 / (3 + nu);
    double beta4 = beta2 * 5 / (5 + nu) * 7 / (7 + nu);
    return new LawModel(
        law,
        LawModel::coordinates,
        new ScaledStudent(nu, 1 / unitVariance),
        v -> v / Math.sqrt(nu - 2 + v * v),
        beta1,
        beta2,
        beta4);
  }

  /** Student's law with another scale. */
  private static final class ScaledStudent extends TDistribution {
    private static final long serialVersionUID = 1;

    private final double scale;

    ScaledStudent(double degreesOfFreedom, double scale) {
      super(degreesOfFreedom);
      this.scale = scale;
    }

    @Override
    public double cumulativeProbability(double x) {
      return super.cumulativeProbability(x / scale);
    }
  }

  private static double[] coordinates(float[] x) {
    double[] values = new double[x.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = x[k];
    }
    return values;
  }

  private static double[] innovations(float[] x, double rho) {
    double[] values = coordinates(x);
    double scale = Math.sqrt(1 - rho * rho);
    for (int k = values.length - 1; k > 0; k--) {
      values[k] = (values[k] - rho * values[k - 1]) / scale;
    }
    return values;
  }

  private static double[] withoutCentre(float[] x, double sigma) {
    double[] values = new double[x.length - 2];
    for (int k = 0; k < values.length; k++) {
      values[k] = x[k + 2] / sigma;
    }
    return values;
  }

  /** The independent numbers of some samples, what moments are taken of: [samples][]. */
  double[][] boundedRows(float[][] inputs) {
    double[][] rows = new double[inputs.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = independent.apply(inputs[i]);
      for (int k = 0; k < rows[i].length; k++) {
        rows[i][k] = bounded.applyAsDouble(rows[i][k]);
      }
    }
    return rows;
  }

  /** Whether the squares are random at all; those of signs are not. */
  boolean hasRandomSquares() {
    return moment4 > moment2 * moment2;
  }

  /** Mean of the label, −E sgn(x₁) sgn(x₂): not zero where x₁ and x₂ are correlated. */
  double meanLabel() {
    return switch (law) {
      case InputLaw.Autoregressive(double rho) -> -2 / Math.PI * Math.asin(rho);
      case InputLaw.XorMixture mixture -> 0;
      case InputLaw.Independent independent -> 0;
    };
  }
}
