package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
    Network network = AlignedNetwork.of(MASSES, 0);
    PlaneErrors same = new PlaneErrors(network, 50, 1);
    BoundaryState state = BoundaryState.of(network);
    double[] wedges = Arrays.stream(ErrorProfile.angles()).map(same::atAngle).toArray();
    ErrorProfile profile = new ErrorProfile(1, state, wedges, new double[0], new double[0]);
    double[] predicted = profile.wedgesByAngle();
    double[] angles = ErrorProfile.angles();
    double sum = 0;
    for (int i = 0; i < angles.length; i++) {
      // All radii agree, so that a probability is 0 or 1.
      assertEquals(predicted[i], errors.atAngle(angles[i]), "angle " + angles[i]);
      assertEquals(predicted[i], profile.byAngle()[i]);
      sum += predicted[i];
    }
    assertEquals(BoundaryError.probability(MASSES), sum / angles.length, 4.0 / angles.length);
    assertEquals(new ErrorProfile.Part(1, 1), profile.insideWedges(1));
    assertEquals(new ErrorProfile.Part(0, 0), profile.outsideWedges(1));
  }

  /** Small w⊥, which switches no neuron: the closed form is the mean over sampled inputs. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void blurredBoundariesMakeTheErrors(boolean equal) {
    BlockValues masses = equal ? BlockValues.uniform(0.5) : MASSES;
    Network network = AlignedNetwork.of(masses, 0.05);
    BoundaryState sharp = BoundaryState.of(AlignedNetwork.of(MASSES, 0));
    assertEquals(BoundaryError.probability(MASSES), sharp.error(), 1e-12);
    assertEquals(sharp.wedges(), sharp.error(), 1e-12);
    BoundaryState state = BoundaryState.of(network);
    assertArrayEquals(masses.toArray(), state.masses().toArray(), 1e-12);
    ErrorProfile profile = ErrorProfile.of(1, state, network, 5000, 2);
    double sampled = Arrays.stream(profile.byAngle()).average().orElseThrow();
    // An input's share of erring angles scatters by less than 0.03: five standard errors.
    assertEquals(sampled, state.error(), 5 * 0.03 / Math.sqrt(5000));
    double[] byAngle = profile.predictedByAngle();
    double[] byDistance = profile.predictedByDistance();
    // Within R = 3 · 0.05/√0.8, three deviations of w⊥·x⊥ over the smallest ‖w‖, neurons switch.
    double near = 0.5 * Math.pow(3 * 0.05 / Math.sqrt(0.8), 2);
    for (int i = 0; i < byAngle.length; i++) {
      assertEquals(byAngle[i], profile.byAngle()[i], near + 5 * deviation(byAngle[i]));
    }
    for (int i = 0; i < byDistance.length; i++) {
      assertEquals(byDistance[i], profile.byDistance()[i], near + 5 * deviation(byDistance[i]));
    }
    assertEquals(state.error(), state.errorWith(state.moments()), 1e-3 * state.error());
    assertTrue(Arrays.stream(profile.byAngle()).filter(e -> e > 0.05 && e < 0.95).count() > 8);
  }

  /** Of one of 5000 inputs, with a little for probabilities that are next to nothing. */
  private static double deviation(double probability) {
    return Math.sqrt((probability * (1 - probability) + 1e-3) / 5000);
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
