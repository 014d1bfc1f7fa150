package org.quadrant.engine;

import org.quadrant.gram.Crew;
import org.quadrant.gram.GramUpdate;
import org.quadrant.tuning.Sharing;

/**
 * The algebra of a step of the Gram engine, on all workers or, where it is small, on the caller
 * alone. No bit depends on that. It may be run again and again, and allocates nothing then.
 */
final class GramUpdatePass implements WorkerTeam.Task {
  private final WorkerTeam team;
  private final GramUpdate update;
  private final boolean shared;
  private final PhaseBarrier barrier;
  private final Crew crew;

  /**
   * A pass that has not begun.
   *
   * @param team does the work
   * @param update what is done, by as many workers as the team has
   * @param neurons p
   */
  GramUpdatePass(WorkerTeam team, GramUpdate update, int neurons) {
    this.team = team;
    this.update = update;
    this.shared = team.threads() > 1 && neurons >= Sharing.ALGEBRA_NEURONS;
    this.barrier = new PhaseBarrier(team);
    this.crew =
        new Crew() {
          @Override
          public int size() {
            return team.threads();
          }

          @Override
          public boolean meet() {
            return barrier.await();
          }
        };
  }

  /**
   * Computes the new state, and leaves the present one alone.
   *
   * @throws WorkerTeam.RefusedException if the team is closed or at work
   * @throws IllegalStateException with the cause if a worker failed
   */
  void run() {
    if (shared) {
      team.run(this);
    } else {
      update.run(0, Crew.ALONE);
    }
  }

  @Override
  public void prepare() {
    barrier.reset();
  }

  /** One worker's part. */
  @Override
  public void accept(int worker) {
    update.run(worker, crew);
  }
}
