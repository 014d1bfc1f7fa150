package org.quadrant.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.quadrant.engine.Engines;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * One whole step of the Gram engine, whose time does not depend on the dimension. The counter
 * {@code flops} takes the operations of its own products, 4·m·p² + 10·m·p a step, not the 4·m·d·p
 * of a step with W.
 */
public class DimensionBenchmark extends QuadrantBenchmark {
  /** Input coordinates d, at least 2p + 2; more than any array of weights holds. */
  @Param({"1000", "1000000", "1000000000"})
  public int dimension;

  /** Samples of a step, m. */
  @Param("16384")
  public int samples;

  /** Neurons, p. */
  @Param("128")
  public int neurons;

  /** Threads of the engine. */
  @Param("1")
  public int threads;

  /** Floats per vector; 0 for what the CPU prefers. */
  @Param("0")
  public int lanes;

  private Training training;

  /** For JMH. */
  public DimensionBenchmark() {}

  /**
   * Starts a run.
   *
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws UnsupportedOperationException if this JVM or CPU does not give the width; the message
   *     says why
   */
  @Setup
  public void start() {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(dimension)
            .batch(samples)
            .neurons(neurons)
            .build();
    training = Engines.select("gram", lanes, threads).start(configuration);
  }

  /** Ends the run's threads. */
  @TearDown
  public void stop() {
    training.close();
  }

  /** Takes one step. */
  @Benchmark
  public void step(WorkCounter counters) {
    training.step();
    counters.flops += (long) training.flopsPerStep();
    counters.samples += samples;
  }

  /** The parameters after the steps so far. */
  Parameters parameters() {
    return training.parameters();
  }
}
