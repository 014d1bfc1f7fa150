package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockStatistics;
import org.quadrant.dynamics.Observation;

class ObservationBenchmarkTest {
  private static Observation observed(String shape) {
    ObservationBenchmark benchmark = new ObservationBenchmark();
    benchmark.shape = shape;
    benchmark.draw();
    return benchmark.observe();
  }

  /** At the start |a| = ‖w‖ = θ = 0.05 for every neuron, whatever block it is in. */
  @Test
  void seesTheNetworkAtItsStart() {
    Observation seen = observed("1000x33x17");
    assertEquals(0, seen.changedBlock());
    assertEquals(17, seen.blocks().stream().mapToInt(BlockStatistics::size).sum());
    for (Block block : Block.values()) {
      double expected = 0.05 * 0.05 * seen.block(block).size() / 17;
      // a is θ rounded to float, and so is each weight: twice half an ulp, 2⁻²⁴ of the value.
      assertEquals(expected, seen.block(block).mass(), 0x1p-23 * expected);
    }
  }

  @Test
  void batchSizeHasNoInfluence() {
    assertEquals(observed("1000x33x17"), observed("1x33x17"));
  }
}
