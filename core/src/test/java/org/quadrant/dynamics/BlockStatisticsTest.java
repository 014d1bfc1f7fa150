package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.Mean;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockStatisticsTest {
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void matchesCommonsMathOverEachBlock(long seed) {
    NeuronStates states = NeuronStates.of(RandomNetworks.normal(seed, 7, 61));
    int neurons = 0;
    for (Block block : Block.values()) {
      int[] members =
          IntStream.range(0, states.neurons()).filter(j -> states.block(j) == block).toArray();
      BlockStatistics statistics = BlockStatistics.of(block, states);
      double[] signals =
          IntStream.of(members).mapToDouble(j -> Math.abs(states.signal(j))).toArray();
      double[] opposites =
          IntStream.of(members).mapToDouble(j -> Math.abs(states.opposite(j))).toArray();
      double[] orthogonals = IntStream.of(members).mapToDouble(states::orthogonalNorm).toArray();
      assertEquals(block, statistics.block());
      assertEquals(members.length, statistics.size());
      assertEquals(new Mean().evaluate(signals), statistics.meanSignal(), 1e-14);
      assertEquals(
          new StandardDeviation(false).evaluate(signals), statistics.signalDeviation(), 1e-14);
      assertEquals(new Mean().evaluate(opposites), statistics.meanOpposite(), 1e-14);
      assertEquals(new Mean().evaluate(orthogonals), statistics.meanOrthogonalNorm(), 1e-14);
      double mass =
          IntStream.of(members)
                  .mapToDouble(j -> Math.abs(states.outputWeight(j)) * states.norm(j))
                  .sum()
              / 61;
      assertEquals(mass, statistics.mass(), 1e-14);
      neurons += members.length;
    }
    assertEquals(61, neurons);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void massesOfAllBlocksAreThoseOfEach(long seed) {
    NeuronStates states = NeuronStates.of(RandomNetworks.normal(seed, 7, 61));
    for (Block block : Block.values()) {
      assertEquals(BlockStatistics.of(block, states).mass(), states.masses().get(block));
    }
  }

  @Test
  void deviationOfACoherentBlockDoesNotCancel() {
    double[] along = {1e8, 1e8 + 1, 1e8, 1e8 + 1};
    double[] minus = {-1e8, -1e8 - 1, -1e8, -1e8 - 1};
    NeuronStates states =
        NeuronStates.ofPlane(along, minus, new double[4], new double[] {1, 1, 1, 1});
    BlockStatistics statistics = BlockStatistics.of(Block.PLUS_MU_1, states);
    assertEquals(0.5 * Math.sqrt(2), statistics.signalDeviation(), 1e-7);
  }

  @Test
  void emptyBlockHasNoMassAndNoAverages() {
    NeuronStates states =
        NeuronStates.ofPlane(new double[] {1}, new double[] {-1}, new double[1], new double[] {1});
    BlockStatistics empty = BlockStatistics.of(Block.MINUS_MU_2, states);
    assertEquals(0, empty.size());
    assertEquals(0, empty.mass());
    assertTrue(Double.isNaN(empty.meanSignal()));
    assertTrue(Double.isNaN(empty.signalDeviation()));
    assertTrue(Double.isNaN(empty.meanOpposite()));
    assertTrue(Double.isNaN(empty.meanOrthogonalNorm()));
  }
}
