package org.quadrant.benchmarks.regression;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.quadrant.random.Threefry4x32;

/**
 * In which order the forks of a round are measured: drawn at random, for each benchmark and round
 * anew, each arrangement as likely as any other. That is what makes the rank test exact whatever
 * the machine does meanwhile: if builds are equal, a fork takes the time that it takes at its
 * place, and only the draw decides which build gets that place.
 *
 * <p>An order is a function of the seed, the benchmark and the round. It does not depend on what
 * else is measured, and the same seed gives it again.
 *
 * @param seed any 64-bit number
 */
public record ForkOrder(long seed) {
  /** Third word of a counter, which tells these numbers from others of the same key. */
  private static final int STREAM = 0x6F726472;

  /**
   * An order that nobody knows beforehand.
   *
   * @return with a seed from the system's entropy, not negative
   */
  public static ForkOrder drawn() {
    return new ForkOrder(new SecureRandom().nextLong() >>> 1);
  }

  /**
   * Order of a round's forks.
   *
   * @param round number of the round, from 0
   * @param builds each once
   * @return each build {@link Round#FORKS} times
   */
  public <T> List<T> of(String benchmark, int round, List<T> builds) {
    List<T> order = new ArrayList<>();
    Collections.nCopies(Round.FORKS, builds).forEach(order::addAll);
    Words words = new Words(benchmark.hashCode(), round);
    for (int last = order.size() - 1; last > 0; last--) {
      Collections.swap(order, last, words.below(last + 1));
    }
    return order;
  }

  /** Random words of one benchmark and round. */
  private final class Words {
    private final int[] schedule;
    private int[] block = {};
    private int blocks;
    private int next;

    Words(int benchmark, int round) {
      schedule =
          Threefry4x32.keySchedule((int) seed, (int) (seed >>> Integer.SIZE), benchmark, round);
    }

    /** Each number from 0 to below the bound is as likely: the uneven rest is drawn again. */
    int below(int bound) {
      while (true) {
        int word = word();
        int number = Integer.remainderUnsigned(word, bound);
        if (Integer.compareUnsigned(word - number, -bound) <= 0) {
          return number;
        }
      }
    }

    private int word() {
      if (next == block.length) {
        block = new int[] {blocks++, 0, STREAM, 0};
        Threefry4x32.apply(schedule, block);
        next = 0;
      }
      return block[next++];
    }
  }
}
