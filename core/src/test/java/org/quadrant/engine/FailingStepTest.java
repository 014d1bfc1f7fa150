package org.quadrant.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.quadrant.kernels.DeviateKernels;
import org.quadrant.kernels.Kernels;
import org.quadrant.kernels.ScalarKernels;
import org.quadrant.support.AlteredKernels;
import org.quadrant.training.Minibatch;
import org.quadrant.training.TrainingConfiguration;
import org.quadrant.training.WeightTraining;

/** A failure in the middle of a step reaches the caller, stops all threads and leaves no trace. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailingStepTest {
  private static final TrainingConfiguration CONFIGURATION =
      TrainingConfiguration.builder().dimension(4).neurons(5).batch(5 * 512).build();

  /** Scalar kernels whose call number {@code at} of a method throws. */
  private static Kernels failing(String method, int at, Throwable failure) {
    AtomicInteger calls = new AtomicInteger();
    return AlteredKernels.of(
        new ScalarKernels(),
        method,
        (arguments, original) -> {
          if (calls.incrementAndGet() == at) {
            throw sneaky(failure);
          }
          original.run();
        });
  }

  private static RuntimeException sneaky(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return (RuntimeException) failure;
  }

  private static Throwable named(String name) {
    return switch (name) {
      case "OutOfMemoryError" -> new OutOfMemoryError("on purpose");
      case "StackOverflowError" -> new StackOverflowError("on purpose");
      default -> new ArithmeticException("on purpose");
    };
  }

  @ParameterizedTest(name = "{0} threads, {1} number {2}, {3}, shared: {4}")
  @CsvSource({
    "1, forward, 1, ArithmeticException, false",
    "1, outputs, 2, OutOfMemoryError, false",
    "2, slopes, 3, StackOverflowError, false",
    "1, backward, 5, ArithmeticException, false",
    "2, forward, 1, ArithmeticException, false",
    "2, mask, 4, ArithmeticException, false",
    "2, add, 3, ArithmeticException, false",
    "3, slopes, 5, ArithmeticException, false",
    "3, add, 8, ArithmeticException, false",
    "1, backward, 2, ArithmeticException, true",
    "2, forward, 1, ArithmeticException, true",
    "2, outputs, 4, StackOverflowError, true",
    "3, mask, 1, OutOfMemoryError, true",
    "2, backward, 3, ArithmeticException, true",
    "5, add, 2, ArithmeticException, true",
    "2, forward, 20, ArithmeticException, true",
    "2, outputs, 30, ArithmeticException, true",
    "2, backward, 40, OutOfMemoryError, true",
    "9, outputs, 3, ArithmeticException, true",
    "9, forward, 9, ArithmeticException, true"
  })
  void theStepCanBeTakenAgain(int threads, String method, int at, String kind, boolean shared) {
    StepPlan.Planner planner = shared ? StepPlan::shared : StepPlan::byBlocks;
    // Two threads that share have five chunks then; nine divide groups, and meet for each product.
    int tile = shared ? 64 : 512;
    Throwable failure = named(kind);
    try (WeightTraining undisturbed =
            new TiledEngine(new ScalarKernels(), 1, 512).start(CONFIGURATION);
        WeightTraining training =
            new TiledEngine(failing(method, at, failure), threads, tile, planner)
                .start(CONFIGURATION)) {
      Exception e = assertThrows(IllegalStateException.class, training::step);
      assertSame(failure, e.getCause());
      assertEquals(0, training.steps());
      training.run(2);
      undisturbed.run(2);
      assertArrayEquals(undisturbed.network().weights(), training.network().weights());
      assertArrayEquals(undisturbed.network().outputWeights(), training.network().outputWeights());
    }
  }

  /** Where samples are drawn: the other place from which a step can be taken again. */
  @ParameterizedTest(name = "{0} threads, shared: {1}")
  @CsvSource({"1, false", "2, false", "2, true", "3, true"})
  void aFailingDrawLeavesNoTrace(int threads, boolean shared) {
    StepPlan.Planner planner = shared ? StepPlan::shared : StepPlan::byBlocks;
    AtomicInteger calls = new AtomicInteger();
    Error failure = new OutOfMemoryError("on purpose");
    DeviateKernels draws =
        (DeviateKernels)
            Proxy.newProxyInstance(
                DeviateKernels.class.getClassLoader(),
                new Class<?>[] {DeviateKernels.class},
                (proxy, called, arguments) -> {
                  if (calls.incrementAndGet() == 20) {
                    throw failure;
                  }
                  return called.invoke(new ScalarKernels().deviates(), arguments);
                });
    Kernels kernels = AlteredKernels.drawingBy(new ScalarKernels(), draws);
    try (WeightTraining undisturbed = Engines.scalar(1).start(CONFIGURATION);
        WeightTraining training =
            new TiledEngine(kernels, threads, 512, planner).start(CONFIGURATION)) {
      assertSame(
          failure, assertThrows(IllegalStateException.class, training::stepMeasured).getCause());
      assertEquals(0, training.steps());
      training.step();
      undisturbed.step();
      assertArrayEquals(undisturbed.network().weights(), training.network().weights());
    }
  }

  /** Small networks are updated by the caller, large ones strip by strip by all threads. */
  @ParameterizedTest(name = "{0} threads, d = {1}, p = {2}, update number {3}, {4}")
  @CsvSource({
    "1, 4, 5, 1, ArithmeticException",
    "1, 4, 5, 2, OutOfMemoryError",
    "2, 4, 5, 1, StackOverflowError",
    "1, 512, 128, 5, ArithmeticException",
    "2, 512, 128, 3, OutOfMemoryError",
    "3, 512, 128, 10, StackOverflowError"
  })
  void aRunIsLostOnceAnUpdateHasFailed(int threads, int d, int p, int at, String kind) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder().dimension(d).neurons(p).batch(64).build();
    Throwable failure = named(kind);
    try (WeightTraining training =
        new TiledEngine(failing("update", at, failure), threads, 64).start(configuration)) {
      Throwable thrown = assertThrows(Throwable.class, () -> training.run(at));
      assertSame(failure, thrown.getCause() == null ? thrown : thrown.getCause());
      long taken = training.steps();
      String refusal =
          "step "
              + (taken + 1)
              + " failed while it updated the parameters, and some are changed, some are not;"
              + " allowed: a new run";
      List<Executable> uses =
          List.of(
              training::network,
              training::parameters,
              training::step,
              training::stepMeasured,
              () -> training.step(new Minibatch(d, new double[d])),
              () -> training.run(1),
              () -> training.test(10));
      for (Executable use : uses) {
        assertEquals(refusal, assertThrows(IllegalStateException.class, use).getMessage());
      }
      assertEquals(taken, training.steps());
    }
  }

  @ParameterizedTest(name = "{0} threads")
  @CsvSource({"1", "2"})
  void aClosedRunRefusesSteps(int threads) {
    WeightTraining training = Engines.scalar(threads).start(CONFIGURATION);
    training.close();
    assertThrows(IllegalStateException.class, training::step);
  }
}
