package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.gram.WishartFactors;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.support.AlteredKernels;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * Whatever of a step without W fails, the state is that before the step, and the step can be taken
 * again: all that is new is put together before any of it takes the place of the old.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GramFailureTest {
  private static final int BATCH = 3 * 512 + 100;

  private static TrainingConfiguration configuration(int neurons) {
    return TrainingConfiguration.builder()
        .dimension(10_000)
        .neurons(neurons)
        .batch(BATCH)
        .seed(3)
        .build();
  }

  /** The second step of the run fails, and then does not. */
  private static void assertNoTrace(
      Kernels kernels,
      int threads,
      int neurons,
      UnaryOperator<WishartFactors> complement,
      RuntimeException failure) {
    TrainingConfiguration configuration = configuration(neurons);
    try (Training undisturbed = new GramEngine(new ScalarKernels(), 1, 512).start(configuration);
        Training training =
            new GramEngine(kernels, threads, 512, complement).start(configuration)) {
      undisturbed.step();
      training.step();
      String before = training.parameters().sha256();
      RuntimeException thrown = assertThrows(RuntimeException.class, training::step);
      if (failure != null) {
        assertSame(failure, thrown.getCause() == null ? thrown : thrown.getCause());
      }
      assertEquals(1, training.steps());
      assertEquals(before, training.parameters().sha256());
      undisturbed.run(2);
      training.run(2);
      assertEquals(3, training.steps());
      assertEquals(undisturbed.parameters().sha256(), training.parameters().sha256());
      assertEquals(undisturbed.test(100), training.test(100));
    }
  }

  /** A step has four blocks of samples: one tile each. */
  @ParameterizedTest(name = "{0} threads, {1} number {2}")
  @CsvSource({
    "1, forward, 5",
    "1, outputs, 6",
    "2, slopes, 7",
    "3, mask, 8",
    "2, backward, 5",
    "3, backward, 8"
  })
  void aPassThatFailsLeavesNoTrace(int threads, String method, int at) {
    RuntimeException failure = new ArithmeticException("on purpose");
    AtomicInteger calls = new AtomicInteger();
    Kernels kernels =
        AlteredKernels.of(
            new ScalarKernels(),
            method,
            (arguments, original) -> {
              if (calls.incrementAndGet() == at) {
                throw failure;
              }
              original.run();
            });
    assertNoTrace(kernels, threads, 5, UnaryOperator.identity(), failure);
  }

  /** The caller alone, or a crew. */
  @ParameterizedTest(name = "{0} threads, p = {1}")
  @CsvSource({"1, 5", "2, 5", "1, 70", "2, 70", "3, 70"})
  void aComplementThatFailsLeavesNoTrace(int threads, int neurons) {
    RuntimeException failure = new ArithmeticException("on purpose");
    AtomicInteger calls = new AtomicInteger();
    UnaryOperator<WishartFactors> complement =
        factors ->
            (step, size, degrees, rows) -> {
              factors.draw(step, size, degrees, rows);
              if (calls.incrementAndGet() == 2) {
                throw failure;
              }
            };
    assertNoTrace(new ScalarKernels(), threads, neurons, complement, failure);
  }

  /** A row of B that is too short throws where C B is multiplied out: behind the first meeting. */
  @ParameterizedTest(name = "{0} threads, p = {1}")
  @CsvSource({"1, 5", "2, 5", "1, 70", "2, 70", "3, 70"})
  void algebraThatFailsLeavesNoTrace(int threads, int neurons) {
    AtomicInteger calls = new AtomicInteger();
    UnaryOperator<WishartFactors> complement =
        factors ->
            (step, size, degrees, rows) -> {
              rows[size - 1] = new double[size];
              factors.draw(step, size, degrees, rows);
              if (calls.incrementAndGet() == 2) {
                rows[size - 1] = new double[1];
              }
            };
    assertNoTrace(new ScalarKernels(), threads, neurons, complement, null);
  }
}
