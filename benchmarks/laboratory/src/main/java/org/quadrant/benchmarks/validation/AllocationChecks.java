package org.quadrant.benchmarks.validation;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Engine;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * Bytes that a step allocates once it is compiled, on all threads of the run. Vectors that the
 * compiler fails to keep in registers show here first.
 *
 * <p>To be measured in a JVM that has used one vector width only. The Vector API's own methods
 * share one type profile between all widths: where it names two of them, the compiler inlines both,
 * no longer sees which one is meant, and may keep vectors on the heap for good.
 */
final class AllocationChecks implements CheckFamily {
  private static final int STEPS = 20;

  /** Time for the compiler to get to every kernel. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Engine> engines;
  private final List<InputLaw> laws;
  private final Duration patience;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /**
   * Checks of some engines.
   *
   * @param laws on what to measure each of them
   * @param patience longest time to wait for the first steps without allocation
   */
  AllocationChecks(List<Engine> engines, List<InputLaw> laws, Duration patience) {
    this.engines = engines;
    this.laws = laws;
    this.patience = patience;
  }

  @Override
  public void run(Consumer<CheckResult> results) {
    for (Engine engine : engines) {
      for (InputLaw law : laws) {
        results.accept(check(engine, law));
      }
    }
  }

  private CheckResult check(Engine engine, InputLaw law) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(law)
            .labelNoise(0.1)
            .dimension(64)
            .neurons(48)
            .batch(2048)
            .build();
    Set<Long> others = ids();
    try (Training training = engine.start(configuration)) {
      Set<Long> workers = ids();
      workers.removeAll(others);
      workers.add(Thread.currentThread().threadId());
      long[] ids = workers.stream().mapToLong(Long::longValue).toArray();
      long begin = System.nanoTime();
      long rounds = 0;
      double bytes;
      do {
        long before = allocated(ids);
        for (int step = 0; step < STEPS; step++) {
          training.step();
        }
        bytes = (allocated(ids) - before) / (double) STEPS;
        rounds++;
      } while (bytes > 0 && System.nanoTime() - begin < patience.toNanos());
      return CheckResult.of(
          "allocation, %s, %s lanes %d, threads %d"
              .formatted(law.text(), engine.name(), engine.lanes(), engine.threads()),
          bytes,
          0,
          "B/step",
          "after " + (rounds - 1) * STEPS + " steps");
    }
  }

  private static Set<Long> ids() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::threadId)
        .collect(Collectors.toSet());
  }

  private long allocated(long[] ids) {
    long sum = 0;
    for (long id : ids) {
      sum += threads.getThreadAllocatedBytes(id);
    }
    return sum;
  }
}
