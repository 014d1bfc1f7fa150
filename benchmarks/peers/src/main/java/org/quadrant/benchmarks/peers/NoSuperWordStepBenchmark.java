package org.quadrant.benchmarks.peers;

import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.quadrant.benchmarks.QuadrantBenchmark;

/** Plain Java in a JVM that makes no vectors of loops: what scalar code costs. */
@Fork(
    value = QuadrantBenchmark.FORKS,
    jvmArgsPrepend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "--sun-misc-unsafe-memory-access=allow",
      SuperWord.OFF
    })
public class NoSuperWordStepBenchmark extends PeerBenchmark {
  /** Name of the peer. */
  @Param("java-nosuperword")
  public String peer;

  /** For JMH. */
  public NoSuperWordStepBenchmark() {}

  @Override
  String peer() {
    return peer;
  }
}
