package org.quadrant.benchmarks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class PeerSamplingBenchmarkTest {
  @Test
  void drawsNormals() {
    PeerSamplingBenchmark benchmark = benchmark("libtorch", "gaussian");
    benchmark.make();
    double sum = 0;
    double squares = 0;
    try (FloatPointer deviates = ((Tensor) benchmark.draw()).data_ptr_float()) {
      for (int i = 0; i < PeerSamplingBenchmark.DEVIATES; i++) {
        sum += deviates.get(i);
        squares += deviates.get(i) * deviates.get(i);
      }
    }
    benchmark.free();

    double deviation = 1 / Math.sqrt(PeerSamplingBenchmark.DEVIATES);
    assertEquals(0, sum / PeerSamplingBenchmark.DEVIATES, 5 * deviation);
    assertEquals(1, squares / PeerSamplingBenchmark.DEVIATES, 5 * Math.sqrt(2) * deviation);
  }

  @Test
  void refusesOtherGeneratorsAndLaws() {
    Exception generator =
        assertThrows(IllegalArgumentException.class, benchmark("commons-rng", "gaussian")::make);
    Exception law =
        assertThrows(IllegalArgumentException.class, benchmark("libtorch", "laplace")::make);

    assertEquals("generator: commons-rng; allowed here: libtorch", generator.getMessage());
    assertEquals("law: laplace; allowed here: gaussian", law.getMessage());
  }

  private static PeerSamplingBenchmark benchmark(String generator, String law) {
    PeerSamplingBenchmark benchmark = new PeerSamplingBenchmark();
    benchmark.generator = generator;
    benchmark.law = law;
    return benchmark;
  }
}
