package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.support.AlteredKernels;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/** A failure in the middle of a step reaches the caller, stops all threads and leaves no trace. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailingStepTest {
  private static final TrainingConfiguration CONFIGURATION =
      TrainingConfiguration.builder().dimension(4).neurons(5).batch(5 * 512).build();

  /** Scalar kernels whose call number {@code at} of a method throws. */
  private static Kernels failing(String method, int at, RuntimeException failure) {
    AtomicInteger calls = new AtomicInteger();
    return AlteredKernels.of(
        new ScalarKernels(),
        method,
        (arguments, original) -> {
          if (calls.incrementAndGet() == at) {
            throw failure;
          }
          original.run();
        });
  }

  @ParameterizedTest(name = "{0} threads, {1} number {2}")
  @CsvSource({
    "1, forward, 1",
    "1, backward, 5",
    "2, forward, 1",
    "2, mask, 4",
    "2, add, 3",
    "3, slopes, 5",
    "3, add, 8"
  })
  void theStepCanBeTakenAgain(int threads, String method, int at) {
    RuntimeException failure = new ArithmeticException("on purpose");
    try (Training undisturbed = new TiledEngine(new ScalarKernels(), 1, 512).start(CONFIGURATION);
        Training training =
            new TiledEngine(failing(method, at, failure), threads, 512).start(CONFIGURATION)) {
      Exception e = assertThrows(IllegalStateException.class, training::step);
      assertSame(failure, e.getCause());
      assertEquals(0, training.steps());
      training.run(2);
      undisturbed.run(2);
      assertArrayEquals(undisturbed.network().weights(), training.network().weights());
      assertArrayEquals(undisturbed.network().outputWeights(), training.network().outputWeights());
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @CsvSource({"1", "2"})
  void aClosedRunRefusesSteps(int threads) {
    Training training = Engines.scalar(threads).start(CONFIGURATION);
    training.close();
    assertThrows(IllegalStateException.class, training::step);
  }
}
