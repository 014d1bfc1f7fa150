package org.quadrant.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * Time of a whole training, from the seed to a test error of 2 %, in a JVM that has just started:
 * loading of classes, compilation, initialisation and the tests of the error count, the start of
 * the JVM itself does not. A fork is one training.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class TrainingBenchmark extends QuadrantBenchmark {
  /** The error to be reached. */
  static final double ERROR = 0.02;

  private static final long TEST_SAMPLES = 1 << 14;
  private static final int STEPS_BETWEEN_TESTS = 10;
  private static final int MOST_STEPS = 10_000;

  /** Name of the engine. */
  @Param({"scalar", "vector"})
  public String engine;

  /** Size of the steps, m x d x p. */
  @Param({"2000x50x100", "8000x200x400"})
  public String shape;

  /** Threads of the engine; the reference engine has one only. */
  @Param("1")
  public int threads;

  /** Floats per vector; 0 for what the CPU prefers. Engines without vectors: 0 or 1. */
  @Param("0")
  public int lanes;

  /** For JMH. */
  public TrainingBenchmark() {}

  /**
   * Trains until the error is reached.
   *
   * @return steps that it took, a multiple of ten
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws UnsupportedOperationException if this JVM or CPU does not give the engine; the message
   *     says why
   * @throws IllegalStateException if the error was not reached in 10 000 steps
   */
  @Benchmark
  public long train() {
    StepShape size = StepShape.parse(shape);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .batch(size.samples())
            .dimension(size.dimension())
            .neurons(size.neurons())
            .build();
    try (Training training = StepBenchmark.engine(engine, lanes, threads).start(configuration)) {
      while (training.steps() < MOST_STEPS) {
        training.run(STEPS_BETWEEN_TESTS);
        if (training.test(TEST_SAMPLES).errorRate() <= ERROR) {
          return training.steps();
        }
      }
    }
    throw new IllegalStateException(
        "shape: %s; its test error is above %s after %d steps".formatted(shape, ERROR, MOST_STEPS));
  }
}
