package org.quadrant.training;

import java.util.Objects;
import org.quadrant.random.SampleCounter;

/**
 * Which samples a step takes, if not fresh ones. Samples that are used again are drawn again:
 * nothing is stored. The fixed sample of N is that of the first N/m minibatches of the run on fresh
 * samples.
 *
 * @param samples N, a multiple of m; 0 if every minibatch is fresh
 * @param order of the fixed sample in an epoch
 * @param repeats steps in a row, at least 1, that are taken on each minibatch
 */
public record Reuse(long samples, SampleOrder order, int repeats) {
  /** Fresh samples in every step. */
  public static final Reuse NONE = new Reuse(0, SampleOrder.IN_ORDER, 1);

  private static final long MOST_SAMPLES = 1L << 34;
  private static final int MOST_REPEATS = 1 << 20;

  /** Checks that nothing is missing; ranges depend on m, too. */
  public Reuse {
    Objects.requireNonNull(order);
  }

  /**
   * Whether the samples are fixed.
   *
   * @return false if no sample comes again but by repeats
   */
  public boolean isFixed() {
    return samples > 0;
  }

  /**
   * Minibatches of the fixed sample.
   *
   * @param batch m
   * @return N/m; 0 if no sample is fixed
   */
  public long minibatches(int batch) {
    return samples / batch;
  }

  /** Checks the ranges. */
  void require(int batch) {
    if (samples < 0 || samples > MOST_SAMPLES || samples % batch != 0) {
      throw new IllegalArgumentException(
          "samples: %d with m: %d; allowed: multiples of m up to 2^34, or 0 for fresh samples"
              .formatted(samples, batch));
    }
    if (repeats < 1 || repeats > MOST_REPEATS) {
      throw new IllegalArgumentException(
          "repeat: " + repeats + "; allowed: 1 <= repeat <= " + MOST_REPEATS);
    }
    if (order == SampleOrder.SHUFFLED) {
      requireShuffled(batch);
    }
  }

  private void requireShuffled(int batch) {
    if (!isFixed()) {
      throw new IllegalArgumentException(
          "order: shuffled with samples: 0; allowed: only with samples > 0");
    }
    if (samples > batch && batch % SampleCounter.GROUP != 0) {
      throw new IllegalArgumentException(
          "m: %d with order: shuffled; allowed: multiples of %d, or all samples in each step"
              .formatted(batch, SampleCounter.GROUP));
    }
  }
}
