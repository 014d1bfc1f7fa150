package org.quadrant.benchmarks.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forks that fail, machines that do, and logs that cannot be written. */
class FailingForksTest {
  private static final FakeHost.Answer FAILS =
      (benchmark, n) -> {
        throw new ForkFailedException("broken", null);
      };

  @TempDir private Path folder;

  private RegressionRun run(ForkOrder order, FakeHost baseline, FakeHost candidate)
      throws IOException {
    try (ForkLog log = FakeHost.log(folder)) {
      return FakeHost.run(FakeHost.cases(FakeHost.ONE), order, baseline, candidate, 24, log);
    }
  }

  /** An order that begins with one of the builds. */
  private static ForkOrder beginning(Arm arm) {
    long seed = 1;
    while (new ForkOrder(seed).of("One.run", 0, List.of(Arm.values())).getFirst() != arm) {
      seed++;
    }
    return new ForkOrder(seed);
  }

  @ParameterizedTest
  @EnumSource
  void whatFailsInTheCandidateAloneIsItsFault(Arm first) throws IOException {
    RegressionRun run = run(beginning(first), FakeHost.steady(9), new FakeHost(FAILS));
    assertEquals(List.of("One.run"), run.failed(Arm.CANDIDATE));
    assertEquals(List.of(), run.failed(Arm.BASELINE));
    assertEquals(List.of("One.run fails in the candidate: broken"), run.failures());
    assertEquals("fails in the candidate: One.run", run.runningCheck().detail());
    assertTrue(run.runningCheck().failed());
  }

  /** Whichever build the order begins with. */
  @ParameterizedTest
  @EnumSource
  void whatFailsInBothIsNotTheCandidatesFault(Arm first) throws IOException {
    RegressionRun run = run(beginning(first), new FakeHost(FAILS), new FakeHost(FAILS));
    assertEquals(List.of("One.run"), run.failed(Arm.BASELINE));
    assertEquals(List.of(), run.failed(Arm.CANDIDATE));
    assertFalse(run.runningCheck().failed());
  }

  /** Such as a full disk: it fills up while the candidate runs, and then nothing runs any more. */
  @Test
  void aMachineThatBreaksIsNotTheCandidatesFault() throws IOException {
    AtomicBoolean broken = new AtomicBoolean();
    FakeHost.Answer whileThereIsSpace =
        (benchmark, n) -> {
          if (broken.get()) {
            throw new ForkFailedException("0 results of one benchmark", null);
          }
          return 9;
        };
    FakeHost candidate =
        new FakeHost(
            (benchmark, n) -> {
              broken.compareAndSet(false, n > 3);
              return whileThereIsSpace.rate(benchmark, n);
            });
    RegressionRun run = run(new ForkOrder(1), new FakeHost(whileThereIsSpace), candidate);
    assertEquals(List.of(), run.failed(Arm.CANDIDATE));
    assertEquals(List.of("One.run"), run.failed(Arm.BASELINE));
  }

  /** A benchmark that hangs until nothing is left of the budget. */
  @Test
  void aBuildThatHangsIsTriedAgainAlthoughTheBudgetIsSpent() throws IOException {
    long start = System.nanoTime() - (long) (1e9 * (FakeHost.BUDGET - 0.7));
    FakeHost.Answer hangs =
        (benchmark, n) -> {
          while ((System.nanoTime() - start) / 1e9 <= FakeHost.BUDGET) {
            Thread.onSpinWait();
          }
          throw new ForkFailedException("no end", null);
        };
    try (ForkLog log = FakeHost.log(folder)) {
      RegressionRun run =
          FakeHost.run(
              FakeHost.cases(FakeHost.ONE),
              beginning(Arm.CANDIDATE),
              FakeHost.steady(9),
              new FakeHost(hangs),
              24,
              log,
              start);
      assertEquals(List.of("One.run"), run.failed(Arm.CANDIDATE));
    }
  }

  /**
   * The interruption comes with a failure, which may be of its making: the first of the candidate's
   * forks, the second, or one of the baseline's that would show whose fault it is.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anInterruptionIsNobodysFault(int failuresUntil) throws IOException {
    AtomicInteger failed = new AtomicInteger();
    FakeHost.Answer fails =
        (benchmark, n) -> {
          failed.incrementAndGet();
          throw new ForkFailedException("broken", null);
        };
    try (ForkLog log = FakeHost.log(folder)) {
      RegressionRun run =
          FakeHost.run(
              FakeHost.cases(FakeHost.ONE),
              beginning(Arm.CANDIDATE),
              new FakeHost(fails),
              new FakeHost(fails),
              any -> failed.get() >= failuresUntil,
              log,
              System.nanoTime());
      assertEquals(failuresUntil, failed.get());
      assertEquals(List.of(), run.failures());
      assertFalse(run.runningCheck().failed());
      assertTrue(run.decision().over());
    }
  }

  /** The candidate's fork fails, and then there is no time left to try it again. */
  @Test
  void whatIsNotTriedAgainHasNotFailedOnce() throws IOException {
    AtomicBoolean asked = new AtomicBoolean();
    AtomicBoolean failed = new AtomicBoolean();
    FakeHost candidate =
        new FakeHost(
            (benchmark, n) -> {
              failed.set(true);
              throw new ForkFailedException("broken", null);
            });
    try (ForkLog log = FakeHost.log(folder)) {
      RegressionRun run =
          FakeHost.run(
              FakeHost.cases(FakeHost.ONE),
              beginning(Arm.CANDIDATE),
              FakeHost.steady(9),
              candidate,
              // The first question after the failure is whether the failure counts.
              any -> failed.get() && !asked.compareAndSet(false, true),
              log,
              System.nanoTime());
      assertEquals(List.of(), run.failures());
      assertEquals(List.of(), run.forks());
    }
  }

  /** Of forks that fail once each, chance finds seven in the candidate alone once in 128 times. */
  @Test
  void manyForksThatFailOnceAreOneRegression() {
    Failures failures = new Failures();
    for (int count = 0; count <= 7; count++) {
      assertEquals(count == 7, failures.check().failed(), count + " forks");
      assertEquals(count >= 2, failures.areDoubtful(), count + " forks");
      failures.once("a" + count, Arm.CANDIDATE, "broken");
    }
    for (int count = 0; count < 8; count++) {
      failures.once("a", Arm.BASELINE, "broken");
    }
    assertFalse(failures.check().failed());
    assertFalse(failures.areDoubtful());
    assertEquals(16, failures.lines().size());
  }

  /** Each fork of the candidate fails and runs when it is tried again. */
  @Test
  void aCandidateThatFailsNowAndThenIsNotCleared() throws IOException {
    FakeHost candidate =
        new FakeHost(
            (benchmark, n) -> {
              if (benchmark.equals("One.run") && n % 2 == 1) {
                throw new ForkFailedException("broken", null);
              }
              return 9;
            });
    RegressionRun run = run(new ForkOrder(1), FakeHost.steady(9), candidate);
    assertEquals(List.of(), run.failed(Arm.CANDIDATE));
    assertTrue(run.isDoubtful());
    assertEquals("One.run failed once in the candidate: broken", run.failures().getFirst());
  }

  /** Another JMH takes the lock, or the disk is full: what was measured still counts. */
  @Test
  void whatHindersARunEndsItAndCostsNothing() throws IOException {
    FakeHost baseline =
        new FakeHost(
            (benchmark, n) -> {
              if (n > 4) {
                throw new IOException("another JMH runs on this machine");
              }
              return 10;
            });
    RegressionRun run = run(new ForkOrder(1), baseline, FakeHost.steady(9));
    assertEquals(Optional.of("another JMH runs on this machine"), run.broken());
    assertTrue(run.forks().size() >= 16);
    assertTrue(run.decision().over());
    assertEquals(run.forks().size(), ForkLog.read(folder.resolve("forks.csv")).size());
    FakeHost nothing =
        new FakeHost(
            (benchmark, n) -> {
              throw new IOException("locked");
            });
    assertEquals(
        "locked",
        assertThrows(IOException.class, () -> run(new ForkOrder(1), nothing, nothing))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLogThatCannotBeWrittenStopsNothing(int forks) throws IOException {
    Path file = folder.resolve("unwritten.csv");
    try (ForkLog log =
        ForkLog.append(
            file,
            () -> {
              throw new IOException("no space left");
            })) {
      RegressionRun run =
          FakeHost.run(
              FakeHost.cases(FakeHost.ONE),
              new ForkOrder(1),
              FakeHost.steady(9),
              FakeHost.steady(9),
              forks,
              log);
      assertEquals(Optional.of("no space left"), run.unlogged());
      assertEquals(forks, run.forks().size());
    }
  }

  @Test
  void resultsThatAreNoneAreFailures() throws IOException {
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      RegressionRun run = run(new ForkOrder(1), FakeHost.steady(9), FakeHost.steady(rate));
      assertEquals(List.of("One.run"), run.failed(Arm.CANDIDATE), rate + "");
    }
  }
}
