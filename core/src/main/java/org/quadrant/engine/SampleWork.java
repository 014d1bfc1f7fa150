package org.quadrant.engine;

import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.Span;
import org.quadrant.kernels.Tile;

/**
 * What is done with samples once they are drawn, in parts that workers can share. Whoever calls
 * them takes care of the order: pre-activations of a sample before its outputs, these before any
 * sum, sums over neurons before those over weights, and in every sum one sample after the other.
 *
 * <p>Sums are those of one block of samples first, kept in a slot; once a block is complete they
 * are added to the sums of all blocks before it, in the order of blocks.
 */
interface SampleWork {
  /**
   * Whether a block has begun before a sample; otherwise its sums start from zero.
   *
   * @param first index of the sample in the pass
   * @return whether sums are to be continued
   */
  static boolean resumes(long first) {
    return first % Kernels.BLOCK > 0;
  }

  /**
   * Pre-activations of some samples and neurons.
   *
   * @param tile holds the inputs
   * @param samples of the tile
   * @param strips of neurons
   */
  void activate(Tile tile, Span samples, Span strips);

  /**
   * Outputs of the network, and what follows from them for each sample alone.
   *
   * @param tile holds the pre-activations
   * @param samples of the tile
   */
  void respond(Tile tile, Span samples);

  /**
   * Sums that no parameter has a part in.
   *
   * @param slot of the block's sums
   * @param tile holds the outputs
   * @param samples of the tile, all of one block
   * @param first index of the first of them in the pass
   */
  void tally(int slot, Tile tile, Span samples, long first);

  /**
   * Adds a block's sums of {@link #tally} to those of all blocks before it.
   *
   * @param slot of the block's sums
   * @param block index of the block
   */
  void addTally(int slot, long block);

  /**
   * Sums that belong to neurons.
   *
   * @param slot of the block's sums
   * @param tile holds the outputs
   * @param samples of the tile, all of one block
   * @param first index of the first of them in the pass
   * @param strips of neurons
   */
  default void sumNeurons(int slot, Tile tile, Span samples, long first, Span strips) {}

  /**
   * Adds a block's sums of {@link #sumNeurons} to those of all blocks before it.
   *
   * @param slot of the block's sums
   * @param block index of the block
   * @param strips of neurons
   */
  default void addNeurons(int slot, long block, Span strips) {}

  /**
   * Sums that belong to weights of the first layer.
   *
   * @param slot of the block's sums
   * @param tile holds what {@link #sumNeurons} has left for these neurons
   * @param samples of the tile, all of one block
   * @param first index of the first of them in the pass
   * @param strips of neurons
   * @param coordinates of their weights
   */
  default void sumWeights(
      int slot, Tile tile, Span samples, long first, Span strips, Span coordinates) {}

  /**
   * Adds a block's sums of {@link #sumWeights} to those of all blocks before it.
   *
   * @param slot of the block's sums
   * @param block index of the block
   * @param strips of neurons
   * @param coordinates of their weights
   */
  default void addWeights(int slot, long block, Span strips, Span coordinates) {}
}
