package org.quadrant.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.dynamics.BlockObserver;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.dynamics.Observation;
import org.quadrant.network.Network;
import org.quadrant.training.Initialisation;
import org.quadrant.training.TrainingConfiguration;

/**
 * Time of one observation of a network: its neurons' blocks, signals, alignment and margins. It has
 * one implementation, in double precision, that all engines share.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ObservationBenchmark extends QuadrantBenchmark {
  private static final double ZETA = 0.5;

  /** Size of the step that the network is trained by, m x d x p; m has no influence. */
  @Param({"8000x200x400", "4096x1024x256", "1000x33x17"})
  public String shape;

  private Network network;
  private BlockObserver observer;

  /** For JMH. */
  public ObservationBenchmark() {}

  /**
   * Draws a network.
   *
   * @throws IllegalArgumentException if the shape is out of range
   */
  @Setup
  public void draw() {
    StepShape size = StepShape.parse(shape);
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(size.dimension())
            .neurons(size.neurons())
            .batch(size.samples())
            .build();
    network = Initialisation.draw(configuration);
    observer = BlockObserver.startingAt(NeuronStates.of(network), configuration.scaling(), ZETA);
  }

  /** Observes the network. */
  @Benchmark
  public Observation observe() {
    return observer.observe(NeuronStates.of(network));
  }
}
