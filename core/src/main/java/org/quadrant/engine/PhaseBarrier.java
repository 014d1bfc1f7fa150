package org.quadrant.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the workers of a team wait for each other in the middle of a task. What a worker has
 * written before it arrived is seen by all that have left.
 */
final class PhaseBarrier {
  private final WorkerTeam team;
  private final AtomicInteger arrived = new AtomicInteger();

  /** Written by the last to arrive. */
  private volatile int phase;

  PhaseBarrier(WorkerTeam team) {
    this.team = team;
  }

  /** Forgets who has arrived; only between two tasks. */
  void reset() {
    arrived.set(0);
  }

  /**
   * Waits until all workers are here.
   *
   * @return false if one of them will never come, since its part has failed
   */
  boolean await() {
    int current = phase;
    if (arrived.incrementAndGet() == team.threads()) {
      arrived.set(0);
      phase = current + 1;
      return !team.hasFailed();
    }
    for (int turns = 0; phase == current; turns++) {
      if (team.hasFailed()) {
        return false;
      }
      team.pause(turns);
    }
    return true;
  }
}
