package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.ChiSquareTest;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.problem.InputLaw;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;

/**
 * What laws are besides independent coordinates: balance of the labels, rate of label noise,
 * correlation along an autoregressive sequence, centres of the mixture.
 */
final class StructureChecks implements CheckFamily {
  private static final int DIMENSION = 6;
  private static final long SEED = 104;
  private static final double[] NOISES = {0.05, 0.5};

  private final DeviateKernels kernels;
  private final List<LawModel> laws;
  private final int samples;

  StructureChecks(DeviateKernels kernels, List<LawModel> laws, Extent extent) {
    this.kernels = kernels;
    this.laws = laws;
    this.samples = extent.choose(1 << 16, 1 << 21);
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (LawModel law : laws) {
      results.accept(labels(law));
    }
    results.accept(noise());
    for (LawModel law : laws) {
      switch (law.law()) {
        case InputLaw.Autoregressive autoregressive -> results.accept(correlation(autoregressive));
        case InputLaw.XorMixture mixture -> results.accept(centres(mixture));
        case InputLaw.Independent independent -> {
          // Independence and shape, the other checks' concern, are all that such a law has.
        }
      }
    }
  }

  private SampleReader.Samples read(InputLaw law, double labelNoise) {
    Problem problem = new Problem(law, DIMENSION, labelNoise);
    return new SampleReader(kernels, problem, SEED, Purpose.TEST).read(0, samples);
  }

  private CheckResult labels(LawModel law) {
    double sum = 0;
    for (float label : read(law.law(), 0).labels()) {
      sum += label;
    }
    double mean = law.meanLabel();
    Scores scores = new Scores("balance of labels, " + law.law().text());
    scores.add("mean", sum / samples, mean, Math.sqrt((1 - mean * mean) / samples));
    return scores.result();
  }

  private CheckResult noise() {
    Scores scores = new Scores("rate of label noise");
    for (double rate : NOISES) {
      InputLaw law = new InputLaw.Gaussian();
      float[] clean = read(law, 0).labels();
      float[] noisy = read(law, rate).labels();
      double flipped = 0;
      for (int i = 0; i < samples; i++) {
        flipped += clean[i] == noisy[i] ? 0 : 1;
      }
      scores.add(
          "epsilon " + rate, flipped / samples, rate, Math.sqrt(rate * (1 - rate) / samples));
    }
    return scores.result();
  }

  private CheckResult correlation(InputLaw.Autoregressive law) {
    SummaryStatistics one = new SummaryStatistics();
    SummaryStatistics two = new SummaryStatistics();
    for (float[] x : read(law, 0).inputs()) {
      double sum1 = 0;
      double sum2 = 0;
      for (int k = 2; k < DIMENSION; k++) {
        sum1 += x[k] * x[k - 1];
        sum2 += x[k] * x[k - 2];
      }
      one.addValue(sum1 / (DIMENSION - 2));
      two.addValue(sum2 / (DIMENSION - 2));
    }
    double rho = law.correlation();
    double root = Math.sqrt(samples);
    Scores scores = new Scores("correlation along x, " + law.text());
    scores.add("distance 1", one.getMean(), rho, one.getStandardDeviation() / root);
    scores.add("distance 2", two.getMean(), rho * rho, two.getStandardDeviation() / root);
    return scores.result();
  }

  /** The label says along which axis the centre lies; which of its two ends, a sign says. */
  private CheckResult centres(InputLaw.XorMixture law) {
    SampleReader.Samples drawn = read(law, 0);
    long[] counts = new long[4];
    double along2 = 0;
    double across = 0;
    double across2 = 0;
    for (int i = 0; i < samples; i++) {
      float[] x = drawn.inputs()[i];
      double y = drawn.labels()[i];
      double along = (x[0] - y * x[1]) / Math.sqrt(2);
      double other = (x[0] + y * x[1]) / Math.sqrt(2);
      along2 += along * along;
      across += other;
      across2 += other * other;
      counts[(y > 0 ? 2 : 0) + (along > 0 ? 1 : 0)]++;
    }
    double r2 = law.radius() * law.radius();
    double sigma2 = law.deviation() * law.deviation();
    double root = Math.sqrt(samples);
    double[] expected = {1, 1, 1, 1};
    Scores scores = new Scores("centres, " + law.text());
    scores.add(
        "radius",
        along2 / samples,
        r2 + sigma2,
        Math.sqrt(4 * r2 * sigma2 + 2 * sigma2 * sigma2) / root);
    scores.add("across", across / samples, 0, Math.sqrt(sigma2) / root);
    scores.add("across squared", across2 / samples, sigma2, Math.sqrt(2) * sigma2 / root);
    scores.addProbability("four centres", new ChiSquareTest().chiSquareTest(expected, counts));
    return scores.result();
  }
}
