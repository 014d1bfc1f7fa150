package org.quadrant.theory;

import java.util.Arrays;
import java.util.List;
import org.quadrant.dynamics.Axis;
import org.quadrant.dynamics.Block;

/**
 * Two blocks on different axes, which share a quarter of the plane with a change of label in it.
 *
 * @param positive the block of label +1
 * @param negative the block of label −1
 */
record AdjacentPair(Block positive, Block negative) {
  /** The four pairs. */
  static final List<AdjacentPair> ALL =
      blocksOn(Axis.MU_1).stream()
          .flatMap(positive -> blocksOn(Axis.MU_2).stream().map(n -> new AdjacentPair(positive, n)))
          .toList();

  private static List<Block> blocksOn(Axis axis) {
    return Arrays.stream(Block.values()).filter(block -> block.axis() == axis).toList();
  }
}
