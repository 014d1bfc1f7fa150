package org.quadrant.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.quadrant.tuning.Sharing;

/**
 * Threads that run one task after another together with the caller, without allocating: steps
 * follow each other within fractions of a millisecond, so waiting threads spin for a while before
 * they sleep.
 *
 * <p>Any thread may close the team at any time, as often as it likes. A task that has begun is then
 * finished by all of its workers; the next one is refused.
 */
final class WorkerTeam implements AutoCloseable {
  /** No worker has begun the task, and none will. */
  static final class RefusedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    RefusedException(String message) {
      super(message);
    }
  }

  /** What all workers do. */
  @FunctionalInterface
  interface Task {
    /**
     * Makes ready for a run. It is called once the team has accepted the task, before any worker
     * begins: a refused task leaves one that is under way alone.
     */
    default void prepare() {}

    /**
     * One worker's part.
     *
     * @param worker number of the worker
     */
    void accept(int worker);
  }

  private final Thread[] helpers;

  /** None where there are too few processors: who spins then keeps others from working. */
  private final int spins;

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** Guards the beginning of a task against close: no task begins once helpers may have left. */
  private final Object gate = new Object();

  /** Number of tasks begun; written under the gate. */
  private volatile int round;

  /** Written under the gate. */
  private volatile boolean closed;

  /** True from the beginning of a task until all workers have left it. */
  private boolean busy;

  private Task task;

  /**
   * Starts the threads.
   *
   * @param threads number of threads including the caller, at least 1
   * @throws IllegalStateException if the process may not start that many
   */
  WorkerTeam(int threads) {
    helpers = new Thread[threads - 1];
    spins = threads <= Runtime.getRuntime().availableProcessors() ? Sharing.SPINS : 0;
    for (int i = 0; i < helpers.length; i++) {
      int worker = i + 1;
      helpers[i] =
          Thread.ofPlatform()
              .daemon()
              .name("quadrant-worker-" + worker)
              .unstarted(() -> help(worker));
    }
    for (int i = 0; i < helpers.length; i++) {
      try {
        helpers[i].start();
      } catch (OutOfMemoryError e) {
        close();
        throw new IllegalStateException(
            "threads: " + threads + "; allowed: the " + (i + 1) + " that this process can start",
            e);
      }
    }
  }

  int threads() {
    return helpers.length + 1;
  }

  /**
   * Runs a task once on every thread and waits for all of them.
   *
   * @param work receives the worker's number, 0 … threads − 1; 0 is the caller
   * @throws RefusedException if the team is closed or at work on another task
   * @throws IllegalStateException with the cause if a worker failed
   */
  void run(Task work) {
    begin(work);
    attempt(work, 0);
    for (int turns = 0; running.get() > 0; turns++) {
      pause(turns);
    }
    task = null;
    Throwable cause = failure.getAndSet(null);
    synchronized (gate) {
      busy = false;
    }
    if (cause != null) {
      throw new IllegalStateException("a worker failed", cause);
    }
  }

  private void begin(Task work) {
    synchronized (gate) {
      if (closed) {
        throw new RefusedException("the run is closed");
      }
      if (busy) {
        throw new RefusedException("the run is busy with another task; allowed: one at once");
      }
      work.prepare();
      busy = true;
      task = work;
      running.set(helpers.length);
      round++;
    }
    wake();
  }

  private void wake() {
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
  }

  private void help(int worker) {
    for (int done = 0; awaitRound(done); done++) {
      attempt(task, worker);
      running.decrementAndGet();
    }
  }

  /**
   * Waits for the next task.
   *
   * @param done number of tasks done
   * @return false if there will be none
   */
  private boolean awaitRound(int done) {
    for (int turns = 0; ; turns++) {
      // In this order: what began before the close is seen, and nothing begins after it.
      boolean last = closed;
      if (round != done) {
        return true;
      }
      if (last) {
        return false;
      }
      if (turns < Sharing.TURNS) {
        pause(turns);
      } else {
        LockSupport.park(this);
        // A helper has nobody to answer to, and park does not wait while the mark is set.
        Thread.interrupted();
      }
    }
  }

  private void attempt(Task work, int worker) {
    try {
      work.accept(worker);
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
    }
  }

  /**
   * Whether a worker's part of the current task has failed: others must not wait for it.
   *
   * @return true until {@link #run} has thrown
   */
  boolean hasFailed() {
    return failure.get() != null;
  }

  /**
   * Waits a moment in a loop that another thread will end soon: busily at first, then so that any
   * other thread may have the processor, then asleep.
   *
   * @param turns how often the loop has waited already
   */
  @SuppressWarnings("ThreadPriorityCheck") // Nothing relies on it: all goes on without, but slower.
  void pause(int turns) {
    if (turns < spins) {
      Thread.onSpinWait();
    } else if (turns < Sharing.TURNS) {
      Thread.yield();
    } else {
      LockSupport.parkNanos(1_000);
    }
  }

  @Override
  public void close() {
    synchronized (gate) {
      closed = true;
    }
    wake();
  }
}
