package org.quadrant.random;

/**
 * Layout of the random numbers: which counter, key and output word of {@link Threefry4x32} belong
 * to (seed, purpose, stream, step, sample, slot).
 *
 * <ul>
 *   <li>Key: word 0 and 1 are the low and high half of the seed, word 2 is {@link Purpose#code()},
 *       word 3 is {@link Stream#code()}.
 *   <li>Samples are taken in groups of 64. Sample s = 64 g + 16 w + l, with 0 ≤ w &lt; 4 and 0 ≤ l
 *       &lt; 16, uses output word w of the block whose counter word 0 is 16 g + l. One block
 *       therefore serves four samples and none of its words is wasted, however small the dimension;
 *       sixteen consecutive blocks fill four runs of sixteen consecutive samples.
 *   <li>Counter word 1 is the slot: what a slot holds depends on the law (one coordinate for laws
 *       that take one word a deviate, 32 coordinates for signs, half a coordinate for Student-t).
 *   <li>Counter words 2 and 3 are the low and high half of the step.
 *   <li>A deviate that needs one more word, in the tail of Student's law, takes it under the key of
 *       {@link Stream#STUDENT_TAIL} from the same counter and output word as the word that it
 *       refines. No other word shares it, since the keys of streams differ.
 * </ul>
 *
 * A number is thus a pure function of its coordinates in this list: any minibatch can be drawn
 * again alone, whatever the thread count, tile size or vector width.
 */
public final class SampleCounter {
  /** Samples that share sixteen consecutive blocks. */
  public static final int GROUP = 64;

  /** Consecutive samples that take the same output word of consecutive blocks. */
  public static final int STRIP = 16;

  private SampleCounter() {}

  /**
   * Key schedule of a stream.
   *
   * @param seed the run's seed
   * @param purpose what the numbers are for
   * @param stream which quantity is drawn
   * @return schedule for {@link Threefry4x32#apply}
   */
  public static int[] keySchedule(long seed, Purpose purpose, Stream stream) {
    return Threefry4x32.keySchedule((int) seed, (int) (seed >>> 32), purpose.code(), stream.code());
  }

  /**
   * Counter word 0 of a sample.
   *
   * @param sample index s of the sample in its step, 0 ≤ s &lt; 2³⁴
   * @return 16 ⌊s/64⌋ + (s mod 16), as an unsigned 32-bit number
   */
  public static int block(long sample) {
    return (int) (sample / GROUP * STRIP + sample % STRIP);
  }

  /**
   * Output word of a sample.
   *
   * @param sample index s of the sample in its step
   * @return ⌊s/16⌋ mod 4
   */
  public static int word(long sample) {
    return (int) (sample / STRIP % Threefry4x32.WORDS);
  }

  /**
   * Draws the block that serves a sample.
   *
   * @param schedule from {@link #keySchedule}
   * @param step index of the step
   * @param sample index of the sample in its step
   * @param slot counter word 1
   * @param block receives the four output words
   */
  public static void draw(int[] schedule, long step, long sample, int slot, int[] block) {
    block[0] = block(sample);
    block[1] = slot;
    block[2] = (int) step;
    block[3] = (int) (step >>> 32);
    Threefry4x32.apply(schedule, block);
  }
}
