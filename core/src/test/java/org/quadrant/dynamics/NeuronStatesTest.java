package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;

class NeuronStatesTest {
  private static final double[] MU_1 = {Math.sqrt(0.5), -Math.sqrt(0.5)};
  private static final double[] MU_2 = {Math.sqrt(0.5), Math.sqrt(0.5)};

  @ParameterizedTest(name = "seed {0}, d = {1}, p = {2}")
  @CsvSource({
    "1, 2, 5",
    "2, 3, 1",
    "3, 4, 7",
    "4, 5, 16",
    "5, 6, 3",
    "6, 7, 9",
    "7, 8, 4",
    "8, 101, 33"
  })
  void matchesTheDefinitions(long seed, int dimension, int neurons) {
    Network network = RandomNetworks.normal(seed, dimension, neurons);
    NeuronStates states = NeuronStates.of(network);
    assertEquals(neurons, states.neurons());
    for (int j = 0; j < neurons; j++) {
      double a = network.outputWeight(j);
      double[] own = a >= 0 ? MU_1 : MU_2;
      double[] other = a >= 0 ? MU_2 : MU_1;
      double signal = own[0] * network.weight(j, 0) + own[1] * network.weight(j, 1);
      double opposite = other[0] * network.weight(j, 0) + other[1] * network.weight(j, 1);
      double orthogonal = norm(network, j, 2);
      double norm = norm(network, j, 0);
      assertEquals(signal, states.signal(j), 1e-14);
      assertEquals(opposite, states.opposite(j), 1e-14);
      assertEquals(orthogonal, states.orthogonalNorm(j), 1e-14 * norm);
      assertEquals(norm, states.norm(j), 1e-14 * norm);
      assertEquals(a, states.outputWeight(j));
      assertSame(Block.of(a, signal), states.block(j));
      assertEquals(Math.abs(a) * norm, states.mass(j), 1e-13);
      assertEquals(Math.abs(signal) / norm, states.alignment(j), 1e-14);
    }
  }

  private static double norm(Network network, int neuron, int fromCoordinate) {
    double sum = 0;
    for (int k = fromCoordinate; k < network.dimension(); k++) {
      sum += network.weight(neuron, k) * network.weight(neuron, k);
    }
    return Math.sqrt(sum);
  }

  @Test
  void orthogonalNormKeepsItsDigitsAtLargeDimension() {
    int dimension = 1_000_002;
    double[] weights = new double[dimension];
    Arrays.fill(weights, 0.1);
    NeuronStates states =
        NeuronStates.of(new Network(dimension, weights, new double[] {1}, Precision.DOUBLE));
    assertEquals(100, states.orthogonalNorm(0), 1e-9);
  }

  @Test
  void planeAndNormsAreEnough() {
    Network network = RandomNetworks.normal(11, 6, 20);
    NeuronStates full = NeuronStates.of(network);
    double[] first = new double[20];
    double[] second = new double[20];
    for (int j = 0; j < 20; j++) {
      first[j] = network.weight(j, 0);
      second[j] = network.weight(j, 1);
    }
    NeuronStates plane =
        NeuronStates.ofPlane(first, second, full.orthogonalNorms(), network.outputWeights());
    assertArrayEquals(full.signals(), plane.signals());
    assertArrayEquals(full.opposites(), plane.opposites());
    assertArrayEquals(full.orthogonalNorms(), plane.orthogonalNorms());
    assertArrayEquals(full.norms(), plane.norms());
    assertArrayEquals(full.outputWeights(), plane.outputWeights());
    assertEquals(full.blocks(), plane.blocks());
  }

  @Test
  void columnsAreCopies() {
    double[] norms = {1.0};
    double[] outputs = {1.0};
    NeuronStates states = NeuronStates.ofPlane(new double[] {3}, new double[] {4}, norms, outputs);
    norms[0] = 7;
    outputs[0] = 7;
    states.signals()[0] = 7;
    states.opposites()[0] = 7;
    states.orthogonalNorms()[0] = 7;
    states.norms()[0] = 7;
    states.outputWeights()[0] = 7;
    assertEquals(-Math.sqrt(0.5), states.signal(0), 1e-15);
    assertEquals(7 * Math.sqrt(0.5), states.opposite(0), 1e-14);
    assertEquals(1, states.orthogonalNorm(0));
    assertEquals(Math.sqrt(26), states.norm(0), 1e-15);
    assertEquals(1, states.outputWeight(0));
  }

  @Test
  void signalHeavyIncludesEquality() {
    // a ≥ 0: s = (w₁ − w₂)/√2, o = (w₁ + w₂)/√2; here s = √2, o = 0, so ‖w⊥‖ = ζ√2 is the limit.
    double limit = 0.5 * 2 * Math.sqrt(0.5);
    NeuronStates states =
        NeuronStates.ofPlane(
            new double[] {1, 1, 1.5},
            new double[] {-1, -1, -0.5},
            new double[] {limit, Math.nextUp(limit), 0},
            new double[] {1, 1, 1});
    assertTrue(states.isSignalHeavy(0, 0.5));
    assertFalse(states.isSignalHeavy(1, 0.5));
    assertTrue(states.isSignalHeavy(2, 0.51), "o = s/2");
    assertFalse(states.isSignalHeavy(2, 0.49), "o = s/2");
  }

  @Test
  void zeroNeuronHasAlignmentZero() {
    NeuronStates states =
        NeuronStates.ofPlane(new double[1], new double[1], new double[1], new double[1]);
    assertEquals(0, states.alignment(0));
    assertEquals(0, states.norm(0));
    assertSame(Block.PLUS_MU_1, states.block(0));
  }

  @Test
  void divergedNetworkCanBeRead() {
    double[] nan = {Double.NaN};
    NeuronStates states = NeuronStates.ofPlane(nan, nan, nan, nan);
    assertTrue(Double.isNaN(states.norm(0)) && Double.isNaN(states.signal(0)));
  }

  @Test
  void misfitsAreRefused() {
    Network line = new Network(1, new double[] {1}, new double[] {1}, Precision.DOUBLE);
    assertThrows(IllegalArgumentException.class, () -> NeuronStates.of(line));
    double[] one = {1};
    double[] two = {1, 1};
    assertThrows(IllegalArgumentException.class, () -> NeuronStates.ofPlane(two, one, one, one));
    assertThrows(IllegalArgumentException.class, () -> NeuronStates.ofPlane(one, two, one, one));
    assertThrows(IllegalArgumentException.class, () -> NeuronStates.ofPlane(one, one, two, one));
    assertThrows(IllegalArgumentException.class, () -> NeuronStates.ofPlane(one, one, one, two));
    assertThrows(
        IllegalArgumentException.class,
        () -> NeuronStates.ofPlane(one, one, new double[] {-1}, one));
  }

  @Test
  void oneNumberThatIsNotFiniteIsEnough() {
    double[] one = {1, 1};
    assertTrue(NeuronStates.ofPlane(one, one, one, one).isFinite());
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      double[] other = {1, bad};
      assertFalse(NeuronStates.ofPlane(other, one, one, one).isFinite());
      assertFalse(NeuronStates.ofPlane(one, other, one, one).isFinite());
      assertFalse(NeuronStates.ofPlane(one, one, other, one).isFinite());
      assertFalse(NeuronStates.ofPlane(one, one, one, other).isFinite());
    }
  }
}
