package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.function.Consumer;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;

/** Mean, variance and fourth moment of every law, in their standard errors. */
final class MomentChecks implements CheckFamily {
  private static final long SEED = 101;
  private static final int DIMENSION = 32;
  private static final int SAMPLES = 1 << 14;

  private final DeviateKernels kernels;
  private final List<LawModel> laws;
  private final int steps;

  MomentChecks(DeviateKernels kernels, List<LawModel> laws, Extent extent) {
    this.kernels = kernels;
    this.laws = laws;
    this.steps = extent.choose(2, 128);
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (LawModel law : laws) {
      results.accept(check(law));
    }
  }

  private CheckResult check(LawModel law) {
    SampleReader reader =
        new SampleReader(
            kernels, new Problem(law.law(), DIMENSION), SEED + laws.indexOf(law), Purpose.TRAINING);
    double sum1 = 0;
    double sum2 = 0;
    double sum4 = 0;
    double n = 0;
    for (int step = 0; step < steps; step++) {
      for (double[] row : law.boundedRows(reader.read(step, SAMPLES).inputs())) {
        for (double v : row) {
          double square = v * v;
          sum1 += v;
          sum2 += square;
          sum4 += square * square;
          n++;
        }
      }
    }
    Scores scores = new Scores("moments, " + law.law().text());
    scores.add("mean", sum1 / n, 0, Math.sqrt(law.moment2() / n));
    if (law.hasRandomSquares()) {
      double variance2 = law.moment4() - law.moment2() * law.moment2();
      double variance4 = law.moment8() - law.moment4() * law.moment4();
      scores.add("variance", sum2 / n, law.moment2(), Math.sqrt(variance2 / n));
      scores.add("fourth moment", sum4 / n, law.moment4(), Math.sqrt(variance4 / n));
    }
    return scores.result();
  }
}
