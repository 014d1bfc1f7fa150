package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.engine.Engines;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Initialisation;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

class EarlyFlowTest {
  /** Small signals grow by 1 + ηc a step, opposites shrink by 1 − ηc. */
  @Test
  void oneStepMultipliesSignals() {
    double small = 1e-6;
    Network start =
        new Network(
            5,
            new double[] {small, -small, 0.6, 0.8, 0, small, small, 0.6, 0.8, 0},
            new double[] {1, 1},
            Precision.DOUBLE);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(5).labelNoise(0.1).build();
    NeuronStates after =
        NeuronStates.of(new EarlyFlow(configuration.problem()).advance(start, 0.5, 3));
    double c = 0.8 * GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());
    assertEquals(Math.pow(1 + 0.5 * c, 3), after.signal(0) / (small * Math.sqrt(2)), 1e-9);
    assertEquals(Math.pow(1 - 0.5 * c, 3), after.opposite(1) / (small * Math.sqrt(2)), 1e-9);
  }

  /**
   * One step of training on a large minibatch moves the signals as the flow says, but for noise.
   * The slope of measured on predicted changes is 1, within five of its standard errors, estimated
   * from the residuals. Laws whose gradient is a series are tried where it has converged, at larger
   * d: what it leaves out is of relative order d⁻².
   */
  @ParameterizedTest
  @CsvSource({
    "gaussian, 20",
    "ar1:0.6, 20",
    "xor-mixture:1:1, 20",
    "rademacher, 100",
    "uniform, 100",
    "laplace, 100",
    "student-t:5, 100"
  })
  void followsTraining(String law, int d) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(InputLaw.parse(law))
            .dimension(d)
            .neurons(200)
            .batch(40_000)
            .learningRate(0.5)
            .initialScale(1e-3)
            .labelNoise(0.2)
            .build();
    Network start = Initialisation.draw(configuration);
    NeuronStates before = NeuronStates.of(start);
    NeuronStates predicted =
        NeuronStates.of(new EarlyFlow(configuration.problem()).advance(start, 0.5, 1));
    try (Training training = Engines.scalar(1).start(configuration, start)) {
      training.step();
      NeuronStates measured = training.neurons();
      assertSlopeOne(before.signals(), predicted.signals(), measured.signals());
      assertSlopeOne(before.opposites(), predicted.opposites(), measured.opposites());
    }
  }

  private static void assertSlopeOne(double[] before, double[] predicted, double[] measured) {
    double products = 0;
    double squares = 0;
    for (int j = 0; j < before.length; j++) {
      products += (predicted[j] - before[j]) * (measured[j] - before[j]);
      squares += (predicted[j] - before[j]) * (predicted[j] - before[j]);
    }
    double slope = products / squares;
    double residuals = 0;
    for (int j = 0; j < before.length; j++) {
      double residual = measured[j] - before[j] - slope * (predicted[j] - before[j]);
      residuals += residual * residual;
    }
    double error = Math.sqrt(residuals / (before.length - 1) / squares);
    assertTrue(error < 0.03, "standard error " + error);
    assertEquals(1, slope, 5 * error);
  }
}
