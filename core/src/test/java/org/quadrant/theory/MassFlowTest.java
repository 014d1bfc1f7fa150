package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.engine.Engines;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

class MassFlowTest {
  private static final BlockFlow GAUSSIAN = new BlockFlow();
  private static final BlockFlow FINER = new BlockFlow(48);
  private static final double INITIAL = GAUSSIAN.growthRates(BlockValues.uniform(0)).plusMu1();
  private static final List<BlockValues> MASSES =
      List.of(
          new BlockValues(0.2, 0.4, 0.6, 0.8),
          new BlockValues(3, 1, 2, 5),
          new BlockValues(0, 1, 2, 0));

  static Stream<BlockValues> masses() {
    return Stream.concat(
        Stream.of(BlockValues.uniform(0), new BlockValues(0, 0, 50, 100), BlockValues.uniform(100)),
        RandomMasses.upTo(100, 5, 12));
  }

  @ParameterizedTest
  @MethodSource("masses")
  void quadratureOverTheGaussianDensityIsTheFlowInPolarCoordinates(BlockValues masses) {
    DensityFlow quadrature = DensityFlow.of(new InputLaw.Gaussian(), 0);
    for (Block block : Block.values()) {
      assertEquals(
          GAUSSIAN.growthRates(masses).get(block),
          quadrature.growthRates(masses).get(block),
          1e-9 * INITIAL);
    }
    assertEquals(BoundaryError.probability(masses), quadrature.error(masses), 1e-9);
    assertEquals(BoundaryError.probability(masses), GAUSSIAN.error(masses), 1e-15);
  }

  /** Γ₀ in closed form is the quadrature's value at zero mass, for tails down to ν = 2.25. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian",
        "uniform",
        "laplace",
        "student-t:2.25",
        "student-t:3",
        "student-t:5",
        "student-t:300"
      })
  void initialRateIsTheClosedForm(String text) {
    InputLaw.Independent law = (InputLaw.Independent) InputLaw.parse(text);
    assertEquals(0, DensityFlow.of(law, 0).lost(), 1e-9);
  }

  /** The mean of the pull over a plane, from its definition. */
  private static double pull(
      PlaneAverage plane, BlockValues masses, Block block, DoubleBinaryOperator meanLabel) {
    FourMassNetwork network = new FourMassNetwork(masses);
    return plane.of(
        (x1, x2) -> {
          // P(y = 1) and P(y = −1), each with its pull.
          double up = 0.5 * (1 + meanLabel.applyAsDouble(x1, x2));
          double f = network.output(x1, x2);
          double pull = up * 2 / (1 + Math.exp(f)) - (1 - up) * 2 / (1 + Math.exp(-f));
          return pull * block.label() * FourMassNetwork.along(block, x1, x2);
        },
        200);
  }

  private static void assertRates(
      InputLaw law, double noise, PlaneAverage plane, DoubleBinaryOperator meanLabel) {
    for (BlockValues masses : MASSES.subList(0, 1)) {
      BlockValues rates = MassFlow.of(law, noise).growthRates(masses);
      for (Block block : List.of(Block.PLUS_MU_1, Block.MINUS_MU_2)) {
        assertEquals(pull(plane, masses, block, meanLabel), rates.get(block), 1e-5, law.text());
      }
    }
  }

  /** The grid's own error is of fourth order in its step; 1e−5 is chosen. */
  @Test
  void ratesAreMeansOverThePlane() {
    DoubleUnaryOperator uniform = x -> 0.5 / Math.sqrt(3);
    assertRates(
        new InputLaw.Uniform(), 0, new PlaneAverage(uniform, Math.sqrt(3)), FourMassNetwork::label);
    DoubleUnaryOperator laplace = x -> Math.sqrt(0.5) * Math.exp(-Math.sqrt(2) * Math.abs(x));
    assertRates(
        new InputLaw.Laplace(),
        0.2,
        new PlaneAverage(laplace, 12),
        (x1, x2) -> 0.6 * FourMassNetwork.label(x1, x2));
  }

  /** Each sample is labelled by its centre: the mean label follows from the four densities. */
  @Test
  void mixtureIsLabelledByItsCentres() {
    double r = 1.5;
    double sigma = 0.8;
    InputLaw law = new InputLaw.XorMixture(r, sigma);
    DoubleBinaryOperator densities = (u, v) -> Math.exp(-(u * u + v * v) / (2 * sigma * sigma));
    double c = r / Math.sqrt(2);
    DoubleBinaryOperator meanLabel =
        (x1, x2) -> {
          double plus =
              densities.applyAsDouble(x1 - c, x2 + c) + densities.applyAsDouble(x1 + c, x2 - c);
          double minus =
              densities.applyAsDouble(x1 - c, x2 - c) + densities.applyAsDouble(x1 + c, x2 + c);
          return (plus - minus) / (plus + minus);
        };
    DoubleUnaryOperator coordinate =
        x ->
            (Math.exp(-Math.pow((x - c) / sigma, 2) / 2)
                    + Math.exp(-Math.pow((x + c) / sigma, 2) / 2))
                / (2 * sigma * Math.sqrt(2 * Math.PI));
    assertRates(law, 0, new PlaneAverage(coordinate, 8), meanLabel);
  }

  /**
   * A mixture whose centres are the corners. The kinks of max(0, u) at the corners beside a block
   * make the distance first order in σ; what extrapolation leaves is of second.
   */
  @Test
  void narrowMixtureIsTheHypercube() {
    BlockValues masses = MASSES.getFirst();
    double sigma = 0.02;
    MassFlow corners = MassFlow.of(new InputLaw.Rademacher(), 0);
    MassFlow coarse = MassFlow.of(new InputLaw.XorMixture(Math.sqrt(2), sigma), 0);
    MassFlow fine = MassFlow.of(new InputLaw.XorMixture(Math.sqrt(2), sigma / 2), 0);
    for (Block block : Block.values()) {
      double corner = HypercubeFlow.growthRate(masses.get(block));
      assertEquals(corner, corners.growthRates(masses).get(block), 1e-15);
      assertEquals(
          corner,
          2 * fine.growthRates(masses).get(block) - coarse.growthRates(masses).get(block),
          sigma * sigma);
    }
    assertEquals(0, fine.error(BlockValues.uniform(1)), 1e-9);
  }

  @Test
  void correlatedRatesAreMeansOverThePlane() {
    double rho = 0.6;
    BlockFlow flow = GAUSSIAN.withCorrelation(rho);
    PlaneAverage plane = PlaneAverage.gaussian();
    for (BlockValues masses : MASSES.subList(0, 1)) {
      FourMassNetwork network = new FourMassNetwork(masses);
      for (Block block : List.of(Block.PLUS_MU_1, Block.MINUS_MU_2)) {
        double expected =
            plane.of(
                (x1, x2) -> {
                  double square = x1 * x1 + x2 * x2;
                  double quadratic = (square - 2 * rho * x1 * x2) / (1 - rho * rho);
                  double ratio = Math.exp((square - quadratic) / 2) / Math.sqrt(1 - rho * rho);
                  double y = FourMassNetwork.label(x1, x2);
                  return ratio
                      * (2 / (1 + Math.exp(y * network.output(x1, x2))))
                      * (y * block.label() * FourMassNetwork.along(block, x1, x2));
                },
                200);
        assertEquals(expected, flow.growthRates(masses).get(block), 1e-5);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.95, -0.5, 0.3, 0.9, 0.95})
  void correlatedFlow(double rho) {
    BlockFlow flow = GAUSSIAN.withCorrelation(rho);
    InputLaw law = new InputLaw.Autoregressive(rho);
    BlockValues initial = flow.growthRates(BlockValues.uniform(0));
    assertEquals(GrowthRates.aligned(law, Axis.MU_1), initial.minusMu1(), 1e-10);
    assertEquals(GrowthRates.aligned(law, Axis.MU_2), initial.plusMu2(), 1e-10);
    BlockFlow finer = FINER.withCorrelation(rho);
    BlockFlow mirrored = GAUSSIAN.withCorrelation(-rho);
    for (BlockValues masses : MASSES) {
      BlockValues rates = flow.growthRates(masses);
      BlockValues other =
          mirrored.growthRates(
              new BlockValues(
                  masses.plusMu2(), masses.minusMu2(), masses.plusMu1(), masses.minusMu1()));
      assertEquals(rates.plusMu1(), other.plusMu2(), 1e-11);
      for (Block block : Block.values()) {
        assertEquals(finer.growthRates(masses).get(block), rates.get(block), 1e-10);
        double step = 1e-4;
        double[] more = masses.toArray();
        more[block.ordinal()] += step;
        double[] most = more.clone();
        most[block.ordinal()] += step;
        // Γ = −∂L/∂q, by a one-sided difference of second order.
        double slope =
            (4 * flow.expectedLoss(BlockValues.of(more))
                    - flow.expectedLoss(BlockValues.of(most))
                    - 3 * flow.expectedLoss(masses))
                / (2 * step);
        assertEquals(-slope, rates.get(block), 1e-7);
      }
    }
    // A network that answers +1 everywhere errs where y = −1.
    assertEquals(0.5 + Math.asin(rho) / Math.PI, flow.error(new BlockValues(1, 1, 0, 0)), 1e-14);
    assertEquals(0, flow.error(BlockValues.uniform(2)), 1e-15);
    assertThrows(IllegalStateException.class, flow::restingMass);
  }

  /**
   * Four neurons of the masses, judged on samples as training draws them, within five standard
   * errors: 1 in 100,000 for the 16 of them.
   */
  @ParameterizedTest(name = "{0}, ε = {1}")
  @CsvSource({
    "ar1:0.7, 0",
    "ar1:-0.4, 0.2",
    "uniform, 0",
    "laplace, 0.1",
    "student-t:3, 0",
    "xor-mixture:1.5:1, 0",
    "xor-mixture:1:0.7, 0.1",
    "rademacher, 0.3"
  })
  void errorsAreThoseOfSamples(String text, double noise) {
    InputLaw law = InputLaw.parse(text);
    MassFlow flow = MassFlow.of(law, noise);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(law)
            .labelNoise(noise)
            .dimension(4)
            .neurons(4)
            .batch(64)
            .build();
    for (BlockValues masses : List.of(MASSES.getFirst(), BlockValues.uniform(1))) {
      double[] weights = new double[16];
      double[] outputWeights = new double[4];
      for (Block block : Block.values()) {
        System.arraycopy(block.unitDirection(), 0, weights, 4 * block.ordinal(), 2);
        outputWeights[block.ordinal()] = 4 * block.label() * masses.get(block);
      }
      Network network = new Network(4, weights, outputWeights, Precision.DOUBLE);
      try (Training training = Engines.scalar(1).start(configuration, network)) {
        Evaluation measured = training.test(30_000);
        double expected = flow.error(masses);
        assertEquals(
            expected,
            measured.errorRate(),
            5 * Math.sqrt(expected * (1 - expected) / measured.samples()));
      }
    }
    assertEquals(flow.bayesError(), flow.error(BlockValues.uniform(1)), 1e-12);
  }

  /** In the square the wedge of slope t has the share t/8 of each quarter. */
  @Test
  void wedgesOfTheSquare() {
    MassFlow flow = MassFlow.of(new InputLaw.Uniform(), 0);
    assertEquals(0.5 * 0.25, flow.error(new BlockValues(5, 5, 3, 3)), 1e-12);
    assertEquals(0.5 / Math.sqrt(3), flow.boundaryDensity(), 1e-15);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gaussian",
        "rademacher",
        "uniform",
        "laplace",
        "student-t:3",
        "ar1:0.4",
        "xor-mixture:1.5:1"
      })
  void flippedLabelsTakeTheirShareOfTheInitialRate(String text) {
    InputLaw law = InputLaw.parse(text);
    BlockValues masses = MASSES.get(1);
    BlockValues clean = MassFlow.of(law, 0).growthRates(masses);
    BlockValues noisy = MassFlow.of(law, 0.1).growthRates(masses);
    for (Block block : Block.values()) {
      assertEquals(
          0.2 * GrowthRates.aligned(law, block.axis()), clean.get(block) - noisy.get(block), 1e-13);
    }
    assertThrows(IllegalArgumentException.class, () -> MassFlow.of(law, 0.6));
    assertThrows(IllegalArgumentException.class, () -> MassFlow.of(law, Double.NaN));
  }

  /** Small steps solve the equation: their error is of first order. */
  @Test
  void stepsFollowTheFlow() {
    BlockValues masses = new BlockValues(0.1, 0.2, 0.3, 0.4);
    double expected = new BlockFlowSolver(GAUSSIAN).solve(0, masses, 1).getFirst().minusMu1();
    double[] distance = new double[2];
    for (int i = 0; i < 2; i++) {
      int steps = 50 << i;
      BlockValues now = masses;
      for (int n = 0; n < steps; n++) {
        now = GAUSSIAN.step(now, 1.0 / steps);
      }
      distance[i] = expected - now.minusMu1();
    }
    assertEquals(2, distance[0] / distance[1], 0.05);
    assertTrue(Math.abs(distance[0]) < 1e-3);
  }

  @Test
  void solverTakesEveryFlow() {
    BlockValues start = new BlockValues(0.01, 0.02, 0.3, 1);
    BlockValues end =
        new BlockFlowSolver(MassFlow.of(new InputLaw.Rademacher(), 0))
            .solve(0, start, 30)
            .getFirst();
    for (Block block : Block.values()) {
      assertEquals(1, end.get(block) / HypercubeFlow.massAfter(start.get(block), 30), 1e-10);
    }
    MassFlow uniform = MassFlow.of(new InputLaw.Uniform(), 0);
    BlockFlowSolver solver = new BlockFlowSolver(uniform, 1e-6);
    assertTrue(solver.solve(0, start, 5).getFirst().plusMu1() > 0.05);
    BlockValues large = BlockValues.uniform(1001);
    assertThrows(IllegalArgumentException.class, () -> uniform.growthRates(large));
    assertThrows(IllegalArgumentException.class, () -> solver.solve(0, large, 5));
    assertThrows(IllegalArgumentException.class, () -> GAUSSIAN.withCorrelation(0.96));
  }
}
