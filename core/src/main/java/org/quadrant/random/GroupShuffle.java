package org.quadrant.random;

/**
 * Orders of n things, one for each epoch, by arithmetic on counters: a Feistel network of eight
 * rounds on 2h bits, whose round function is a word of {@link Threefry4x32}, walked along its cycle
 * until it comes back below n. Any place of any epoch can be asked for alone. Not all n! orders
 * occur, as there is but one for each seed and epoch.
 */
public final class GroupShuffle {
  private static final int ROUNDS = 8;

  private final int[] schedule;
  private final long size;
  private final int halfBits;
  private final int[] block = new int[Threefry4x32.WORDS];

  /**
   * Orders of a run.
   *
   * @param seed the run's seed
   * @param size n, from 1 to 2³²
   */
  public GroupShuffle(long seed, long size) {
    if (size < 1 || size > 1L << 32) {
      throw new IllegalArgumentException("size: " + size + "; allowed: 1 <= size <= 2^32");
    }
    this.schedule = SampleCounter.keySchedule(seed, Purpose.ORDER, Stream.COORDINATES);
    this.size = size;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
    this.halfBits = Math.max(1, Math.ceilDiv(bits, 2));
  }

  /**
   * What is at a place.
   *
   * @param epoch at least 0
   * @param place from 0 to n − 1
   * @return from 0 to n − 1, a different number for each place of an epoch
   */
  public long at(long epoch, long place) {
    long value = place;
    do {
      value = permute(epoch, value);
    } while (value >= size);
    return value;
  }

  private long permute(long epoch, long value) {
    int mask = (1 << halfBits) - 1;
    int left = (int) (value >>> halfBits);
    int right = (int) value & mask;
    for (int round = 0; round < ROUNDS; round++) {
      block[0] = right;
      block[1] = round;
      block[2] = (int) epoch;
      block[3] = (int) (epoch >>> 32);
      Threefry4x32.apply(schedule, block);
      int next = left ^ (block[0] & mask);
      left = right;
      right = next;
    }
    return (long) left << halfBits | right;
  }
}
