package org.quadrant.benchmarks.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.VectorWidth;
import org.quadrant.benchmarks.Widths;

class MemoryBandwidthBenchmarkTest {
  /** The least, an awkward size in one part, and one in several. */
  static Stream<Arguments> widthsAndSizes() {
    return Widths.available()
        .boxed()
        .flatMap(
            lanes -> IntStream.of(1, 100_001, 5 << 20).mapToObj(size -> Arguments.of(lanes, size)));
  }

  private static MemoryBandwidthBenchmark prepared(int lanes, long size) {
    MemoryBandwidthBenchmark benchmark = new MemoryBandwidthBenchmark();
    benchmark.prepare(size, VectorWidth.of(lanes));
    return benchmark;
  }

  @ParameterizedTest(name = "{0} lanes, {1} bytes")
  @MethodSource("widthsAndSizes")
  void everyWidthLoadsEveryWord(int lanes, int size) {
    MemoryBandwidthBenchmark benchmark = prepared(lanes, size);
    MemorySegment memory = benchmark.memory();
    int expected = 0;
    for (long at = 0; at < memory.byteSize(); at += Integer.BYTES) {
      expected ^= memory.get(ValueLayout.JAVA_INT, at);
    }
    MemoryBandwidthBenchmark.Counters counters = new MemoryBandwidthBenchmark.Counters();
    assertEquals(expected, benchmark.load(counters));
    assertEquals(benchmark.passes() * memory.byteSize(), counters.bytes);
  }

  @ParameterizedTest(name = "{0} lanes, {1} bytes")
  @MethodSource("widthsAndSizes")
  void everyWidthComputesTheTriadOfEveryElement(int lanes, int size) {
    MemoryBandwidthBenchmark benchmark = prepared(lanes, size);
    MemorySegment memory = benchmark.memory();
    MemoryBandwidthBenchmark.Counters counters = new MemoryBandwidthBenchmark.Counters();
    float last = benchmark.triad(counters);
    assertEquals(benchmark.passes() * memory.byteSize(), counters.bytes);
    long third = memory.byteSize() / 3;
    for (long at = 0; at < third; at += Float.BYTES) {
      float b = memory.get(ValueLayout.JAVA_FLOAT, third + at);
      float c = memory.get(ValueLayout.JAVA_FLOAT, 2 * third + at);
      assertEquals(b + 3 * c, memory.get(ValueLayout.JAVA_FLOAT, at));
    }
    assertEquals(memory.get(ValueLayout.JAVA_FLOAT, third - Float.BYTES), last);
  }

  @Test
  void goesThroughAnOddNumberOfTimesAndFarEnough() {
    for (long size : new long[] {1, 16 << 10, 512 << 10, 3 << 20, 64 << 20}) {
      MemoryBandwidthBenchmark benchmark = prepared(0, size);
      assertEquals(1, benchmark.passes() % 2);
      assertTrue(benchmark.passes() * benchmark.memory().byteSize() >= 1 << 17);
      assertEquals(0, benchmark.memory().address() % MemoryTraffic.ALIGNMENT);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 32})
  void refusesWidthsThatDoNotExist(int lanes) {
    assertThrows(IllegalArgumentException.class, () -> prepared(lanes, 1));
  }
}
