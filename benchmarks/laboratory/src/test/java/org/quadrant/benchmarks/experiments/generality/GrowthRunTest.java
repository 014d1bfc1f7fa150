package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.quadrant.engine.Engines;
import org.quadrant.theory.CoordinateLaw;
import org.quadrant.theory.GrowthRates;
import org.quadrant.training.TrainingConfiguration;

class GrowthRunTest {
  private static final double C = GrowthRates.signal(CoordinateLaw.GAUSSIAN.absoluteMean());

  @Test
  void ratesAreFreeOfTheStepSize() {
    // Growth by 1 + ηc in each of four steps of η = 0.5, observed every other step.
    double eta = 0.5;
    double[] growth = {1, Math.pow(1 + eta * C, 2), Math.pow(1 + eta * C, 4)};
    double[] decay = {1, Math.pow(1 - eta * C, 2), Math.pow(1 - eta * C, 4)};
    GrowthRun run = new GrowthRun(new double[] {0, 1, 2}, growth, decay, growth, decay, 1, 1);
    assertEquals(C, run.rate(1, eta), 1e-14);
    assertEquals(C, run.rate(2, eta), 1e-14);
    assertEquals(1, run.signalRatio());
    double[] scaled = run.scaledTimes(C, eta);
    for (int i = 0; i < scaled.length; i++) {
      assertEquals(growth[i], Math.exp(scaled[i]), 1e-14);
    }
  }

  /** A large minibatch in few dimensions: training does what the early flow does. */
  @Test
  void trainingFollowsTheFlow() {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(20)
            .neurons(100)
            .batch(100_000)
            .learningRate(0.5)
            .initialScale(0.01)
            .build();
    GrowthRun run = GrowthRun.train(Engines.vector(1), configuration, 2, 2);
    assertEquals(2, run.times()[2]);
    // Noise moves a slope by √(ηd(1 − e^(−2cT))/(4cmp)): 0.08 %, or 0.17 % of the exponent of 0.48.
    assertEquals(0.00079, new SignalNoise(0.5, 20, 100_000, 100, 1).ofGrowth(C, 2), 0.00001);
    assertEquals(1, run.signalRatio(), 0.01);
    assertEquals(run.flowOutputRatio(), run.outputRatio(), 0.01);
    assertTrue(run.signal()[2] > 1.3 && run.opposite()[2] < 0.8);
  }
}
