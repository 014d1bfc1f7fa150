package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.theory.BoundaryError;

class PlaneErrorsTest {
  private static final BlockValues MASSES = new BlockValues(0.2, 0.4, 0.6, 0.8);
  private static final int SAMPLES = 20_000;

  @Test
  void withoutOrthogonalTheWedgesAreAll() {
    int angles = 40_000;
    // Four learned boundaries, each off by at most one angle; w⊥ must not count.
    for (double orthogonal : new double[] {0, 3}) {
      assertEquals(
          BoundaryError.probability(MASSES),
          PlaneErrors.withoutOrthogonal(AlignedNetwork.of(MASSES, orthogonal), angles),
          4.0 / angles);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 0.2, 1, 2.5})
  void errorAtDistanceIsTheClosedForm(double distance) {
    PlaneErrors errors = new PlaneErrors(AlignedNetwork.of(MASSES, 0), SAMPLES, 1);
    double expected = BoundaryError.probabilityAtDistance(MASSES, distance);
    double error = Math.sqrt(expected * (1 - expected) / SAMPLES);
    assertEquals(expected, errors.atDistance(distance), 4 * error);
  }

  @Test
  void errorAtAnAngleIsThatOfTheWedge() {
    PlaneErrors errors = new PlaneErrors(AlignedNetwork.of(MASSES, 0), 50, 1);
    ErrorProfile profile = ErrorProfile.of(1, MASSES, AlignedNetwork.of(MASSES, 0), 50, 1);
    double[] predicted = profile.predictedByAngle();
    double[] angles = ErrorProfile.angles();
    double sum = 0;
    for (int i = 0; i < angles.length; i++) {
      // All radii agree, so that a probability is 0 or 1.
      assertEquals(predicted[i], errors.atAngle(angles[i]), "angle " + angles[i]);
      assertEquals(predicted[i], profile.byAngle()[i]);
      sum += predicted[i];
    }
    assertEquals(BoundaryError.probability(MASSES), sum / angles.length, 4.0 / angles.length);
    assertEquals(1, profile.insideWedges(1));
    assertEquals(0, profile.outsideWedges(1));
  }

  /** Small w⊥, which switches no neuron: the closed form is the mean over sampled inputs. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blurIsThatOfANormalOffset(boolean equal) {
    Network network = AlignedNetwork.of(equal ? BlockValues.uniform(0.5) : MASSES, 0.05);
    assertEquals(
        PlaneErrors.withoutOrthogonal(AlignedNetwork.of(MASSES, 0), 4000),
        PlaneErrors.blurred(AlignedNetwork.of(MASSES, 0), 4000),
        1e-12);
    ErrorProfile profile = ErrorProfile.of(1, MASSES, network, 5000, 2);
    double sampled = Arrays.stream(profile.byAngle()).average().orElseThrow();
    // An input's share of erring angles scatters by less than 0.03: five standard errors.
    assertEquals(sampled, PlaneErrors.blurred(network, 14_400), 5 * 0.03 / Math.sqrt(5000));
    assertTrue(Arrays.stream(profile.byAngle()).filter(e -> e > 0.05 && e < 0.95).count() > 8);
  }

  /** One neuron along +μ₁ with w⊥: f > 0 wherever it is active, and zero f is an error. */
  @Test
  void errorAtAPointIsANormalProbability() {
    Network network =
        new Network(4, new double[] {1, -1, 0.5, 1.2}, new double[] {1}, Precision.DOUBLE);
    PlaneErrors errors = new PlaneErrors(network, SAMPLES, 3);
    // Label +1 at (0.9, −0.3): wrong if 1.2 + 1.3 z ≤ 0. Label −1 at (0.9, 0.3): wrong always.
    double expected = new NormalDistribution().cumulativeProbability(-1.2 / 1.3);
    double error = Math.sqrt(expected * (1 - expected) / SAMPLES);
    assertEquals(expected, errors.at(0.9, -0.3), 4 * error);
    assertEquals(1, errors.at(0.9, 0.3));
    assertTrue(error > 0);
  }
}
