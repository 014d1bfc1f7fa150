package org.quadrant.benchmarks.validation;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;

/**
 * The shape of every law: a Kolmogorov–Smirnov test of the coordinates, or for signs chi-square
 * tests of the patterns of eight neighbouring ones and of the means.
 */
final class DistributionChecks implements CheckFamily {
  private static final long SEED = 102;
  private static final int DIMENSION = 16;
  private static final int PATTERN = 8;

  private final DeviateKernels kernels;
  private final List<LawModel> laws;
  private final int samples;

  DistributionChecks(DeviateKernels kernels, List<LawModel> laws, Extent extent) {
    this.kernels = kernels;
    this.laws = laws;
    this.samples = extent.choose(1 << 12, 1 << 16);
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (LawModel law : laws) {
      Problem problem = new Problem(law.law(), DIMENSION);
      SampleReader reader =
          new SampleReader(kernels, problem, SEED + laws.indexOf(law), Purpose.TRAINING);
      float[][] inputs = reader.read(0, samples).inputs();
      results.accept(law.marginal() == null ? chiSquare(law, inputs) : kolmogorov(law, inputs));
    }
  }

  private static CheckResult kolmogorov(LawModel law, float[][] inputs) {
    double[] values =
        Arrays.stream(inputs).map(law.independent()).flatMapToDouble(Arrays::stream).toArray();
    Scores scores = new Scores("Kolmogorov-Smirnov, " + law.law().text());
    scores.addProbability(
        values.length + " values",
        new KolmogorovSmirnovTest().kolmogorovSmirnovTest(law.marginal(), values, false));
    return scores.result();
  }

  private static CheckResult chiSquare(LawModel law, float[][] inputs) {
    long[] observed = new long[1 << PATTERN];
    for (float[] x : inputs) {
      for (int first = 0; first < x.length; first += PATTERN) {
        int pattern = 0;
        for (int k = first; k < first + PATTERN; k++) {
          pattern = 2 * pattern + (x[k] > 0 ? 1 : 0);
        }
        observed[pattern]++;
      }
    }
    double[] expected = new double[observed.length];
    Arrays.fill(expected, (double) inputs.length * DIMENSION / PATTERN / observed.length);
    Scores scores = new Scores("chi-square, " + law.law().text());
    scores.addProbability(
        observed.length + " patterns", new ChiSquareTest().chiSquareTest(expected, observed));
    double squares = 0;
    for (int k = 0; k < DIMENSION; k++) {
      double sum = 0;
      for (float[] x : inputs) {
        sum += x[k];
      }
      squares += sum * sum / inputs.length;
    }
    scores.addProbability(
        DIMENSION + " means",
        1 - new ChiSquaredDistribution(DIMENSION).cumulativeProbability(squares));
    return scores.result();
  }
}
