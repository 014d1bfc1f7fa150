package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

class BoundaryErrorTest {
  @Test
  void checkValue() {
    assertEquals(0.242427, BoundaryError.probability(new BlockValues(0.2, 0.4, 0.6, 0.8)), 5e-7);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 0.3, 1e200})
  void equalMassesMakeNoError(double mass) {
    assertEquals(0, BoundaryError.probability(BlockValues.uniform(mass)));
    for (Wedge wedge : BoundaryError.wedges(BlockValues.uniform(mass))) {
      assertEquals(0, wedge.predictedLabel());
    }
  }

  @Test
  void zeroMasses() {
    assertEquals(0, BoundaryError.boundaryAngle(0, 1));
    assertEquals(Math.PI / 2, BoundaryError.boundaryAngle(1, 0));
    assertEquals(0, BoundaryError.boundaryAngle(0, 0));
    // One block alone: right on its own quarter turn, wrong beside it; guessing elsewhere.
    assertEquals(0.5, BoundaryError.probability(new BlockValues(1, 0, 0, 0)), 1e-15);
    assertEquals(0.5, BoundaryError.probability(BlockValues.uniform(0)), 1e-15);
    // One whole axis missing: everything has the other's label.
    assertEquals(0.5, BoundaryError.probability(new BlockValues(0, 0, 1, 2)), 1e-15);
    // One block missing: its quarter turn has the wrong label.
    assertEquals(0.25, BoundaryError.probability(new BlockValues(0, 1, 1, 1)), 1e-15);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void totalIsTheShareOfMisclassifiedAngles(long seed) {
    BlockValues masses = RandomMasses.upTo(1, seed, 1).findFirst().orElseThrow();
    FourMassNetwork network = new FourMassNetwork(masses);
    int angles = 1_000_000;
    int errors = 0;
    for (int i = 0; i < angles; i++) {
      double angle = 2 * Math.PI * (i + 0.5) / angles;
      double x1 = Math.cos(angle);
      double x2 = Math.sin(angle);
      if (network.output(x1, x2) * FourMassNetwork.label(x1, x2) < 0) {
        errors++;
      }
    }
    // Each of the eight edges of wedges is off by at most one angle.
    assertEquals((double) errors / angles, BoundaryError.probability(masses), 8.0 / angles);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void wedgesLieWhereTheNetworkErrs(long seed) {
    BlockValues masses = RandomMasses.upTo(1, seed, 1).findFirst().orElseThrow();
    FourMassNetwork network = new FourMassNetwork(masses);
    List<Wedge> wedges = BoundaryError.wedges(masses);
    Set<List<Block>> pairs = new HashSet<>();
    for (Wedge wedge : wedges) {
      pairs.add(List.of(wedge.positive(), wedge.negative()));
      double from = wedge.trueBoundary();
      double to = wedge.learnedBoundary();
      assertEquals(wedge.probability(), Math.abs(to - from) / (2 * Math.PI), 1e-15);
      double middle = 0.5 * (from + to);
      assertEquals(wedge.predictedLabel(), Math.signum(outputAt(network, middle)));
      assertEquals(-wedge.predictedLabel(), labelAt(middle));
      // A little beyond either end the answer is right again.
      double beyond = 1e-6 * Math.signum(to - from);
      assertEquals(labelAt(to + beyond), Math.signum(outputAt(network, to + beyond)));
      assertEquals(labelAt(from - beyond), Math.signum(outputAt(network, from - beyond)));
      assertNotEquals(0, wedge.predictedLabel());
    }
    assertEquals(4, pairs.size());
  }

  private static double outputAt(FourMassNetwork network, double angle) {
    return network.output(Math.cos(angle), Math.sin(angle));
  }

  private static double labelAt(double angle) {
    return FourMassNetwork.label(Math.cos(angle), Math.sin(angle));
  }

  /** The density of min(|x₁|, |x₂|) is 4 φ(δ) erfc(δ/√2). */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void errorsAtAllDistancesMakeTheTotal(long seed) {
    BlockValues masses = RandomMasses.upTo(1, seed, 1).findFirst().orElseThrow();
    double total =
        new GaussLegendre(20)
            .integrate(
                distance ->
                    BoundaryError.probabilityAtDistance(masses, distance)
                        * 4
                        * Math.exp(-0.5 * distance * distance)
                        / Math.sqrt(2 * Math.PI)
                        * Erf.erfc(distance * Math.sqrt(0.5)),
                0,
                9,
                200);
    assertEquals(BoundaryError.probability(masses), total, 1e-9);
  }

  @Test
  void errorAtTheBoundaryIsOneHalf() {
    assertEquals(0.5, BoundaryError.probabilityAtDistance(new BlockValues(1, 2, 3, 4), 0));
    assertEquals(0.25, BoundaryError.probabilityAtDistance(new BlockValues(1, 2, 1, 2), 0), 1e-15);
    assertEquals(0, BoundaryError.probabilityAtDistance(BlockValues.uniform(1), 0));
    // One axis missing: half of all points, at any distance.
    assertEquals(0.5, BoundaryError.probabilityAtDistance(new BlockValues(0, 0, 1, 2), 2), 1e-12);
    assertThrows(
        IllegalArgumentException.class,
        () -> BoundaryError.probabilityAtDistance(BlockValues.uniform(1), -1e-9));
  }

  @Test
  void impossibleInputsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> BoundaryError.probability(new BlockValues(Double.POSITIVE_INFINITY, 1, 1, 1)));
    assertThrows(
        IllegalArgumentException.class,
        () -> BoundaryError.probability(new BlockValues(1, -1, 1, 1)));
    assertThrows(
        IllegalArgumentException.class, () -> new Wedge(Block.PLUS_MU_2, Block.PLUS_MU_1, 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> new Wedge(Block.PLUS_MU_1, Block.MINUS_MU_1, 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> new Wedge(Block.PLUS_MU_2, Block.MINUS_MU_2, 0.5));
    assertThrows(
        IllegalArgumentException.class, () -> new Wedge(Block.PLUS_MU_1, Block.PLUS_MU_2, 1.6));
    assertThrows(
        IllegalArgumentException.class, () -> new Wedge(Block.PLUS_MU_1, Block.PLUS_MU_2, -0.1));
  }
}
