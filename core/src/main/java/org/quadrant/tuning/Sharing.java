package org.quadrant.tuning;

/** When and how threads share work: chosen for threads that wake up within some microseconds. */
public final class Sharing {
  /** Networks with fewer packed weights than this are updated by one thread. */
  public static final int UPDATED_WEIGHTS = 1 << 16;

  /** How often a thread looks for what it waits for before it lets others have its processor. */
  public static final int SPINS = 20_000;

  private Sharing() {}
}
