package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.engine.Engines;
import org.quadrant.network.Loss;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.network.Scaling;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

class DivergenceTest {
  /** Four neurons of weights (size, 0, 0) and output weights ±size: a mass of size². */
  private static NeuronStates neurons(double size) {
    double[] w = new double[12];
    for (int j = 0; j < 4; j++) {
      w[3 * j] = size;
    }
    double[] a = {size, -size, size, -size};
    return NeuronStates.of(new Network(3, w, a, Precision.DOUBLE));
  }

  private static final Divergence SMALL = new Divergence(neurons(0.1), Scaling.MEAN, 1.38);

  @ParameterizedTest(name = "size {0}, loss {1}")
  @CsvSource({
    "1, 0.5, false",
    "1, NaN, true",
    "1, Infinity, true",
    "1, -Infinity, true",
    "NaN, 1, true",
    "Infinity, 1, true",
    // A loss beyond all bounds that the masses do not explain is the law's doing.
    "1, 1e30, false",
    "31, 1e30, false",
    "32, 1e30, true",
    "1e35, 1e70, true",
    "1e3, 1.3e6, false",
    "1e3, 1.4e6, true",
    // The first-order loss falls without bound.
    "1e3, -1e30, false"
  })
  void bothBoundsMustBePassed(double size, double loss, boolean diverged) {
    assertEquals(diverged, SMALL.reachedBy(neurons(size), loss));
  }

  @Test
  void aLargeStartIsNoDivergence() {
    Divergence large = new Divergence(neurons(1e3), Scaling.MEAN, 1e6);
    assertFalse(large.reachedBy(neurons(1e3), 1e6));
    assertFalse(large.reachedBy(neurons(1e3), 2e12));
    assertTrue(large.reachedBy(neurons(1e5), 2e12));
    // Under sum scaling the output has four times the mass.
    Divergence sum = new Divergence(neurons(0.1), Scaling.SUM, 1.38);
    assertFalse(sum.reachedBy(neurons(15.7), 1e30));
    assertTrue(sum.reachedBy(neurons(15.9), 1e30));
  }

  private static TrainingConfiguration.Builder run() {
    return TrainingConfiguration.builder().dimension(10).neurons(20).batch(100);
  }

  private static boolean diverges(TrainingConfiguration configuration, int steps, int testSamples) {
    try (Training training = Engines.reference().start(configuration)) {
      Divergence divergence =
          new Divergence(
              training.neurons(), configuration.scaling(), training.test(testSamples).meanLoss());
      for (int step = 0; step < steps; step++) {
        training.step();
        if (divergence.reachedBy(training.neurons(), training.test(testSamples).meanLoss())) {
          return true;
        }
      }
      return false;
    }
  }

  /** The loss is finite throughout: 1e60 and more in the end. */
  @Test
  void aLearningRateFarTooLargeDiverges() {
    assertTrue(diverges(run().learningRate(1e3).build(), 20, 100));
    assertTrue(diverges(run().learningRate(1e3).scaling(Scaling.SUM).build(), 20, 100));
  }

  @Test
  void runsThatConvergeAndLossesThatFallDoNot() {
    assertFalse(diverges(run().build(), 300, 100));
    assertFalse(diverges(run().loss(Loss.FIRST_ORDER).learningRate(1).build(), 100, 100));
  }

  /**
   * The heaviest tail there is, measured on one sample at a time, and on one that lies 1e12 out:
   * the measured loss passes all bounds and the run goes on.
   */
  @Test
  void noiseOfHeavyTailsIsNoDivergence() {
    TrainingConfiguration heavy = run().law(new InputLaw.StudentT(2.25)).seed(5).build();
    assertFalse(diverges(heavy, 300, 1));
    try (WeightTraining training = Engines.reference().start(heavy)) {
      Divergence divergence = new Divergence(training.neurons(), Scaling.MEAN, 1.38);
      training.run(100);
      Network network = training.network();
      double[] x = new double[10];
      Arrays.fill(x, 1e12);
      double output = 0;
      for (int j = 0; j < 20; j++) {
        double z = 0;
        for (int k = 0; k < 10; k++) {
          z += network.weight(j, k) * x[k];
        }
        output += network.outputWeight(j) * Math.max(0, z) / 20;
      }
      double loss = Loss.LOGISTIC.value(-Math.signum(output), output);
      assertTrue(loss > 1e7, () -> "loss " + loss);
      assertFalse(divergence.reachedBy(training.neurons(), loss));
    }
  }
}
