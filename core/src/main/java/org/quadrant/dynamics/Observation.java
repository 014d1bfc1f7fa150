package org.quadrant.dynamics;

import java.util.List;
import org.quadrant.network.Scaling;

/**
 * Everything recorded about a network that its parameters alone tell.
 *
 * @param blocks averages over each of the four blocks, in the order of {@link Block}; unmodifiable
 * @param alignment how far the neurons have turned towards their own axes
 * @param margins y·f at ±μ̂₁ and ±μ̂₂
 * @param signalHeavyShare share of the p neurons with ‖w⊥‖ + |o| ≤ ζ|s|
 * @param changedBlock number of neurons that are in another block than at the start
 */
public record Observation(
    List<BlockStatistics> blocks,
    Alignment alignment,
    BlockValues margins,
    double signalHeavyShare,
    int changedBlock) {

  /**
   * Checks and copies the list of blocks.
   *
   * @throws IllegalArgumentException if the blocks are not the four in their order
   */
  public Observation {
    blocks = List.copyOf(blocks);
    if (!blocks.stream().map(BlockStatistics::block).toList().equals(List.of(Block.values()))) {
      throw new IllegalArgumentException("not the four blocks in order: " + blocks);
    }
  }

  /**
   * Observes a network.
   *
   * @param states its p neurons
   * @param initialBlocks block of each neuron at the start of training, length p
   * @param scaling whether the output carries the factor 1/p
   * @param zeta ζ of the signal-heavy condition
   * @return the observation
   * @throws IllegalArgumentException if the number of initial blocks is not p
   */
  public static Observation of(
      NeuronStates states, List<Block> initialBlocks, Scaling scaling, double zeta) {
    if (initialBlocks.size() != states.neurons()) {
      throw new IllegalArgumentException(
          initialBlocks.size() + " initial blocks for " + states.neurons() + " neurons");
    }
    int heavy = 0;
    int changed = 0;
    for (int j = 0; j < states.neurons(); j++) {
      if (states.isSignalHeavy(j, zeta)) {
        heavy++;
      }
      if (states.block(j) != initialBlocks.get(j)) {
        changed++;
      }
    }
    return new Observation(
        List.of(Block.values()).stream().map(b -> BlockStatistics.of(b, states)).toList(),
        Alignment.of(states),
        Margins.of(states, scaling),
        (double) heavy / states.neurons(),
        changed);
  }

  /**
   * Averages over one block.
   *
   * @param block which block
   * @return its averages
   */
  public BlockStatistics block(Block block) {
    return blocks.get(block.ordinal());
  }

  /**
   * Masses of the four blocks, the state of the block flow.
   *
   * @return q_B = (1/p) Σ_{j∈B} |aⱼ|‖wⱼ‖ for each block
   */
  public BlockValues masses() {
    return BlockValues.of(blocks.stream().mapToDouble(BlockStatistics::mass).toArray());
  }
}
