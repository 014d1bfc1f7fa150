package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit only ends a test that hangs. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PhaseBarrierTest {
  /** More workers than processors are among them. */
  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {1, 2, 3, 7, 24})
  void nobodyLeavesBeforeAllHaveArrived(int workers) {
    int phases = 300;
    AtomicInteger early = new AtomicInteger();
    try (WorkerTeam team = new WorkerTeam(workers)) {
      PhaseBarrier barrier = new PhaseBarrier(team);
      for (int task = 0; task < 3; task++) {
        // Plain counters: the barrier alone makes each worker's count visible to the others.
        int[] passed = new int[workers * 16];
        barrier.reset();
        team.run(
            worker -> {
              for (int phase = 1; phase <= phases; phase++) {
                passed[worker * 16] = phase;
                if (!barrier.await()) {
                  early.incrementAndGet();
                }
                for (int other = 0; other < workers; other++) {
                  if (passed[other * 16] < phase) {
                    early.incrementAndGet();
                  }
                }
              }
            });
      }
    }
    assertEquals(0, early.get());
  }

  /** As when the system takes a processor away for a while. */
  @ParameterizedTest(name = "{0} workers")
  @ValueSource(ints = {2, 5})
  void aWorkerThatSleepsIsWaitedFor(int workers) {
    AtomicIntegerArray order = new AtomicIntegerArray(workers);
    AtomicInteger arrived = new AtomicInteger();
    try (WorkerTeam team = new WorkerTeam(workers)) {
      PhaseBarrier barrier = new PhaseBarrier(team);
      team.run(
          worker -> {
            if (worker == workers - 1) {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            }
            arrived.incrementAndGet();
            assertTrue(barrier.await());
            order.set(worker, arrived.get());
          });
    }
    for (int worker = 0; worker < workers; worker++) {
      assertEquals(workers, order.get(worker));
    }
  }

  @ParameterizedTest(name = "worker {1} of {0}")
  @CsvSource({"2, 0", "2, 1", "4, 3"})
  void aWorkerThatFailsIsNotWaitedFor(int workers, int failing) {
    Error failure = new AssertionError("on purpose");
    AtomicInteger left = new AtomicInteger();
    try (WorkerTeam team = new WorkerTeam(workers)) {
      PhaseBarrier barrier = new PhaseBarrier(team);
      for (int task = 0; task < 20; task++) {
        barrier.reset();
        left.set(0);
        Exception thrown =
            assertThrows(
                IllegalStateException.class,
                () ->
                    team.run(
                        worker -> {
                          if (worker == failing) {
                            throw failure;
                          }
                          assertFalse(barrier.await());
                          left.incrementAndGet();
                        }));
        assertSame(failure, thrown.getCause());
        assertEquals(workers - 1, left.get());
        barrier.reset();
        team.run(worker -> assertTrue(barrier.await()));
      }
    }
  }
}
