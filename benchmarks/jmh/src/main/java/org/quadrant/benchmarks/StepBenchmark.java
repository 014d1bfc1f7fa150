package org.quadrant.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.engine.Engines;
import org.quadrant.kernels.Kernels;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Engine;
import org.quadrant.training.Parameters;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * One whole step of minibatch SGD on fresh samples: sampling, forward and backward products, loss
 * and update. The counter {@code flops} takes the two products alone, 4·m·d·p a step; whatever else
 * a step needs shows as a lower rate.
 */
public class StepBenchmark extends QuadrantBenchmark {
  /** Name of the engine; the reference engine is the baseline to be read, not to be beaten. */
  @Param({"reference", "scalar", "vector"})
  public String engine;

  /** Size of the step, m x d x p. */
  @Param({"4096x1024x256", "8192x256x128", "4096x128x64", "16384x100x50"})
  public String shape;

  /** Threads of the engine; the reference engine has one only. */
  @Param("1")
  public int threads;

  /** Floats per vector; 0 for what the CPU prefers. Engines without vectors: 0 or 1. */
  @Param("0")
  public int lanes;

  /** Law of the inputs, in the form of {@link InputLaw#FORMS}. */
  @Param("gaussian")
  public String law;

  /** m·d·p of a step that takes so long that JMH's warm-up has too few of it. */
  private static final long LONG_STEP = 1L << 32;

  /** Enough for the JVM to compile what is called once for each tile. */
  private static final int SMALL_STEPS = 2000;

  private Training training;

  /** For JMH. */
  public StepBenchmark() {}

  /**
   * Starts a run.
   *
   * @throws IllegalArgumentException if a parameter is out of range, or the engine keeps no
   *     weights, whose steps have other work and traffic: {@link DimensionBenchmark} is theirs
   * @throws UnsupportedOperationException if this JVM or CPU does not give the engine; the message
   *     says why
   */
  @Setup
  public void start() {
    StepShape size = StepShape.parse(shape);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .law(InputLaw.parse(law))
            .batch(size.samples())
            .dimension(size.dimension())
            .neurons(size.neurons())
            .build();
    Engine chosen = Engines.requireWeights(engine(engine, lanes, threads));
    if (engine.equals("vector")
        && (double) size.samples() * size.dimension() * size.neurons() > LONG_STEP) {
      takeSmallSteps(chosen, InputLaw.parse(law));
    }
    training = chosen.start(configuration);
  }

  /**
   * Runs the code of a step often. What is called a few times in a long step, the slopes of a tile
   * for instance, would stay in code that makes an object of each vector until after the last
   * iteration, and the fork would be marked for what it allocates.
   */
  private static void takeSmallSteps(Engine engine, InputLaw law) {
    TrainingConfiguration small =
        TrainingConfiguration.builder()
            .law(law)
            .batch(Kernels.BLOCK)
            .dimension(8)
            .neurons(16)
            .build();
    try (Training run = engine.start(small)) {
      for (int step = 0; step < SMALL_STEPS; step++) {
        run.step();
      }
    }
  }

  /**
   * The engine of a set of parameters.
   *
   * @param lanes floats per vector; 0 for what the CPU prefers; 0 or 1 for engines without vectors
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws UnsupportedOperationException if this JVM or CPU does not give the engine; the message
   *     says why
   */
  public static Engine engine(String engine, int lanes, int threads) {
    boolean noVectors = lanes == 1 && !engine.equals("vector");
    return Engines.select(engine, noVectors ? 0 : lanes, threads);
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
    counters.samples += training.configuration().batch();
  }

  /** The parameters after the steps so far. */
  Parameters parameters() {
    return training.parameters();
  }
}
