package org.quadrant.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/**
 * The reference engine's step is a step down the gradient of the mean loss, found by central
 * differences: p times the gradient in mean scaling, in which the update leaves out the factor 1/p
 * of the output.
 */
class FiniteDifferenceTest {
  private static final int D = 5;
  private static final int P = 4;
  private static final int M = 7;
  private static final double ETA = 0.37;
  private static final double H = 1e-6;

  static List<Arguments> cases() {
    List<Arguments> cases = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      for (Scaling scaling : Scaling.values()) {
        for (long seed = 1; seed <= 4; seed++) {
          cases.add(Arguments.of(loss, scaling, seed));
        }
      }
    }
    return cases;
  }

  private static double[] normals(SplittableRandom random, int length) {
    return random.doubles(length).map(u -> random.nextGaussian()).toArray();
  }

  private static TrainingConfiguration configuration(Loss loss, Scaling scaling) {
    return TrainingConfiguration.builder()
        .dimension(D)
        .neurons(P)
        .batch(M)
        .learningRate(ETA)
        .loss(loss)
        .scaling(scaling)
        .build();
  }

  @ParameterizedTest(name = "{0}, {1}, seed {2}")
  @MethodSource("cases")
  void stepFollowsTheGradient(Loss loss, Scaling scaling, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    TrainingConfiguration configuration = configuration(loss, scaling);
    double[] w = normals(random, P * D);
    double[] a = normals(random, P);
    Minibatch minibatch = new Minibatch(D, normals(random, M * D));
    Network after;
    try (WeightTraining training =
        new ReferenceEngine()
            .start(configuration, new Network(D, w.clone(), a.clone(), Precision.DOUBLE))) {
      training.step(minibatch);
      after = training.network();
    }
    double factor = ETA * scaling.divisor(P);
    for (int i = 0; i < w.length; i++) {
      double before = w[i];
      double expected = before - factor * derivative(configuration, w, a, minibatch, w, i);
      assertEquals(expected, after.weights()[i], 1e-8, "w " + i);
    }
    for (int j = 0; j < P; j++) {
      double before = a[j];
      double expected = before - factor * derivative(configuration, w, a, minibatch, a, j);
      assertEquals(expected, after.outputWeight(j), 1e-8, "a " + j);
    }
  }

  /** Derivative of the mean loss by one entry of {@code varied}, which is w or a. */
  private static double derivative(
      TrainingConfiguration configuration,
      double[] w,
      double[] a,
      Minibatch minibatch,
      double[] varied,
      int index) {
    double value = varied[index];
    varied[index] = value + H;
    double above = meanLoss(configuration, w, a, minibatch);
    varied[index] = value - H;
    double below = meanLoss(configuration, w, a, minibatch);
    varied[index] = value;
    return (above - below) / (2 * H);
  }

  private static double meanLoss(
      TrainingConfiguration configuration, double[] w, double[] a, Minibatch minibatch) {
    double sum = 0;
    for (int i = 0; i < minibatch.samples(); i++) {
      double f = 0;
      for (int j = 0; j < P; j++) {
        double z = 0;
        for (int k = 0; k < D; k++) {
          z += w[j * D + k] * minibatch.input(i, k);
        }
        f += a[j] * Math.max(0, z);
      }
      f /= configuration.scaling().divisor(P);
      sum += configuration.loss().value(minibatch.label(i), f);
    }
    return sum / minibatch.samples();
  }
}
