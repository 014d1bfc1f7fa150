package org.quadrant.benchmarks.experiments.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.dynamics.NeuronStates;

class DirectionsTest {
  /** Unit vectors at angles in degrees from +μ̂₁ towards +μ̂₂ in the plane. */
  private static NeuronStates at(double[] degrees, double[] outputs, double orthogonal) {
    double[] first = new double[degrees.length];
    double[] second = new double[degrees.length];
    double[] orthogonals = new double[degrees.length];
    for (int j = 0; j < degrees.length; j++) {
      double angle = Math.toRadians(degrees[j]);
      first[j] = (Math.cos(angle) + Math.sin(angle)) / Math.sqrt(2);
      second[j] = (Math.sin(angle) - Math.cos(angle)) / Math.sqrt(2);
      orthogonals[j] = orthogonal;
    }
    return NeuronStates.ofPlane(first, second, orthogonals, outputs);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 18",
    "4.9, 18",
    "-4.9, 18",
    "5.1, 19",
    "90, 27",
    "-90, 9",
    "176, 0",
    "-176, 0",
    "180, 0",
    "-174.9, 1"
  })
  void anAngleIsInItsBin(double degrees, int bin) {
    for (double output : new double[] {1, -1}) {
      NeuronStates states = at(new double[] {degrees}, new double[] {output}, 0.3);
      double[] shares = Directions.counted(states).histogram();
      assertEquals(1, shares[bin], 1e-15, Arrays.toString(shares));
      assertEquals(
          Math.cos(Math.toRadians(degrees)) / Math.sqrt(1.09),
          Directions.alongFirst(states, 0),
          1e-12);
      assertEquals(
          Math.sin(Math.toRadians(degrees)) / Math.sqrt(1.09),
          Directions.alongSecond(states, 0),
          1e-12);
    }
  }

  @Test
  void sharesCountNeuronsOrMasses() {
    // Near +μ₁, near −μ₂, in between; of label +1 the first two, masses 1, 3 and 6.
    NeuronStates states = at(new double[] {9, -99, 44}, new double[] {1, 3, -6}, 0);
    assertEquals(2.0 / 3, Directions.counted(states).shareNearAxes(), 1e-15);
    assertEquals(1.0 / 3, Directions.counted(states).shareNearOwnAxis(), 1e-15);
    assertEquals(2.0 / 3, Directions.counted(states).shareInCones(), 1e-15);
    assertEquals(0.4, Directions.weighted(states).shareNearAxes(), 1e-15);
    assertEquals(0.1, Directions.weighted(states).shareNearOwnAxis(), 1e-15);
    assertEquals(0.6, Directions.weighted(states).histogram()[22], 1e-15);
  }

  /** 9° in the plane and a w⊥ of tan 9° make more than 10° in all. */
  @Test
  void theRestTakesANeuronOutOfTheCone() {
    NeuronStates states = at(new double[] {9}, new double[] {1}, Math.tan(Math.toRadians(9)));
    assertEquals(1, Directions.counted(states).shareNearAxes());
    assertEquals(0, Directions.counted(states).shareInCones());
  }

  @Test
  void theLinearLawBeginsUniformAndEndsAligned() {
    assertEquals(1.0 / 9, ClusteringExperiment.predictedShare(0, 0.1), 1e-12);
    assertEquals(1, ClusteringExperiment.predictedShare(60, 0.1), 1e-9);
  }
}
