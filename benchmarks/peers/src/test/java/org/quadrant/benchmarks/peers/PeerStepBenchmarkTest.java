package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.WorkCounter;

class PeerStepBenchmarkTest {
  @Test
  void countsOperationsAndSamples() {
    PeerStepBenchmark benchmark = new PeerStepBenchmark();
    benchmark.peer = "java";
    benchmark.shape = "100x20x16";
    benchmark.threads = 2;
    WorkCounter counters = new WorkCounter();

    benchmark.start();
    benchmark.step(counters);
    benchmark.step(counters);
    benchmark.stop();

    assertEquals(2 * 4 * 100 * 20 * 16, counters.flops);
    assertEquals(200, counters.samples);
  }

  @Test
  void refusesUnknownPeers() {
    PeerStepBenchmark benchmark = new PeerStepBenchmark();
    benchmark.peer = "numpy";
    benchmark.shape = "100x20x16";
    benchmark.threads = 1;

    assertThrows(IllegalArgumentException.class, benchmark::start);
  }
}
