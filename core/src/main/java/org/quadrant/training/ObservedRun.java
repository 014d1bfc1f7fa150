package org.quadrant.training;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * A run that is observed at its start, at regular steps and at its end: the loop behind all that
 * trains and looks on. Steps are counted from the beginning of the training, wherever the run
 * itself begins, so that a run that goes on from a saved state is observed at the same steps.
 */
public final class ObservedRun {
  private final long steps;
  private final long observeEvery;
  private final BooleanSupplier stop;
  private final LongConsumer progress;
  private long stepNanos;

  /** How a run ended. */
  public enum Outcome {
    /** All steps were taken. */
    COMPLETED,
    /** The last observation was of a {@link org.quadrant.dynamics.Divergence}. */
    DIVERGED,
    /** It was asked to end. */
    INTERRUPTED;

    /**
     * Name in files and reports.
     *
     * @return lower case
     */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Takes the steps of a run.
   *
   * @param <E> what may go wrong beside training itself
   */
  @FunctionalInterface
  public interface Stepper<E extends Exception> {
    /**
     * Takes one step.
     *
     * @param measured whether an observation follows, which wants to know the step's loss
     * @return mean loss of the minibatch before the update; empty if it was not measured
     * @throws E if something beside training goes wrong
     */
    OptionalDouble step(boolean measured) throws E;
  }

  /**
   * Looks at a run.
   *
   * @param <E> what may go wrong
   */
  @FunctionalInterface
  public interface Observer<E extends Exception> {
    /**
     * Looks at the run as it is now.
     *
     * @param loss mean loss of the step just taken, before its update; empty if it was not
     *     measured: at the start, and where an interrupted run ends
     * @return whether the run is to go on; false if it has diverged
     * @throws E if something goes wrong
     */
    boolean observe(OptionalDouble loss) throws E;
  }

  /**
   * A run that nobody ends early.
   *
   * @param steps number of steps after which the run ends, at least 0
   * @param observeEvery steps from one observation to the next, at least 1
   * @throws IllegalArgumentException if a number is out of range
   */
  public ObservedRun(long steps, long observeEvery) {
    this(steps, observeEvery, () -> false, step -> {});
  }

  /**
   * A run that may be ended early.
   *
   * @param steps number of steps after which the run ends, at least 0
   * @param observeEvery steps from one observation to the next, at least 1
   * @param stop asked before every step whether to end the run early
   * @param progress told the number of steps after every step; must return at once
   * @throws IllegalArgumentException if a number is out of range
   */
  public ObservedRun(long steps, long observeEvery, BooleanSupplier stop, LongConsumer progress) {
    if (steps < 0 || observeEvery < 1) {
      throw new IllegalArgumentException(
          "steps: %d, observeEvery: %d; allowed: at least 0 and 1".formatted(steps, observeEvery));
    }
    this.steps = steps;
    this.observeEvery = observeEvery;
    this.stop = stop;
    this.progress = progress;
  }

  /**
   * Trains on the samples of the run.
   *
   * @param <E> what may go wrong when observing
   * @param training trained from where it is
   * @param observer looks at it
   * @return how it ended
   * @throws E if the observer throws it
   */
  public <E extends Exception> Outcome run(Training training, Observer<E> observer) throws E {
    Stepper<E> stepper =
        measured -> {
          if (measured) {
            return OptionalDouble.of(training.stepMeasured());
          }
          training.step();
          return OptionalDouble.empty();
        };
    return run(training.steps(), stepper, observer);
  }

  /**
   * Takes steps of any kind.
   *
   * @param <E> what may go wrong beside training itself
   * @param taken steps taken before
   * @param stepper takes the others
   * @param observer looks at what comes of them
   * @return how it ended
   * @throws E if the stepper or the observer throws it
   */
  public <E extends Exception> Outcome run(long taken, Stepper<E> stepper, Observer<E> observer)
      throws E {
    long step = taken;
    OptionalDouble loss = OptionalDouble.empty();
    while (true) {
      if (!observer.observe(loss)) {
        return Outcome.DIVERGED;
      }
      if (step >= steps) {
        return Outcome.COMPLETED;
      }
      if (stop.getAsBoolean()) {
        return Outcome.INTERRUPTED;
      }
      long next = nextObservation(step);
      long begin = System.nanoTime();
      do {
        step++;
        loss = stepper.step(step == next);
        progress.accept(step);
      } while (step < next && !stop.getAsBoolean());
      stepNanos += System.nanoTime() - begin;
    }
  }

  private long nextObservation(long step) {
    return Math.min(step - step % observeEvery + observeEvery, steps);
  }

  /**
   * Wall time of the steps, without the observations.
   *
   * @return seconds
   */
  public double stepSeconds() {
    return 1e-9 * stepNanos;
  }
}
