package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BlockTest {
  @Test
  void orderIsTheOneOfEveryVectorOverBlocks() {
    assertArrayEquals(
        new Block[] {Block.PLUS_MU_1, Block.MINUS_MU_1, Block.PLUS_MU_2, Block.MINUS_MU_2},
        Block.values());
    assertArrayEquals(new double[] {1, -1}, signs(Block.PLUS_MU_1));
    assertArrayEquals(new double[] {-1, 1}, signs(Block.MINUS_MU_1));
    assertArrayEquals(new double[] {1, 1}, signs(Block.PLUS_MU_2));
    assertArrayEquals(new double[] {-1, -1}, signs(Block.MINUS_MU_2));
  }

  private static double[] signs(Block block) {
    double[] direction = block.unitDirection();
    return new double[] {Math.signum(direction[0]), Math.signum(direction[1])};
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, PLUS_MU_1",
    "1, -2, MINUS_MU_1",
    "-1, 2, PLUS_MU_2",
    "-1, -2, MINUS_MU_2",
    "0, 0, PLUS_MU_1",
    "-0.0, -0.0, PLUS_MU_1",
    "-1e-300, -0.0, PLUS_MU_2",
    "NaN, NaN, MINUS_MU_2"
  })
  void blockOfNeuron(double outputWeight, double signal, Block expected) {
    assertSame(expected, Block.of(outputWeight, signal));
  }

  @ParameterizedTest
  @EnumSource
  void directionLiesInARegionOfTheBlocksLabel(Block block) {
    double[] x = block.unitDirection();
    assertEquals(block.label(), -Math.signum(x[0]) * Math.signum(x[1]));
    assertEquals(1, Math.hypot(x[0], x[1]), 1e-15);
    assertEquals(Math.abs(x[0]), Math.abs(x[1]));
    assertEquals(block.angle(), Math.atan2(x[1], x[0]), 1e-15);
    assertEquals(block.label(), block.axis().label());
  }

  @ParameterizedTest
  @EnumSource
  void neuronAlongTheDirectionIsInTheBlock(Block block) {
    double[] x = block.unitDirection();
    NeuronStates states =
        NeuronStates.ofPlane(
            new double[] {x[0]},
            new double[] {x[1]},
            new double[] {0},
            new double[] {block.label()});
    assertSame(block, states.block(0));
    assertEquals(block.sign(), states.signal(0), 1e-15);
    assertEquals(0, states.opposite(0), 1e-15);
  }
}
