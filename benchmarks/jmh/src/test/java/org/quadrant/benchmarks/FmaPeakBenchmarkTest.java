package org.quadrant.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FmaPeakBenchmarkTest {
  private static final int ROUNDS = 1024;

  static IntStream widths() {
    return Widths.available();
  }

  private static float scalar(int rounds) {
    float sum = 0;
    for (int chain = 0; chain < FmaChains.CHAINS; chain++) {
      float x = FmaChains.start(chain);
      for (int round = 0; round < rounds; round++) {
        x = Math.fma(x, x, x);
      }
      sum += x;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("widths")
  void everyWidthComputesWhatScalarCodeDoes(int lanes) {
    FmaChains chains = FmaChains.of(lanes);
    for (int rounds : new int[] {0, 1, 37, ROUNDS}) {
      assertEquals(scalar(rounds), chains.run(rounds));
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void countsTwoOperationsPerLaneOfEveryLink(int lanes) {
    FmaPeakBenchmark benchmark = new FmaPeakBenchmark();
    benchmark.lanes = lanes;
    benchmark.choose();
    FmaPeakBenchmark.Counters counters = new FmaPeakBenchmark.Counters();
    assertEquals(scalar(ROUNDS), benchmark.peak(counters));
    assertEquals(2L * lanes * FmaChains.CHAINS * ROUNDS, counters.flops);
  }

  @Test
  void chainsStayFarFromDenormalNumbers() {
    float x = FmaChains.start(0);
    for (int round = 0; round < 1 << 26; round++) {
      x = Math.fma(x, x, x);
    }
    assertTrue(x < -0x1p-26f, () -> "got to " + FmaChains.start(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, 32})
  void refusesWidthsThatDoNotExist(int lanes) {
    FmaPeakBenchmark benchmark = new FmaPeakBenchmark();
    benchmark.lanes = lanes;
    assertThrows(IllegalArgumentException.class, benchmark::choose);
    assertThrows(IllegalArgumentException.class, () -> FmaChains.of(lanes));
  }
}
