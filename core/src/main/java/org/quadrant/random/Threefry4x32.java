package org.quadrant.random;

/**
 * The counter-based generator Threefry4x32 with 20 rounds: a bijection of a 128-bit counter chosen
 * by a 128-bit key. Every output block is a pure function of (counter, key), so any part of a
 * random stream can be computed alone.
 *
 * <p>Source: J. Salmon, M. Moraes, R. Dror, D. Shaw, <em>Parallel Random Numbers: As Easy as 1, 2,
 * 3</em>, SC'11.
 */
public final class Threefry4x32 {
  /** Words of a counter, of a key and of an output block. */
  public static final int WORDS = 4;

  /** Skein's key schedule constant for 32-bit words. */
  private static final int PARITY = 0x1BD11BDA;

  /** Rotations, two for each of the eight rounds after which they repeat. */
  private static final int[][] ROTATIONS = {
    {10, 26}, {11, 21}, {13, 27}, {23, 5}, {6, 20}, {17, 11}, {25, 10}, {18, 20}
  };

  /** Rounds of a block. */
  public static final int ROUNDS = 20;

  /** Rounds after which words of the key are added. */
  public static final int ROUNDS_PER_INJECTION = 4;

  private Threefry4x32() {}

  /**
   * Key words as they are added to the state: first the key itself, then one group of four words
   * after every fourth round.
   *
   * @param key0 first key word
   * @param key1 second key word
   * @param key2 third key word
   * @param key3 fourth key word
   * @return 6 groups of 4 words
   */
  public static int[] keySchedule(int key0, int key1, int key2, int key3) {
    int[] extended = {key0, key1, key2, key3, PARITY ^ key0 ^ key1 ^ key2 ^ key3};
    int injections = ROUNDS / ROUNDS_PER_INJECTION;
    int[] schedule = new int[(injections + 1) * WORDS];
    for (int injection = 0; injection <= injections; injection++) {
      for (int word = 0; word < WORDS; word++) {
        schedule[injection * WORDS + word] = extended[(injection + word) % extended.length];
      }
      schedule[injection * WORDS + 3] += injection;
    }
    return schedule;
  }

  /**
   * By how many bits a round rotates.
   *
   * @param round from 0 to {@link #ROUNDS} − 1
   * @param pair 0 for the word that is added to word 0, 1 for the one that is added to word 2
   * @return bits to the left
   */
  public static int rotation(int round, int pair) {
    return ROTATIONS[round % ROTATIONS.length][pair];
  }

  /**
   * Computes one output block in place.
   *
   * @param schedule from {@link #keySchedule}
   * @param block on entry the counter, on return the output; 4 words
   */
  public static void apply(int[] schedule, int[] block) {
    int x0 = block[0] + schedule[0];
    int x1 = block[1] + schedule[1];
    int x2 = block[2] + schedule[2];
    int x3 = block[3] + schedule[3];
    for (int round = 0; round < ROUNDS; round++) {
      int[] rotation = ROTATIONS[round % ROTATIONS.length];
      if (round % 2 == 0) {
        x0 += x1;
        x1 = Integer.rotateLeft(x1, rotation[0]) ^ x0;
        x2 += x3;
        x3 = Integer.rotateLeft(x3, rotation[1]) ^ x2;
      } else {
        x0 += x3;
        x3 = Integer.rotateLeft(x3, rotation[0]) ^ x0;
        x2 += x1;
        x1 = Integer.rotateLeft(x1, rotation[1]) ^ x2;
      }
      if (round % ROUNDS_PER_INJECTION == ROUNDS_PER_INJECTION - 1) {
        int injection = (round / ROUNDS_PER_INJECTION + 1) * WORDS;
        x0 += schedule[injection];
        x1 += schedule[injection + 1];
        x2 += schedule[injection + 2];
        x3 += schedule[injection + 3];
      }
    }
    block[0] = x0;
    block[1] = x1;
    block[2] = x2;
    block[3] = x3;
  }
}
