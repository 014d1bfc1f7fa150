package org.quadrant.kernels;

import org.quadrant.random.Deviates;
import org.quadrant.random.SampleCounter;
import org.quadrant.random.Threefry4x32;

/**
 * Draws the far tail of Student's law: deviates whose radius word is zero but for its lowest bit
 * take a second word of the radius from {@link org.quadrant.random.Stream#STUDENT_TAIL}. One in 2³¹
 * does, so this is one scalar code for all engines.
 */
final class StudentTails {
  private static final int STRIP = SampleCounter.STRIP;
  private static final int WORDS = Threefry4x32.WORDS;

  private final int[] schedule;

  /**
   * Tails of one run and purpose.
   *
   * @param schedule key schedule of the tail's stream
   */
  StudentTails(int[] schedule) {
    this.schedule = schedule;
  }

  /**
   * Replaces the deviates in the tail among those that {@link DeviateKernels#studentT} has written
   * from the same words.
   *
   * @param words random words
   * @param firstBlock counter word 0 of the words' first block
   * @param step index of the step
   * @param firstSlot counter word 1 of the words' first slot, even
   * @param slots number of slots, even
   * @param minusTwoOverNu −2/ν
   * @param scale √(ν − 2)
   * @param x inputs, some replaced
   * @param offset index of the first coordinate in the group's first strip
   * @param stride distance of two strips
   */
  void replace(
      int[] words,
      int firstBlock,
      long step,
      int firstSlot,
      int slots,
      float minusTwoOverNu,
      float scale,
      float[] x,
      int offset,
      int stride) {
    for (int slot = 0; slot < slots; slot++) {
      for (int radius = 0; radius < WORDS; radius += 2) {
        for (int lane = 0; lane < STRIP; lane++) {
          int at = (slot * WORDS + radius) * STRIP + lane;
          if (Deviates.isTail(words[at])) {
            int tailWord = draw(firstBlock + lane, step, firstSlot + slot)[radius];
            int strip = slot % 2 * 2 + radius / 2;
            x[offset + strip * stride + slot / 2 * STRIP + lane] =
                Deviates.studentTTail(tailWord, words[at + STRIP], minusTwoOverNu, scale);
          }
        }
      }
    }
  }

  private int[] draw(int counter, long step, int slot) {
    int[] block = {counter, slot, (int) step, (int) (step >>> 32)};
    Threefry4x32.apply(schedule, block);
    return block;
  }
}
