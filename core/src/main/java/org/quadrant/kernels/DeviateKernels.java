package org.quadrant.kernels;

import org.quadrant.random.Deviates.OneWord;

/**
 * Random words and their transformation into inputs, for one group of 64 samples at a time.
 *
 * <p>Words lie as [slot][4][16]: word w of block l of a slot belongs to sample 16 w + l of the
 * group. Inputs lie in four strips of 16 samples, {@code stride} apart: coordinate k of sample 16 w
 * + l is at {@code offset + w · stride + k · 16 + l}, where {@code offset} already points at the
 * first coordinate written.
 */
public interface DeviateKernels {
  /** Slots of random words held at once. */
  int SLOTS = 16;

  /**
   * Draws sixteen blocks for each of some consecutive slots.
   *
   * @param schedule key schedule
   * @param firstBlock counter word 0 of the first block
   * @param step index of the step
   * @param firstSlot counter word 1 of the first slot
   * @param slots number of slots, at most {@value #SLOTS}
   * @param words receives [slots][4][16] words
   */
  void words(int[] schedule, int firstBlock, long step, int firstSlot, int slots, int[] words);

  /**
   * Standard normal deviates, one coordinate a slot; words 0 and 1, and 2 and 3, make a pair each.
   *
   * @param words random words
   * @param slots number of slots
   * @param x inputs, written
   * @param offset index of the first coordinate in the group's first strip
   * @param stride distance of two strips
   */
  void normal(int[] words, int slots, float[] x, int offset, int stride);

  /**
   * Deviates of a law that takes one word each, one coordinate a slot.
   *
   * @param law which law
   * @param words random words
   * @param slots number of slots
   * @param x inputs, written
   * @param offset index of the first coordinate in the group's first strip
   * @param stride distance of two strips
   */
  void oneWord(OneWord law, int[] words, int slots, float[] x, int offset, int stride);

  /**
   * Signs from one slot: coordinate k is the sign in bit 31 − k of the sample's word.
   *
   * @param words random words
   * @param slot which slot of {@code words}
   * @param coordinates number of coordinates, at most 32
   * @param x inputs, written
   * @param offset index of the first coordinate in the group's first strip
   * @param stride distance of two strips
   */
  void rademacher(int[] words, int slot, int coordinates, float[] x, int offset, int stride);

  /**
   * Student-t deviates, two slots a coordinate: of an even slot words 0 and 1 make a deviate for
   * strip 0 and words 2 and 3 one for strip 1; of the odd slot after it, for strips 2 and 3.
   * Deviates of the tail, {@link org.quadrant.random.Deviates#isTail}, are left to the caller, who
   * has to draw one more word for each.
   *
   * @param words random words
   * @param slots number of slots, even
   * @param minusTwoOverNu −2/ν
   * @param scale √(ν − 2)
   * @param x inputs, written
   * @param offset index of the first coordinate in the group's first strip
   * @param stride distance of two strips
   * @return whether any of the deviates is one of the tail
   */
  boolean studentT(
      int[] words, int slots, float minusTwoOverNu, float scale, float[] x, int offset, int stride);

  /**
   * Turns independent coordinates into a stationary autoregressive sequence: x₀ stays, then x_k ←
   * fma(ρ, x_{k−1}, √(1−ρ²)·x_k).
   *
   * @param correlation ρ
   * @param innovation √(1 − ρ²)
   * @param coordinates d
   * @param x inputs, changed in place
   * @param offset index of coordinate 0 in the group's first strip
   * @param stride distance of two strips
   */
  void autoregress(
      float correlation, float innovation, int coordinates, float[] x, int offset, int stride);

  /**
   * Moves standard normal inputs to the components of the mixture: coordinates 0 and 1 become
   * fma(σ, x, ±c) with the signs in bits 31 and 30 of the sample's word, the others σ·x; the label
   * is −1 where the two signs agree.
   *
   * @param words one slot of random words
   * @param centre c = r/√2
   * @param deviation σ
   * @param coordinates d
   * @param x inputs, changed in place
   * @param offset index of coordinate 0 in the group's first strip
   * @param stride distance of two strips
   * @param y labels, written
   * @param yOffset index of the group's first label
   */
  void mixture(
      int[] words,
      float centre,
      float deviation,
      int coordinates,
      float[] x,
      int offset,
      int stride,
      float[] y,
      int yOffset);

  /**
   * Labels by the signs of coordinates 0 and 1.
   *
   * @param x inputs
   * @param offset index of coordinate 0 in the group's first strip
   * @param stride distance of two strips
   * @param y labels, written
   * @param yOffset index of the group's first label
   */
  void labels(float[] x, int offset, int stride, float[] y, int yOffset);

  /**
   * Flips the labels of the samples whose word, as an unsigned number, is below a threshold.
   *
   * @param words one slot of random words
   * @param threshold ε·2³² rounded, as an unsigned number
   * @param y labels, changed in place
   * @param yOffset index of the group's first label
   */
  void flip(int[] words, int threshold, float[] y, int yOffset);
}
