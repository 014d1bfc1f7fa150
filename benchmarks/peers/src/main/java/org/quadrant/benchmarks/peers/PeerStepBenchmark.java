package org.quadrant.benchmarks.peers;

import org.openjdk.jmh.annotations.Param;

/** The peers that run in an ordinary JVM. */
public class PeerStepBenchmark extends PeerBenchmark {
  /** Name of the peer. */
  @Param({"libtorch", "libtorch-autograd", "openblas", "mkl", "ejml", "commons-math3", "java"})
  public String peer;

  /** For JMH. */
  public PeerStepBenchmark() {}

  @Override
  String peer() {
    return peer;
  }
}
