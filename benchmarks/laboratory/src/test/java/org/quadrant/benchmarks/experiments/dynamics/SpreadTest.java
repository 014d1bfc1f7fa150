package org.quadrant.benchmarks.experiments.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.experiments.Sample;
import org.quadrant.dynamics.NeuronStates;

class SpreadTest {
  @Test
  void oneNeuronABlockHasNoSpreadWithin() {
    Spread spread = Spread.of(Synthetic.four(new double[] {1, 2, 3, 6}, 0, 0, 1));
    assertEquals(0, spread.within(), 1e-15);
    // Mean 3, squared deviations 4 + 1 + 0 + 9 over 3.
    assertEquals(Math.sqrt(14.0 / 3) / 3, spread.between(), 1e-12);
    assertEquals(Double.NaN, spread.sampling());
    assertEquals(spread.between(), spread.masses(), 1e-12);
  }

  @Test
  void twoNeuronsABlock() {
    double[] first = new double[8];
    double[] second = new double[8];
    double[] outputs = new double[8];
    for (int j = 0; j < 8; j++) {
      double signal = (j < 4 ? 1 : 3) * (j % 2 == 0 ? 1 : -1);
      boolean positive = j % 4 < 2;
      first[j] = signal / Math.sqrt(2);
      second[j] = (positive ? -signal : signal) / Math.sqrt(2);
      outputs[j] = positive ? 1 : -1;
    }
    Spread spread = Spread.of(NeuronStates.ofPlane(first, second, new double[8], outputs));
    // 1 and 3 in every block: mean 2, deviation 1.
    assertEquals(0.5, spread.within(), 1e-12);
    assertEquals(0, spread.between(), 1e-12);
    // Sample variance 2, of the mean 1, over the square of the mean.
    assertEquals(0.5, spread.sampling(), 1e-12);
  }

  /** The variance between blocks of independent neurons is the one that is predicted for them. */
  @Test
  void independentNeuronsSpreadAsPredicted() {
    Random random = new Random(5);
    int repetitions = 400;
    double[] ratios = new double[repetitions];
    for (int i = 0; i < repetitions; i++) {
      double[] first = random.doubles(200, -1, 1).toArray();
      double[] second = random.doubles(200, -1, 1).toArray();
      double[] outputs = random.ints(200, 0, 2).mapToDouble(bit -> 2 * bit - 1).toArray();
      Spread spread = Spread.of(NeuronStates.ofPlane(first, second, new double[200], outputs));
      ratios[i] = Math.pow(spread.between() / spread.sampling(), 2);
    }
    assertEquals(1, Sample.of(ratios).mean(), 4 * Math.sqrt(2.0 / 3 / repetitions));
  }

  @Test
  void determinationIsOneLessTheShareOfTheResiduals() {
    List<double[]> cases =
        List.of(
            new double[] {1, 1}, new double[] {2, 2.5}, new double[] {3, 3}, new double[] {6, 6});
    assertEquals(
        1 - 0.25 / 14, IndividualExperiment.determination(cases, c -> c[0], c -> c[1]), 1e-15);
  }
}
