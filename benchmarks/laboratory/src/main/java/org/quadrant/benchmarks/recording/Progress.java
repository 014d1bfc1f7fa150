package org.quadrant.benchmarks.recording;

/** Told how far a run has come. */
@FunctionalInterface
public interface Progress {
  /**
   * Called after every step; must return at once.
   *
   * @param step steps taken
   */
  void at(long step);
}
