package org.quadrant.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that run one task after another together with the caller, without allocating: steps
 * follow each other within fractions of a millisecond, so waiting threads spin for a while before
 * they sleep.
 */
final class WorkerTeam implements AutoCloseable {
  private static final int SPINS = 20_000;

  private final Thread[] helpers;
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger round = new AtomicInteger();
  private volatile boolean closed;
  private IntConsumer task;
  private volatile Throwable failure;

  /**
   * Starts the threads.
   *
   * @param threads number of threads including the caller, at least 1
   */
  WorkerTeam(int threads) {
    helpers = new Thread[threads - 1];
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      helpers[i] =
          Thread.ofPlatform()
              .daemon()
              .name("quadrant-worker-" + worker)
              .unstarted(() -> help(worker));
    }
    for (Thread helper : helpers) {
      helper.start();
    }
  }

  int threads() {
    return helpers.length + 1;
  }

  /**
   * Runs a task once on every thread and waits for all of them.
   *
   * @param work receives the worker's number, 0 … threads − 1; 0 is the caller
   * @throws IllegalStateException if the team is closed, or with the cause if a worker failed
   */
  void run(IntConsumer work) {
    if (closed) {
      throw new IllegalStateException("the run is closed");
    }
    task = work;
    running.set(helpers.length);
    round.incrementAndGet();
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    attempt(work, 0);
    for (int spins = 0; running.get() > 0; spins++) {
      pause(spins);
    }
    task = null;
    if (failure != null) {
      Throwable cause = failure;
      failure = null;
      throw new IllegalStateException("a worker failed", cause);
    }
  }

  private void help(int worker) {
    int done = 0;
    while (true) {
      for (int spins = 0; round.get() == done && !closed; spins++) {
        if (spins < SPINS) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
      }
      if (closed) {
        return;
      }
      done++;
      attempt(task, worker);
      running.decrementAndGet();
    }
  }

  private void attempt(IntConsumer work, int worker) {
    try {
      work.accept(worker);
    } catch (Throwable e) {
      failure = e;
    }
  }

  /**
   * Whether a worker's part of the current task has failed: others must not wait for it.
   *
   * @return true until {@link #run} has thrown
   */
  boolean hasFailed() {
    return failure != null;
  }

  /**
   * Waits a moment in a loop that another thread will end soon.
   *
   * @param spins how often the loop has waited already
   */
  static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.parkNanos(1_000);
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }
}
