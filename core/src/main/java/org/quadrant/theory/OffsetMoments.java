package org.quadrant.theory;

import org.quadrant.dynamics.Block;

/**
 * Second moments of what the blocks' left-over w⊥ add to the output. Block B adds V_B·x⊥ where all
 * its neurons are active, V_B = (1/p) Σ_{j∈B} aⱼ wⱼ⊥; kept are the expectations of V_A·V_B for all
 * pairs of blocks. Immutable.
 */
public final class OffsetMoments {
  /** No w⊥ at all. */
  public static final OffsetMoments NONE =
      new OffsetMoments(new double[Block.values().length][Block.values().length]);

  private final double[][] moments;

  /** Takes the array, which nobody else may keep. */
  OffsetMoments(double[][] moments) {
    this.moments = moments;
  }

  /**
   * Moments from an array.
   *
   * @param moments E[V_A·V_B], [A][B] in the order of {@link Block}; copied
   * @return the same moments
   * @throws IllegalArgumentException if it is not 4 × 4, not symmetric, or a number is not finite
   */
  public static OffsetMoments of(double[][] moments) {
    int blocks = Block.values().length;
    double[][] copy = new double[blocks][];
    for (int a = 0; a < blocks; a++) {
      if (moments.length != blocks || moments[a].length != blocks) {
        throw new IllegalArgumentException("moments are not " + blocks + " × " + blocks);
      }
      copy[a] = moments[a].clone();
      for (int b = 0; b < blocks; b++) {
        if (!Double.isFinite(moments[a][b]) || moments[a][b] != moments[b][a]) {
          throw new IllegalArgumentException(
              "moments %s and %s of blocks %d and %d"
                  .formatted(moments[a][b], moments[b][a], a + 1, b + 1));
        }
      }
    }
    return new OffsetMoments(copy);
  }

  /**
   * The moment of two blocks.
   *
   * @param first block A
   * @param second block B
   * @return E[V_A·V_B]
   */
  public double get(Block first, Block second) {
    return moments[first.ordinal()][second.ordinal()];
  }

  /**
   * Square of the deviation τ of what w⊥ adds to the output on the boundary between two adjacent
   * blocks, where the neurons of both are active and no others: E|V_A + V_B|².
   *
   * @param positive one of the two blocks
   * @param negative the other
   * @return τ²
   */
  public double squaredDeviation(Block positive, Block negative) {
    return get(positive, positive) + 2 * get(positive, negative) + get(negative, negative);
  }
}
