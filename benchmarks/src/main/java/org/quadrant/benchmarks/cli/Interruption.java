package org.quadrant.benchmarks.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in good order when the process is asked to end (SIGINT, SIGTERM): the run finds
 * that it is to stop after the step under way, and the JVM waits until it has written its files.
 */
final class Interruption implements AutoCloseable {
  /** A step that takes longer than this is not waited for. */
  private static final int LONGEST_WAIT_SECONDS = 60;

  private static final int BETWEEN_ACTIONS_MILLISECONDS = 100;

  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::request, "interruption");
  private final Runnable action;
  private volatile boolean requested;

  private Interruption(Runnable action) {
    this.action = action;
  }

  /**
   * Starts to listen for requests.
   *
   * @return to be closed when the run has written its files
   */
  static Interruption listen() {
    return listen(() -> {});
  }

  /**
   * Starts to listen for requests.
   *
   * @param action taken when the run is asked to end, and again and again until it has ended: what
   *     is to be stopped may be about to begin
   * @return to be closed when the run has written its files
   */
  static Interruption listen(Runnable action) {
    Interruption interruption = new Interruption(action);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Whether the run is to stop. */
  boolean requested() {
    return requested;
  }

  private void request() {
    requested = true;
    long begin = System.nanoTime();
    try {
      do {
        action.run();
      } while (!ended.await(BETWEEN_ACTIONS_MILLISECONDS, TimeUnit.MILLISECONDS)
          && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down, and the hook now ends by itself.
    }
  }
}
