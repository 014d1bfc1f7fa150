package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerTeamTest {
  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 2, 3, 5})
  void everyWorkerRunsEveryTaskOnce(int threads) {
    AtomicIntegerArray runs = new AtomicIntegerArray(threads);
    try (WorkerTeam team = new WorkerTeam(threads)) {
      assertEquals(threads, team.threads());
      for (int round = 1; round <= 200; round++) {
        team.run(runs::incrementAndGet);
        for (int worker = 0; worker < threads; worker++) {
          assertEquals(round, runs.get(worker));
        }
      }
    }
  }

  @Test
  void sleepingWorkersWakeUp() throws InterruptedException {
    AtomicIntegerArray runs = new AtomicIntegerArray(2);
    try (WorkerTeam team = new WorkerTeam(2)) {
      for (int round = 1; round <= 3; round++) {
        team.run(runs::incrementAndGet);
        // Long enough for the worker to stop spinning.
        Thread.sleep(30);
      }
      assertEquals(3, runs.get(1));
    }
  }

  @ParameterizedTest(name = "worker {1} of {0}")
  @CsvSource({"1, 0", "2, 0", "2, 1", "3, 2"})
  void aFailureReachesTheCallerAndTheTeamGoesOn(int threads, int failing) {
    Error failure = new AssertionError("on purpose");
    AtomicIntegerArray runs = new AtomicIntegerArray(threads);
    try (WorkerTeam team = new WorkerTeam(threads)) {
      for (int round = 1; round <= 3; round++) {
        Exception e =
            assertThrows(
                IllegalStateException.class,
                () ->
                    team.run(
                        worker -> {
                          if (worker == failing) {
                            throw failure;
                          }
                        }));
        assertEquals("a worker failed", e.getMessage());
        assertSame(failure, e.getCause());
        assertFalse(team.hasFailed());
        team.run(runs::incrementAndGet);
        for (int worker = 0; worker < threads; worker++) {
          assertEquals(round, runs.get(worker));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @ValueSource(ints = {1, 3})
  void aClosedTeamRefusesWork(int threads) {
    WorkerTeam team = new WorkerTeam(threads);
    team.close();
    team.close();
    Exception e = assertThrows(IllegalStateException.class, () -> team.run(worker -> {}));
    assertEquals("the run is closed", e.getMessage());
  }

  /** A task that is refused must not touch what one under way, perhaps itself, is counting with. */
  @Test
  void aRefusedTaskIsNotPrepared() throws InterruptedException {
    AtomicInteger prepared = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    try (WorkerTeam team = new WorkerTeam(2)) {
      WorkerTeam.Task task =
          new WorkerTeam.Task() {
            @Override
            public void prepare() {
              prepared.incrementAndGet();
            }

            @Override
            public void accept(int worker) {
              begun.countDown();
              try {
                end.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          };
      Thread first = Thread.ofPlatform().daemon().start(() -> team.run(task));
      begun.await();
      assertThrows(WorkerTeam.RefusedException.class, () -> team.run(task));
      assertEquals(1, prepared.get());
      end.countDown();
      first.join();
    }
  }
}
