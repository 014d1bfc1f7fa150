package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.network.Network;
import org.quadrant.network.Scaling;

class MarginsTest {
  @ParameterizedTest(name = "seed {0}, {1}")
  @CsvSource({"1, MEAN", "1, SUM", "2, MEAN", "2, SUM"})
  void matchesTheNetworksOutput(long seed, Scaling scaling) {
    Network network = RandomNetworks.normal(seed, 5, 37);
    BlockValues margins = Margins.of(NeuronStates.of(network), scaling);
    for (Block block : Block.values()) {
      double[] x = block.unitDirection();
      double output = 0;
      for (int j = 0; j < network.neurons(); j++) {
        double preactivation = x[0] * network.weight(j, 0) + x[1] * network.weight(j, 1);
        output += network.outputWeight(j) * Math.max(0, preactivation);
      }
      if (scaling == Scaling.MEAN) {
        output /= 37;
      }
      double label = -Math.signum(x[0]) * Math.signum(x[1]);
      assertEquals(label * output, margins.get(block), 1e-13, block.symbol());
    }
  }
}
