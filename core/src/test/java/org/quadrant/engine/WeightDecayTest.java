package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.network.Network;
import org.quadrant.network.Precision;
import org.quadrant.theory.BlockFlow;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/** Under weight decay masses rest where they grow by λ without: SPECIFICATION.md, section 3.6. */
class WeightDecayTest {
  private static final double DECAY = 0.08;
  private static final double ETA = 0.5;
  private static final int BATCH = 4096;

  /** Growth rate Γ of four equal masses. */
  private static double rate(BlockFlow flow, double mass) {
    return flow.growthRates(BlockValues.uniform(mass)).toArray()[0];
  }

  /** Four neurons in each block, along its direction, with |a| = ‖w‖. */
  private static Network aligned(double mass) {
    double size = 2 * Math.sqrt(mass);
    double[] w = new double[16 * 3];
    double[] a = new double[16];
    for (int j = 0; j < 16; j++) {
      double sign = j % 2 == 0 ? size : -size;
      boolean first = j % 4 < 2;
      w[3 * j] = sign / Math.sqrt(2);
      w[3 * j + 1] = (first ? -sign : sign) / Math.sqrt(2);
      a[j] = first ? size : -size;
    }
    return new Network(3, w, a, Precision.DOUBLE);
  }

  /**
   * A step moves the mean of the four masses by at most η q (u + v) for the mean of its samples: 2q
   * u and 2q v of two masses, u and v being the sample's components along their directions, times a
   * pull of at most 2, a quarter of which is in the mean. u + v = √2 max(|x₁|, |x₂|), whose square
   * has the mean 2 + 4/π. Near rest the mean is drawn back at the rate k = −2q dΓ/dq, so that its
   * variance is at most η q² (2 + 4/π)/(2 k m). Four standard deviations are exceeded by chance for
   * one seed in 15,000, or fewer, as pulls are below 2.
   */
  @Test
  void massesRestWhereTheirGrowthIsTheDecay() {
    BlockFlow flow = new BlockFlow();
    // Label noise ε takes 2εΓ₀ of every rate.
    double q = flow.withLabelNoise(DECAY / (2 * rate(flow, 0))).restingMass();
    double k = -2 * q * (rate(flow, q + 1e-4) - rate(flow, q - 1e-4)) / 2e-4;
    double deviation = Math.sqrt(ETA * q * q * (2 + 4 / Math.PI) / (2 * k * BATCH));
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(3)
            .neurons(16)
            .batch(BATCH)
            .learningRate(ETA)
            .weightDecay(DECAY)
            .seed(9)
            .build();
    try (WeightTraining training = Engines.vector(1).start(configuration, aligned(q / 2))) {
      // By then e^(−kt) of the distance from rest is left.
      training.run(240);
      double left = Math.exp(-k * configuration.time(240)) * q;
      double mean = training.neurons().masses().total() / 4;
      assertEquals(q, mean, 4 * deviation + left);
    }
  }
}
