package org.quadrant.training;

/**
 * Counts the steps of a run, and remembers whether the update of its parameters was cut off. Until
 * its update begins, a step that fails leaves the parameters as they were; from there on some are
 * new and some are old, which is a network that no number of steps gives, and the run refuses to
 * hand it out or to go on.
 */
public final class StepCount {
  private long taken;
  private boolean updating;

  /**
   * The count of a run whose parameters are whole.
   *
   * @param taken number of steps taken before it starts
   * @throws IllegalArgumentException if the number is negative
   */
  public StepCount(long taken) {
    if (taken < 0) {
      throw new IllegalArgumentException("step: " + taken + "; allowed: at least 0");
    }
    this.taken = taken;
  }

  /**
   * Number of steps taken, which is also the index of the next one.
   *
   * @return n
   */
  public long taken() {
    return taken;
  }

  /** Says that parameters are about to change. */
  public void beginUpdate() {
    updating = true;
  }

  /** Says that the update did not begin after all: no parameter has changed. */
  public void withdrawUpdate() {
    updating = false;
  }

  /** Says that all parameters have changed, and counts the step. */
  public void endUpdate() {
    taken++;
    updating = false;
  }

  /**
   * Refuses to go on with parameters of which some are new and some are old.
   *
   * @throws IllegalStateException naming the step, if an update was begun and not ended
   */
  public void requireWhole() {
    if (updating) {
      throw new IllegalStateException(
          "step "
              + (taken + 1)
              + " failed while it updated the parameters, and some are changed, some are not;"
              + " allowed: a new run");
    }
  }
}
