package org.quadrant.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.engine.Engines;
import org.quadrant.network.Network;

class InitialisationTest {
  private static final double THETA = 0.37;

  private static TrainingConfiguration configuration(int d, int p, long seed) {
    return TrainingConfiguration.builder()
        .dimension(d)
        .neurons(p)
        .batch(16)
        .initialScale(THETA)
        .seed(seed)
        .build();
  }

  @ParameterizedTest(name = "d = {0}, p = {1}")
  @CsvSource({"3, 1", "5, 63", "17, 64", "200, 65", "33, 200"})
  void neuronsLieOnTheSphere(int d, int p) {
    Network network = Initialisation.draw(configuration(d, p, 1));
    assertEquals(d, network.dimension());
    assertEquals(p, network.neurons());
    for (int j = 0; j < p; j++) {
      double squares = 0;
      for (int k = 0; k < d; k++) {
        double w = network.weight(j, k);
        assertEquals((float) w, w, "a float");
        squares += w * w;
      }
      // Each coordinate is rounded once: relative error at most 2^-24.
      assertEquals(THETA, Math.sqrt(squares), THETA * 0x1p-24);
      assertEquals((float) THETA, (float) Math.abs(network.outputWeight(j)));
    }
  }

  @Test
  void signsAreFairAndDirectionsHaveNoPreference() {
    int p = 40_000;
    int d = 4;
    Network network = Initialisation.draw(configuration(d, p, 5));
    double signs = 0;
    double[] means = new double[d];
    double[] squares = new double[d];
    double signTimesFirst = 0;
    for (int j = 0; j < p; j++) {
      double sign = Math.signum(network.outputWeight(j));
      signs += sign;
      signTimesFirst += sign * network.weight(j, 0) / THETA;
      for (int k = 0; k < d; k++) {
        double u = network.weight(j, k) / THETA;
        means[k] += u;
        squares[k] += u * u;
      }
    }
    // Five standard errors each; u has variance 1/d, u² has variance 2 (d − 1) / (d² (d + 2)).
    assertEquals(0, signs / p, 5 / Math.sqrt(p));
    assertEquals(0, signTimesFirst / p, 5 / Math.sqrt(p * (double) d));
    for (int k = 0; k < d; k++) {
      assertEquals(0, means[k] / p, 5 / Math.sqrt(p * (double) d));
      assertEquals(1.0 / d, squares[k] / p, 5 * Math.sqrt(2.0 * 3 / (16 * 6) / p));
    }
  }

  @Test
  void aNeuronDoesNotDependOnHowManyThereAre() {
    Network few = Initialisation.draw(configuration(7, 66, 3));
    Network many = Initialisation.draw(configuration(7, 300, 3));
    assertArrayEquals(few.weights(), Arrays.copyOf(many.weights(), 7 * 66));
    assertArrayEquals(few.outputWeights(), Arrays.copyOf(many.outputWeights(), 66));
  }

  @Test
  void allEnginesStartFromTheSameParameters() {
    TrainingConfiguration configuration = configuration(9, 21, 4);
    Network drawn = Initialisation.draw(configuration);
    for (WeightEngine engine : List.of(Engines.reference(), Engines.scalar(2), Engines.vector(1))) {
      try (WeightTraining training = engine.start(configuration)) {
        assertArrayEquals(drawn.weights(), training.network().weights(), engine.name());
        assertArrayEquals(drawn.outputWeights(), training.network().outputWeights(), engine.name());
        assertEquals(engine.precision(), training.network().precision());
      }
    }
  }

  @Test
  void anotherSeedGivesOtherParameters() {
    Network one = Initialisation.draw(configuration(9, 64, 1));
    Network other = Initialisation.draw(configuration(9, 64, (1L << 32) | 1));
    assertFalse(Arrays.equals(one.weights(), other.weights()));
    assertFalse(Arrays.equals(one.outputWeights(), other.outputWeights()));
    assertTrue(one.isFinite() && other.isFinite());
  }
}
