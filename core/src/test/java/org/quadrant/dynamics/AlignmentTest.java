package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AlignmentTest {
  @Test
  void threeNeuronsByHand() {
    // w = (3, −3), w⊥ = 0, a = 2: alignment 1, mass 2·3√2.
    // w = (1, −1), ‖w⊥‖ = √2, a = −1: own axis μ₂, signal 0, alignment 0, mass 2.
    // w = (4, 4), ‖w⊥‖ = 3√2, a = −1: signal 4√2, norm 5√2, alignment 0.8, mass 5√2.
    double r = Math.sqrt(2);
    NeuronStates states =
        NeuronStates.ofPlane(
            new double[] {3, 1, 4},
            new double[] {-3, -1, 4},
            new double[] {0, r, 3 * r},
            new double[] {2, -1, -1});
    Alignment alignment = Alignment.of(states);
    assertEquals(1.8 / 3, alignment.mean(), 1e-15);
    assertEquals((6 * r + 0.8 * 5 * r) / (6 * r + 2 + 5 * r), alignment.massWeighted(), 1e-15);
    assertEquals(1.0 / 3, alignment.shareAligned(), 1e-15);
  }

  @Test
  void shareCountsOnlyAboveTheThreshold() {
    double ownPart = Alignment.THRESHOLD;
    double rest = Math.sqrt(1 - ownPart * ownPart);
    double[] first = new double[2];
    double[] second = new double[2];
    double[] orthogonal = new double[2];
    double[] tilt = {1e-9, -1e-9};
    for (int j = 0; j < 2; j++) {
      first[j] = ownPart * Math.sqrt(0.5);
      second[j] = -first[j];
      orthogonal[j] = rest + tilt[j];
    }
    NeuronStates states = NeuronStates.ofPlane(first, second, orthogonal, new double[] {1, 1});
    assertEquals(0.5, Alignment.of(states).shareAligned());
  }

  @Test
  void withoutMassThereIsNoWeightedMean() {
    NeuronStates states =
        NeuronStates.ofPlane(new double[1], new double[1], new double[1], new double[1]);
    Alignment alignment = Alignment.of(states);
    assertEquals(0, alignment.mean());
    assertEquals(0, alignment.shareAligned());
    assertTrue(Double.isNaN(alignment.massWeighted()));
  }
}
