package org.quadrant.dynamics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BlockValuesTest {
  @Test
  void arrayFollowsTheOrderOfTheBlocks() {
    double[] values = {1, 2, 4, 8};
    BlockValues blocks = BlockValues.of(values);
    for (Block block : Block.values()) {
      assertEquals(values[block.ordinal()], blocks.get(block));
    }
    assertArrayEquals(values, blocks.toArray());
    assertEquals(15, blocks.total());
    assertEquals(blocks, new BlockValues(1, 2, 4, 8));
    assertEquals(new BlockValues(3, 3, 3, 3), BlockValues.uniform(3));
  }

  @Test
  void otherThanFourValuesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> BlockValues.of(new double[3]));
    assertThrows(IllegalArgumentException.class, () -> BlockValues.of(new double[5]));
  }
}
