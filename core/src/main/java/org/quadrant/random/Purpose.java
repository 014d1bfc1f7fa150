package org.quadrant.random;

/** What random numbers are drawn for. Numbers drawn for different purposes are independent. */
public enum Purpose {
  /** Samples of the minibatches. */
  TRAINING(0),
  /** Fresh samples on which test error and test loss are measured. */
  TEST(1),
  /** First-layer weights at the start. */
  INITIAL_WEIGHTS(2),
  /** Signs of the second-layer weights at the start. */
  INITIAL_SIGNS(3),
  /** What a step adds to the Gram matrix from outside the row space of W, in the Gram engine. */
  COMPLEMENT(4),
  /** Order of a fixed sample in an epoch. */
  ORDER(5);

  private final int code;

  Purpose(int code) {
    this.code = code;
  }

  /**
   * The purpose's word of the generator's key. It is part of the recorded streams: it never
   * changes.
   *
   * @return third key word
   */
  public int code() {
    return code;
  }
}
