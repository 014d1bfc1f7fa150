package org.quadrant.benchmarks.experiments;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Which seeds experiments repeat their trainings with.
 *
 * @param first the first seed
 * @param count how many there are, one after the other; 0 for as many as each experiment takes of
 *     its own
 */
public record SeedChoice(long first, int count) {
  /** Fewest seeds: one gives no standard error. */
  public static final int FEWEST = 2;

  /** Most seeds. */
  public static final int MOST = 1000;

  /** From 1, as many as each experiment takes of its own. */
  public static final SeedChoice USUAL = new SeedChoice(1, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if the count is neither 0 nor from 2 to 1000, or the last seed
   *     could pass the largest integer
   */
  public SeedChoice {
    if (count != 0 && (count < FEWEST || count > MOST)) {
      throw new IllegalArgumentException(
          "seeds: %d; allowed: %d <= seeds <= %d".formatted(count, FEWEST, MOST));
    }
    if (first > Long.MAX_VALUE - MOST) {
      throw new IllegalArgumentException(
          "seed: %d; allowed: seed <= %d".formatted(first, Long.MAX_VALUE - MOST));
    }
  }

  /**
   * The seeds of an experiment.
   *
   * @param usual how many it takes of its own
   * @return consecutive seeds
   */
  List<Long> of(int usual) {
    return LongStream.range(first, first + (count == 0 ? usual : count)).boxed().toList();
  }

  /**
   * The options that ask for it.
   *
   * @return such as {@code --seed 101 --seeds 8}; empty for what is usual
   */
  String options() {
    return (first == 1 ? "" : " --seed " + first) + (count == 0 ? "" : " --seeds " + count);
  }
}
