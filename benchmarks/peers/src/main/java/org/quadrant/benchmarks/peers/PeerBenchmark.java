package org.quadrant.benchmarks.peers;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.StepBenchmark;
import org.quadrant.benchmarks.WorkCounter;
import org.quadrant.benchmarks.catalogue.StepShape;
import org.quadrant.benchmarks.session.LibraryLines;
import org.quadrant.training.Initialisation;
import org.quadrant.training.TrainingConfiguration;

/** The step of {@link StepBenchmark} by a peer. */
@Fork(
    value = QuadrantBenchmark.FORKS,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow"
    })
public abstract class PeerBenchmark extends QuadrantBenchmark {
  /** Size of the step, m x d x p. */
  @Param({
    "4096x1024x256",
    "8192x256x128",
    "4096x128x64",
    "16384x100x50",
    "65536x20x16",
    "2048x4096x1024"
  })
  public String shape;

  /** Threads of the peer. */
  @Param("1")
  public int threads;

  private TrainingConfiguration configuration;
  private PeerStep training;

  /** For JMH. */
  protected PeerBenchmark() {}

  /**
   * Which peer.
   *
   * @return name of a {@link Peer}
   */
  abstract String peer();

  /**
   * Starts a run, with the environment cleared of what would bend a native library.
   *
   * @throws IllegalArgumentException if a parameter is out of range
   * @throws IllegalStateException if this JVM cannot run the peer
   */
  @Setup
  public void start() {
    StepShape size = StepShape.parse(shape);
    configuration =
        TrainingConfiguration.builder()
            .batch(size.samples())
            .dimension(size.dimension())
            .neurons(size.neurons())
            .build();
    Peer chosen = Peer.parse(peer());
    NativeEnvironment.prepare().forEach(name -> System.out.println("# unset: " + name));
    training = chosen.open(configuration, threads);
    System.out.println(LibraryLines.PREFIX + peer() + ": " + training.library());
    training.load(Initialisation.draw(configuration));
  }

  /** Ends the run. */
  @TearDown
  public void stop() {
    training.close();
  }

  /**
   * Takes one step.
   *
   * @param counters counts operations and samples
   */
  @Benchmark
  public void step(WorkCounter counters) {
    training.freshStep();
    counters.flops += (long) configuration.flopsPerStep();
    counters.samples += configuration.batch();
  }
}
