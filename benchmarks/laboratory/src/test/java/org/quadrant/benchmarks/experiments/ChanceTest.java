package org.quadrant.benchmarks.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.benchmarks.output.BadInputException;

/** Quantiles at 5 in 1,000,000, two-sided, as other programs and tables have them. */
class ChanceTest {
  @Test
  void dividesOneInAThousand() {
    assertEquals(5e-6, Chance.EACH, 1e-20);
    assertEquals(4.564788, Chance.DEVIATIONS, 1e-6);
    assertEquals(4.564788 * 0.2, Chance.normal(0.2, "known").below(), 1e-6);
    assertTrue(Chance.rule().contains("once in 1000 runs"), Chance.rule());
    assertTrue(Chance.rule().contains("1 in 200000 for each of up to 200 checks"), Chance.rule());
  }

  /** Those of the committed results; the experiments' own tests see that theirs are the same. */
  @Test
  void allExperimentsHaveNoMoreChecks() throws IOException, BadInputException {
    int checks = 0;
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(Completeness.COMMITTED, Files::isDirectory)) {
      for (Path experiment : folders) {
        checks += ExperimentReader.read(experiment).checks().size();
      }
    }
    assertTrue(checks > Chance.CHECKS / 4, "only " + checks + " checks found");
    assertTrue(checks <= Chance.CHECKS, checks + " checks");
  }

  /** Student's law of one degree of freedom is Cauchy's, and that of two has a closed form. */
  @Test
  void fewSeedsNeedManyStandardErrors() {
    Sample two = new Sample(2, 1, 1e-9);
    assertEquals(1e-9 / Math.tan(Math.PI * 2.5e-6), Chance.ofSeeds(two, 1).above(), 1e-10);
    Sample three = new Sample(3, 1, 1e-3);
    double tail = 2.5e-6;
    double quantile = (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail));
    assertEquals(1e-3 * quantile, Chance.ofSeeds(three, 10).below(), 1e-7);
  }

  /** The worst of many is allowed the quantile of a rarer event. */
  @Test
  void theWorstOfManyMayBeFarther() {
    Sample two = new Sample(2, 1, 1e-9);
    assertEquals(1e-9 / Math.tan(Math.PI * 2.5e-6 / 7), Chance.ofSeeds(two, 7, 1).above(), 1e-9);
    assertEquals(4.983328 * 0.5, Chance.largest(0.5, 8, "known").above(), 1e-6);
    // 4Q(z) = 5e-6 for one path, 16Q(z) for four.
    assertEquals(4.708130 * 0.5, Chance.paths(0.5, 1, "known").above(), 1e-6);
    assertEquals(4.983328 * 0.5, Chance.paths(0.5, 4, "known").above(), 1e-6);
  }

  @Test
  void theCapIsTheMost() {
    assertEquals(0.3, Chance.ofSeeds(new Sample(6, 1, 0.1), 0.3).above());
    assertEquals(0.3, Chance.ofSeeds(Sample.of(1), 0.3).above());
    assertThrows(IllegalArgumentException.class, () -> new Chance(-1e-9, 0, ""));
    assertThrows(IllegalArgumentException.class, () -> new Chance(0, Double.NaN, ""));
  }

  @ParameterizedTest
  @CsvSource({"0.25, 2400", "0.013, 2400", "0.999, 100"})
  void aShareLeavesItsRangeAsRarelyAsItMay(double probability, int cases) {
    Chance chance = Chance.share(probability, cases);
    BinomialDistribution law = new BinomialDistribution(null, cases, probability);
    int least = (int) Math.round((probability - chance.below()) * cases);
    int most = (int) Math.round((probability + chance.above()) * cases);
    assertTrue(law.cumulativeProbability(least - 1) <= Chance.EACH / 2);
    assertTrue(law.cumulativeProbability(least) > Chance.EACH / 2);
    assertTrue(1 - law.cumulativeProbability(most) <= Chance.EACH / 2 * (1 + 1e-6));
  }

  /** χ² of two degrees of freedom is exponential. */
  @Test
  void squares() {
    Chance chance = Chance.squares(2, 3);
    assertEquals(3 * (1 + Math.log1p(-2.5e-6)), chance.below(), 1e-9);
    assertEquals(3 * (-Math.log(2.5e-6) - 1), chance.above(), 1e-6);
    assertEquals(-2 * Math.log(5e-6 / 7), Chance.largestSquares(2, 7), 1e-6);
    assertEquals(4.564788, Chance.largestNormal(1), 1e-6);
    assertEquals(4.983328, Chance.largestNormal(8), 1e-6);
  }

  /**
   * Pearson's statistic of four blocks of 400 neurons by enumeration: its tail at the quantile that
   * stands for eight seeds is that of χ² within a factor of two.
   */
  @Test
  void blockSizesHaveNearlyTheTailOfSquares() {
    int neurons = 400;
    double[] logFactorials = new double[neurons + 1];
    for (int n = 0; n <= neurons; n++) {
      logFactorials[n] = Gamma.logGamma(n + 1);
    }
    double limit = Chance.largestSquares(3, 8);
    double tail = 0;
    for (int a = 0; a <= neurons; a++) {
      for (int b = 0; a + b <= neurons; b++) {
        for (int c = 0; a + b + c <= neurons; c++) {
          int d = neurons - a - b - c;
          double squares = 0.01 * (square(a) + square(b) + square(c) + square(d));
          if (squares > limit) {
            tail +=
                Math.exp(
                    logFactorials[neurons]
                        - logFactorials[a]
                        - logFactorials[b]
                        - logFactorials[c]
                        - logFactorials[d]
                        - neurons * Math.log(4));
          }
        }
      }
    }
    assertEquals(1, tail / (Chance.EACH / 8), 0.5);
  }

  private static double square(int size) {
    return (size - 100.0) * (size - 100);
  }
}
