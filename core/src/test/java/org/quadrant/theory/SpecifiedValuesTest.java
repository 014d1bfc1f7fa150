package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.problem.InputLaw;

/**
 * The check values in section 8 of SPECIFICATION.md that no other test has. They were computed from
 * the formulas of that section by other programs.
 */
class SpecifiedValuesTest {
  /** Values are rounded to six decimals. */
  private static final double ROUNDING = 5.1e-7;

  private static final BlockFlow FLOW = new BlockFlow();

  @ParameterizedTest(name = "{0}, d = {1}")
  @CsvSource({
    "rademacher, 10, 0.360127",
    "rademacher, 100, 0.395880",
    "uniform, 10, 0.282324",
    "uniform, 100, 0.297831",
    "laplace, 10, 0.222661",
    "laplace, 100, 0.201687",
    "student-t:5, 10, 0.234373",
    "student-t:5, 100, 0.218653"
  })
  void rateInFiniteDimension(String law, int dimension, double rate) {
    assertEquals(rate, FiniteDimension.signalRate(InputLaw.parse(law), dimension), ROUNDING);
  }

  @ParameterizedTest(name = "{0}, d = {1}")
  @CsvSource({
    "rademacher, 100, 1.0025",
    "rademacher, 400, 1.0006",
    "laplace, 100, 1.0010",
    "laplace, 400, 1.0003",
    "student-t:5, 100, 1.0054",
    "student-t:5, 400, 1.0020",
    "student-t:3, 100, 1.0528",
    "student-t:3, 400, 1.0319",
    "student-t:2.5, 100, 1.1611",
    "student-t:2.5, 400, 1.1183"
  })
  void rateOfAllNeurons(String text, int dimension, double ratio) {
    InputLaw.Independent law = (InputLaw.Independent) InputLaw.parse(text);
    double limit = GrowthRates.signal(CoordinateLaw.of(law).absoluteMean());
    assertEquals(ratio, new SignalGrowth(law, dimension).rate(1) / limit, 100 * ROUNDING);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "uniform, 0.239215, 0.191211, 0.098642, 0.058311, 0.204167",
    "laplace, 0.198732, 0.153335, 0.038178, -0.001130, 0.281250",
    "student-t:3, 0.183119, 0.145002, 0.035330, 0.001472, 0.267997",
    "ar1:0.5, 0.064661, 0.041727, 0.191634, 0.138812, 0.177054",
    "xor-mixture:1.5:1, 0.287405, 0.190377, -0.008178, -0.079449, 0.321533"
  })
  void ratesUnderOtherLaws(
      String law, double rate1, double rate2, double rate3, double rate4, double error) {
    MassFlow flow = MassFlow.of(InputLaw.parse(law), 0);
    BlockValues masses = new BlockValues(0.2, 0.4, 0.6, 0.8);
    assertArrayEquals(
        new double[] {rate1, rate2, rate3, rate4}, flow.growthRates(masses).toArray(), ROUNDING);
    assertEquals(error, flow.error(masses), ROUNDING);
  }

  @Test
  void pullAtOneNeuron() {
    NeuronPull pull = NeuronPull.of(0.3, 0.1, 1);
    assertArrayEquals(
        new double[] {0.009838, 0.071963, -0.025195, -0.009231},
        new double[] {pull.output(), pull.signal(), pull.opposite(), pull.orthogonal()},
        ROUNDING);
  }

  @Test
  void oneNeuronLeftToItself() {
    SingleNeuron neuron = NeuronFlow.solve(new SingleNeuron(0.0036, -0.0021, 0.0498, 0.05), 10);
    assertArrayEquals(
        new double[] {0.042907, -0.000139, 0.041038, 0.059395}, neuron.toArray(), ROUNDING);
  }

  @Test
  void lossOfUnequalMasses() {
    assertEquals(1.134779, FLOW.expectedLoss(new BlockValues(0.2, 0.4, 0.6, 0.8)), ROUNDING);
  }

  @ParameterizedTest(name = "label noise {0}")
  @CsvSource({"0.1, 2.728877", "0.01, 11.107092"})
  void massAtRest(double noise, double mass) {
    assertEquals(mass, FLOW.withLabelNoise(noise).restingMass(), ROUNDING);
  }

  @ParameterizedTest(name = "t = {0}")
  @CsvSource({"20, 2.794324", "100, 4.622523", "1000, 6.609395"})
  void massOnTheHypercube(double time, double mass) {
    assertEquals(mass, HypercubeFlow.massAfter(0.01, time), ROUNDING);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}, {3}")
  @CsvSource({
    "0.2, 0.4, 0.6, 0.8, 0.242427, 0.5, 0.175830, 0.056641",
    "1, 2, 1, 2, 0.102416, 0.25, 0.054132, 0.002127"
  })
  void errorByDistance(
      double q1, double q2, double q3, double q4, double all, double at0, double half, double one) {
    BlockValues masses = new BlockValues(q1, q2, q3, q4);
    assertEquals(all, BoundaryError.probability(masses), ROUNDING);
    assertEquals(at0, BoundaryError.probabilityAtDistance(masses, 0), ROUNDING);
    assertEquals(half, BoundaryError.probabilityAtDistance(masses, 0.5), ROUNDING);
    assertEquals(one, BoundaryError.probabilityAtDistance(masses, 1), ROUNDING);
  }

  @Test
  void whatStaysAtTheBoundary() {
    OffsetFlow flow = new OffsetFlow(0.1, 1, 1);
    assertEquals(0.017583, new BlurredBoundary(0.1, 0.05).probability(), ROUNDING);
    assertEquals(0.113236, flow.response(0.2, 0.8), ROUNDING);
    assertEquals(0.199764, flow.pullVariance(0.2, 0.8), ROUNDING);
    assertEquals(0.073204, flow.response(3, 2), ROUNDING);
    assertEquals(0.097128, flow.pullVariance(3, 2), ROUNDING);
    assertEquals(0.084161, flow.decay(BlockValues.uniform(5), Block.PLUS_MU_1), ROUNDING);
    assertEquals(0.001826, LateTime.noiseError(40, 10, 1e-4), ROUNDING);
  }
}
