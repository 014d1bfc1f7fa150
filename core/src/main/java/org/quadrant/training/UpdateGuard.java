package org.quadrant.training;

/**
 * Remembers whether the update of a run's parameters was cut off. Until its update begins, a step
 * that fails leaves the parameters as they were; from there on some are new and some are old, which
 * is a network that no number of steps gives, and the run refuses to hand it out or to go on.
 */
public final class UpdateGuard {
  private static final long NONE = -1;

  private long updating = NONE;

  /** A guard of a run whose parameters are whole. */
  public UpdateGuard() {}

  /**
   * Says that parameters are about to change.
   *
   * @param stepsTaken number of steps before this one
   */
  public void begin(long stepsTaken) {
    updating = stepsTaken;
  }

  /** Says that all parameters have changed. */
  public void end() {
    updating = NONE;
  }

  /**
   * Refuses to go on with parameters of which some are new and some are old.
   *
   * @throws IllegalStateException naming the step, if an update was begun and not ended
   */
  public void requireWhole() {
    if (updating != NONE) {
      throw new IllegalStateException(
          "step "
              + (updating + 1)
              + " failed while it updated the parameters, and some are changed, some are not;"
              + " allowed: a new run");
    }
  }
}
