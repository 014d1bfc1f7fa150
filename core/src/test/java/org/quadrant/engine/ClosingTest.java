package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.network.Network;
import org.quadrant.support.AlteredKernels;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightEngine;
import org.quadrant.training.WeightTraining;

/**
 * A team may be closed by any thread at any time. The time limits only end a test that hangs: no
 * test waits for one.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClosingTest {
  private static final int TRIALS = 100;

  /** Threads that end before the test does, failures included. */
  private static final class Threads {
    private final List<Thread> all = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    void start(Runnable work) {
      Thread thread = Thread.ofPlatform().daemon().unstarted(work);
      thread.setUncaughtExceptionHandler((t, e) -> failure.compareAndSet(null, e));
      all.add(thread);
      thread.start();
    }

    void join() throws InterruptedException {
      for (Thread thread : all) {
        thread.join();
      }
      if (failure.get() != null) {
        throw new AssertionError(failure.get());
      }
    }
  }

  /** Runs tasks until the team is closed; every task that began was done by every worker. */
  private static void runUntilClosed(WorkerTeam team, AtomicInteger parts) {
    int tasks = 0;
    Exception refusal = null;
    while (refusal == null) {
      try {
        team.run(worker -> parts.incrementAndGet());
        tasks++;
      } catch (WorkerTeam.RefusedException e) {
        refusal = e;
      }
    }
    assertEquals("the run is closed", refusal.getMessage());
    assertEquals(tasks * team.threads(), parts.get());
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 5})
  void closeBesideTasksLetsTheTaskUnderWayEnd(int threads) throws InterruptedException {
    for (int trial = 0; trial < TRIALS; trial++) {
      WorkerTeam team = new WorkerTeam(threads);
      AtomicInteger parts = new AtomicInteger();
      // Closed at another moment each time, by the count of what has been done, not by a clock.
      int until = trial % 7 * threads;
      Threads others = new Threads();
      others.start(() -> runUntilClosed(team, parts));
      while (parts.get() < until) {
        Thread.onSpinWait();
      }
      team.close();
      others.join();
    }
  }

  @Test
  void severalThreadsCloseAtOnce() throws InterruptedException {
    for (int trial = 0; trial < TRIALS; trial++) {
      WorkerTeam team = new WorkerTeam(2);
      CyclicBarrier together = new CyclicBarrier(4);
      Threads others = new Threads();
      for (int i = 0; i < 3; i++) {
        others.start(
            () -> {
              await(together);
              team.close();
              team.close();
            });
      }
      AtomicInteger parts = new AtomicInteger();
      others.start(
          () -> {
            await(together);
            runUntilClosed(team, parts);
          });
      others.join();
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "worker {0}")
  @ValueSource(ints = {0, 1, 2})
  void aWorkerMayCloseAndFail(int failing) {
    RuntimeException failure = new ArithmeticException("on purpose");
    for (int trial = 0; trial < TRIALS; trial++) {
      WorkerTeam team = new WorkerTeam(3);
      AtomicInteger parts = new AtomicInteger();
      Exception e =
          assertThrows(
              IllegalStateException.class,
              () ->
                  team.run(
                      worker -> {
                        parts.incrementAndGet();
                        if (worker == failing) {
                          team.close();
                          throw failure;
                        }
                      }));
      assertSame(failure, e.getCause());
      assertEquals(3, parts.get());
      Exception refusal = assertThrows(IllegalStateException.class, () -> team.run(worker -> {}));
      assertEquals("the run is closed", refusal.getMessage());
    }
  }

  @Test
  void aTaskWithinATaskIsRefused() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      Exception e =
          assertThrows(IllegalStateException.class, () -> team.run(worker -> team.run(w -> {})));
      assertEquals(
          "the run is busy with another task; allowed: one at once", e.getCause().getMessage());
      AtomicInteger parts = new AtomicInteger();
      team.run(worker -> parts.incrementAndGet());
      assertEquals(2, parts.get());
    }
  }

  @Test
  void anInterruptedCallerFinishesItsTask() throws InterruptedException {
    try (WorkerTeam team = new WorkerTeam(2)) {
      CountDownLatch atWork = new CountDownLatch(1);
      CountDownLatch mayEnd = new CountDownLatch(1);
      AtomicInteger parts = new AtomicInteger();
      AtomicInteger interrupted = new AtomicInteger();
      Threads others = new Threads();
      others.start(
          () -> {
            team.run(
                worker -> {
                  if (worker == 1) {
                    atWork.countDown();
                    awaitUninterrupted(mayEnd);
                  }
                  parts.incrementAndGet();
                });
            interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
          });
      atWork.await();
      others.all.getFirst().interrupt();
      mayEnd.countDown();
      others.join();
      assertEquals(2, parts.get());
      assertEquals(1, interrupted.get());
      team.run(worker -> parts.incrementAndGet());
      assertEquals(4, parts.get());
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void interruptedHelpersGoOn() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      AtomicInteger parts = new AtomicInteger();
      for (int round = 1; round <= TRIALS; round++) {
        team.run(
            worker -> {
              parts.incrementAndGet();
              if (worker == 1) {
                Thread.currentThread().interrupt();
              }
            });
        assertEquals(2 * round, parts.get());
      }
    }
  }

  /** Large enough for the update to be shared between threads. */
  private static final TrainingConfiguration SHARED =
      TrainingConfiguration.builder().dimension(512).neurons(128).batch(64).build();

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2})
  void aTrainingClosedBesideItsStepsHoldsWholeSteps(int threads) throws InterruptedException {
    List<double[]> weights = new ArrayList<>();
    try (WeightTraining undisturbed = Engines.scalar(1).start(SHARED)) {
      for (int step = 0; step <= 3; step++) {
        weights.add(undisturbed.network().weights());
        undisturbed.step();
      }
    }
    for (int trial = 0; trial < 12; trial++) {
      AtomicInteger forwards = new AtomicInteger();
      Kernels counting =
          AlteredKernels.of(
              new ScalarKernels(),
              "forward",
              (arguments, original) -> {
                forwards.incrementAndGet();
                original.run();
              });
      WeightTraining training = Engines.of(counting, threads, 64).start(SHARED);
      AtomicReference<Exception> refusal = new AtomicReference<>();
      Threads others = new Threads();
      others.start(
          () -> {
            try {
              training.run(3);
            } catch (IllegalStateException e) {
              refusal.set(e);
            }
          });
      while (forwards.get() < trial % 4) {
        Thread.onSpinWait();
      }
      training.close();
      others.join();
      if (refusal.get() != null) {
        assertEquals("the run is closed", refusal.get().getMessage());
      }
      assertTrue(refusal.get() != null || training.steps() == 3);
      assertArrayEquals(weights.get((int) training.steps()), training.network().weights());
    }
  }

  @Test
  void everyEngineRefusesStepsAfterClose() {
    TrainingConfiguration small =
        TrainingConfiguration.builder().dimension(3).neurons(2).batch(4).build();
    for (WeightEngine engine : List.of(Engines.reference(), Engines.scalar(1), Engines.scalar(2))) {
      WeightTraining training = engine.start(small);
      training.step();
      training.close();
      training.close();
      Network network = training.network();
      assertEquals(
          "the run is closed",
          assertThrows(IllegalStateException.class, training::step).getMessage());
      assertThrows(IllegalStateException.class, () -> training.test(1));
      assertEquals(1, training.steps());
      assertArrayEquals(network.weights(), training.network().weights());
    }
  }
}
