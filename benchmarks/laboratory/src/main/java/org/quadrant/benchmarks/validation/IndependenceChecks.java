package org.quadrant.benchmarks.validation;

import java.util.List;
import java.util.function.Consumer;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.problem.Problem;
import org.quadrant.random.Purpose;

/**
 * Correlations, of values and of squares, between numbers that the generator computes close to each
 * other: neighbouring coordinates, neighbouring samples, samples that share a block of the
 * generator (16 apart) or not (64 apart), the same place in the next step, for the other purpose
 * and with the next seed.
 */
final class IndependenceChecks implements CheckFamily {
  private static final int DIMENSION = 16;
  private static final int SAMPLES = 1 << 13;
  private static final long SEED = 103;

  private final DeviateKernels kernels;
  private final List<LawModel> laws;
  private final int steps;

  IndependenceChecks(DeviateKernels kernels, List<LawModel> laws, Extent extent) {
    this.kernels = kernels;
    this.laws = laws;
    this.steps = extent.choose(2, 64);
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (LawModel law : laws) {
      results.accept(check(law));
    }
  }

  private CheckResult check(LawModel law) {
    Pairs coordinates = new Pairs("coordinates", 0, 1);
    Pairs next = new Pairs("samples", 1, 0);
    Pairs sameBlock = new Pairs("samples 16 apart", 16, 0);
    Pairs nextGroup = new Pairs("samples 64 apart", 64, 0);
    Pairs nextStep = new Pairs("steps", 0, 0);
    Pairs purposes = new Pairs("purposes", 0, 0);
    Pairs seeds = new Pairs("seeds", 0, 0);
    List<Pairs> all = List.of(coordinates, next, sameBlock, nextGroup, nextStep, purposes, seeds);
    double[][] rows = rows(law, SEED, Purpose.TRAINING, 0);
    for (int step = 0; step < steps; step++) {
      for (Pairs pairs : List.of(coordinates, next, sameBlock, nextGroup)) {
        pairs.add(law, rows, rows);
      }
      purposes.add(law, rows, rows(law, SEED, Purpose.TEST, step));
      seeds.add(law, rows, rows(law, SEED + 1, Purpose.TRAINING, step));
      double[][] following = rows(law, SEED, Purpose.TRAINING, step + 1);
      nextStep.add(law, rows, following);
      rows = following;
    }
    Scores scores = new Scores("independence, " + law.law().text());
    all.forEach(pairs -> pairs.score(law, scores));
    return scores.result();
  }

  private double[][] rows(LawModel law, long seed, Purpose purpose, int step) {
    Problem problem = new Problem(law.law(), DIMENSION);
    // A law's seeds are neighbours, the laws' are not.
    long lawSeed = seed + 1000L * laws.indexOf(law);
    SampleReader reader = new SampleReader(kernels, problem, lawSeed, purpose);
    return law.boundedRows(reader.read(step, SAMPLES).inputs());
  }

  /** Sums of products over pairs at a fixed distance. */
  private static final class Pairs {
    private final String name;
    private final int rowDistance;
    private final int columnDistance;
    private double values;
    private double squares;
    private long count;

    Pairs(String name, int rowDistance, int columnDistance) {
      this.name = name;
      this.rowDistance = rowDistance;
      this.columnDistance = columnDistance;
    }

    void add(LawModel law, double[][] left, double[][] right) {
      double meanSquare = law.moment2();
      for (int i = 0; i + rowDistance < left.length; i++) {
        double[] u = left[i];
        double[] v = right[i + rowDistance];
        for (int k = 0; k + columnDistance < u.length; k++) {
          double x = u[k];
          double y = v[k + columnDistance];
          values += x * y;
          squares += (x * x - meanSquare) * (y * y - meanSquare);
          count++;
        }
      }
    }

    /** Independent factors: the variance of a product is the product of the variances. */
    void score(LawModel law, Scores scores) {
      double root = Math.sqrt((double) count);
      scores.add(name, values / count, 0, law.moment2() / root);
      if (law.hasRandomSquares()) {
        double variance = law.moment4() - law.moment2() * law.moment2();
        scores.add(name + " squared", squares / count, 0, variance / root);
      }
    }
  }
}
