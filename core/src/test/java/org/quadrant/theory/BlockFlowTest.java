package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

class BlockFlowTest {
  private static final BlockFlow FLOW = new BlockFlow();
  private static final BlockFlow FINER = new BlockFlow(BlockFlow.DEFAULT_ORDER + 12);
  private static final BlockFlow COARSER = new BlockFlow(BlockFlow.DEFAULT_ORDER - 6);

  static Stream<Arguments> ratesAtKnownMasses() {
    return Stream.of(
        Arguments.of(BlockValues.uniform(0), new double[] {0.165247, 0.165247, 0.165247, 0.165247}),
        Arguments.of(
            BlockValues.uniform(0.5), new double[] {0.121962, 0.121962, 0.121962, 0.121962}),
        Arguments.of(
            new BlockValues(0.2, 0.4, 0.6, 0.8),
            new double[] {0.222321, 0.174970, 0.069687, 0.029441}));
  }

  @ParameterizedTest
  @MethodSource("ratesAtKnownMasses")
  void checkValues(BlockValues masses, double[] expected) {
    assertArrayEquals(expected, FLOW.growthRates(masses).toArray(), 6e-7);
  }

  static Stream<BlockValues> manyMasses() {
    return Stream.concat(
        RandomMasses.corners(),
        Stream.concat(
            RandomMasses.upTo(1, 1, 10),
            Stream.concat(RandomMasses.upTo(200, 2, 30), RandomMasses.upTo(1000, 3, 20))));
  }

  @ParameterizedTest
  @MethodSource("manyMasses")
  void quadratureHasConverged(BlockValues masses) {
    double scale = largest(FINER.growthRates(masses));
    assertTrue(distance(FLOW, FINER, masses) < 1e-12 * scale);
    assertTrue(distance(COARSER, FLOW, masses) < 1e-10);
    double loss = FINER.expectedLoss(masses);
    assertEquals(loss, FLOW.expectedLoss(masses), 1e-12 * loss);
  }

  private static double distance(BlockFlow first, BlockFlow second, BlockValues masses) {
    double[] a = first.growthRates(masses).toArray();
    double[] b = second.growthRates(masses).toArray();
    double largest = 0;
    for (int i = 0; i < 4; i++) {
      largest = Math.max(largest, Math.abs(a[i] - b[i]));
    }
    return largest;
  }

  private static double largest(BlockValues rates) {
    return Arrays.stream(rates.toArray()).map(Math::abs).max().getAsDouble();
  }

  @Test
  void errorFallsGeometricallyWithTheOrder() {
    // A coarse rule must be seen to be coarse, or agreement of two orders proves nothing.
    BlockFlow finest = new BlockFlow(40);
    BlockValues masses = BlockValues.uniform(200);
    double scale = largest(finest.growthRates(masses));
    double[] errors =
        Arrays.stream(new int[] {8, 12, 16, 20})
            .mapToDouble(order -> distance(new BlockFlow(order), finest, masses) / scale)
            .toArray();
    assertTrue(errors[0] > 1e-6 && errors[0] < 1e-2, Arrays.toString(errors));
    for (int i = 1; i < errors.length; i++) {
      assertTrue(errors[i] < errors[i - 1] / 20, Arrays.toString(errors));
    }
  }

  @ParameterizedTest
  @MethodSource("manyMasses")
  void matchesIntegrationAcrossTheBoundary(BlockValues masses) {
    if (masses.total() > 0) {
      double[] expected = independentRates(masses);
      assertArrayEquals(
          expected, FLOW.growthRates(masses).toArray(), 1e-11 * largest(BlockValues.of(expected)));
    }
  }

  /** The strips need a direction in every quarter: no two adjacent masses may both be zero. */
  private static double[] independentRates(BlockValues masses) {
    double[] positive = Arrays.stream(masses.toArray()).map(q -> Math.max(q, 1e-15)).toArray();
    return StripQuadrature.growthRates(BlockValues.of(positive)).toArray();
  }

  static Stream<BlockValues> moderateMasses() {
    return Stream.of(
        BlockValues.uniform(0.5),
        new BlockValues(0.2, 0.4, 0.6, 0.8),
        new BlockValues(3, 0, 1, 2),
        new BlockValues(0.1, 4, 4, 0.01));
  }

  @ParameterizedTest
  @MethodSource("moderateMasses")
  void matchesTheDefinitionOnAGrid(BlockValues masses) {
    FourMassNetwork network = new FourMassNetwork(masses);
    PlaneAverage average = PlaneAverage.gaussian();
    for (Block block : Block.values()) {
      double expected =
          average.of(
              (x1, x2) -> {
                double y = FourMassNetwork.label(x1, x2);
                double sigmoid = 1 / (1 + Math.exp(y * network.output(x1, x2)));
                return 2 * sigmoid * y * block.label() * FourMassNetwork.along(block, x1, x2);
              },
              400);
      assertEquals(expected, FLOW.growthRates(masses).get(block), 2e-7, block.symbol());
    }
    double loss =
        average.of(
            (x1, x2) ->
                2 * Math.log1p(Math.exp(-FourMassNetwork.label(x1, x2) * network.output(x1, x2))),
            400);
    assertEquals(loss, FLOW.expectedLoss(masses), 2e-7);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void reflectionsAndQuarterTurnsPermuteTheRates(long seed) {
    BlockValues masses = RandomMasses.upTo(20, seed, 1).findFirst().orElseThrow();
    BlockValues rates = FLOW.growthRates(masses);
    BlockValues reflected =
        FLOW.growthRates(
            new BlockValues(
                masses.minusMu1(), masses.plusMu1(), masses.plusMu2(), masses.minusMu2()));
    assertEquals(rates.plusMu1(), reflected.minusMu1(), 1e-15);
    assertEquals(rates.minusMu1(), reflected.plusMu1(), 1e-15);
    assertEquals(rates.plusMu2(), reflected.plusMu2(), 1e-15);
    assertEquals(rates.minusMu2(), reflected.minusMu2(), 1e-15);
    BlockValues turned =
        FLOW.growthRates(
            new BlockValues(
                masses.plusMu2(), masses.minusMu2(), masses.plusMu1(), masses.minusMu1()));
    assertEquals(rates.plusMu1(), turned.plusMu2(), 1e-13);
    assertEquals(rates.minusMu1(), turned.minusMu2(), 1e-13);
    assertEquals(rates.plusMu2(), turned.plusMu1(), 1e-13);
    assertEquals(rates.minusMu2(), turned.minusMu1(), 1e-13);
    assertEquals(
        FLOW.expectedLoss(masses),
        FLOW.expectedLoss(
            new BlockValues(
                masses.minusMu2(), masses.plusMu2(), masses.minusMu1(), masses.plusMu1())),
        1e-13);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-3, 0.5, 10, 1000})
  void equalMassesGrowEqually(double mass) {
    double[] rates = FLOW.growthRates(BlockValues.uniform(mass)).toArray();
    for (double rate : rates) {
      assertEquals(rates[0], rate, 1e-12 * rates[0]);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void rateIsMinusTheGradientOfTheLoss(long seed) {
    BlockValues masses = RandomMasses.upTo(5, seed, 1).findFirst().orElseThrow();
    for (Block block : Block.values()) {
      double step = 1e-3 * masses.get(block);
      double derivative =
          (8 * (lossAt(masses, block, step) - lossAt(masses, block, -step))
                  - (lossAt(masses, block, 2 * step) - lossAt(masses, block, -2 * step)))
              / (12 * step);
      // Rounding of the losses, divided by the step, limits the difference quotient.
      assertEquals(-derivative, FLOW.growthRates(masses).get(block), 1e-10 + 3e-15 / step);
    }
  }

  private static double lossAt(BlockValues masses, Block block, double shift) {
    double[] shifted = masses.toArray();
    shifted[block.ordinal()] += shift;
    return FLOW.expectedLoss(BlockValues.of(shifted));
  }

  @Test
  void lossAtZeroMassIsTwoLogTwo() {
    assertEquals(2 * Math.log(2), FLOW.expectedLoss(BlockValues.uniform(0)), 1e-14);
  }

  @Test
  void rateAtZeroMassIsTheAlignedRate() {
    double aligned = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
    assertEquals(aligned, FLOW.growthRates(BlockValues.uniform(0)).plusMu2(), 1e-14);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e-300, Double.NaN, Double.POSITIVE_INFINITY})
  void impossibleMassesAreRefused(double mass) {
    for (Block block : Block.values()) {
      double[] values = {1, 1, 1, 1};
      values[block.ordinal()] = mass;
      BlockValues masses = BlockValues.of(values);
      assertThrows(IllegalArgumentException.class, () -> FLOW.growthRates(masses));
      assertThrows(IllegalArgumentException.class, () -> FLOW.expectedLoss(masses));
    }
  }

  @Test
  void ruleOfOneNodeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new BlockFlow(1));
  }

  /** Flipped labels by definition: rates and losses with y and with −y, mixed. */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5})
  void labelNoiseMixesBothLabels(double noise) {
    BlockValues masses = new BlockValues(0.2, 0.4, 0.6, 0.8);
    FourMassNetwork network = new FourMassNetwork(masses);
    PlaneAverage average = PlaneAverage.gaussian();
    BlockFlow noisy = FLOW.withLabelNoise(noise);
    for (Block block : Block.values()) {
      double expected =
          average.of(
              (x1, x2) -> {
                double label = FourMassNetwork.label(x1, x2);
                double output = network.output(x1, x2);
                double right = label / (1 + Math.exp(label * output));
                double flipped = -label / (1 + Math.exp(-label * output));
                return 2
                    * ((1 - noise) * right + noise * flipped)
                    * block.label()
                    * FourMassNetwork.along(block, x1, x2);
              },
              400);
      assertEquals(expected, noisy.growthRates(masses).get(block), 1e-6);
    }
    double loss =
        average.of(
            (x1, x2) -> {
              double margin = FourMassNetwork.label(x1, x2) * network.output(x1, x2);
              return 2
                  * ((1 - noise) * Math.log1p(Math.exp(-margin))
                      + noise * Math.log1p(Math.exp(margin)));
            },
            400);
    assertEquals(loss, noisy.expectedLoss(masses), 1e-6);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.05, 0.2, 0.49})
  void labelNoiseStopsGrowthAtTheRestingMass(double noise) {
    BlockFlow noisy = FLOW.withLabelNoise(noise);
    double rest = noisy.restingMass();
    assertEquals(0, noisy.growthRates(BlockValues.uniform(rest)).plusMu1(), 1e-11);
    assertTrue(noisy.growthRates(BlockValues.uniform(0.9 * rest)).plusMu1() > 0);
    assertTrue(noisy.growthRates(BlockValues.uniform(1.1 * rest)).plusMu1() < 0);
  }

  @Test
  void extremesOfLabelNoise() {
    assertEquals(Double.POSITIVE_INFINITY, FLOW.restingMass());
    assertEquals(0, FLOW.withLabelNoise(0.5).restingMass());
    assertThrows(IllegalArgumentException.class, () -> FLOW.withLabelNoise(0.51));
    assertThrows(IllegalArgumentException.class, () -> FLOW.withLabelNoise(-0.01));
  }
}
