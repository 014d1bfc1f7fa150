package org.quadrant.engine;

/**
 * One pass of the workers over samples: the schedule of a step's gradient and of an evaluation. No
 * sum depends on the number of workers or on who was faster. A pass may be run again and again, and
 * allocates nothing then.
 */
interface SamplePass {
  /**
   * Leads all samples through.
   *
   * @throws WorkerTeam.RefusedException if the team is closed or at work
   * @throws IllegalStateException with the cause if a worker failed
   */
  void run();
}
