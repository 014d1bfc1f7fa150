package org.quadrant.benchmarks.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.VectorWidth;
import org.quadrant.benchmarks.Widths;

/** Beside the same chains in scalar code. */
class IntegerPeakBenchmarkTest {
  static IntStream widths() {
    return Widths.available();
  }

  private static int integers(int rounds, Consumer<int[]> round) {
    int[] x = IntStream.range(0, IntegerChains.CHAINS).map(IntegerChains::start).toArray();
    for (int i = 0; i < rounds; i++) {
      round.accept(x);
    }
    return IntStream.of(x).reduce(0, (a, b) -> a ^ b);
  }

  private static void add(int[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] += x[(i + 1) % x.length];
    }
  }

  private static void xor(int[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] ^= x[(i + 1) % x.length];
    }
  }

  private static void rotate(int[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Integer.rotateLeft(x[i], 13);
    }
  }

  private static void mix(int[] x) {
    for (int i = 0; i < x.length; i += 2) {
      x[i] += x[i + 1];
      x[i + 1] = Integer.rotateLeft(x[i + 1], 13) ^ x[i];
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void everyWidthComputesWhatScalarCodeDoes(int lanes) {
    IntegerChains chains = IntegerChains.of(lanes);
    for (int rounds : new int[] {0, 1, 2, 37, 1024}) {
      assertEquals(integers(rounds, IntegerPeakBenchmarkTest::add), chains.add(rounds));
      assertEquals(integers(rounds, IntegerPeakBenchmarkTest::xor), chains.xor(rounds));
      assertEquals(integers(rounds, IntegerPeakBenchmarkTest::rotate), chains.rotate(rounds));
      assertEquals(integers(rounds, IntegerPeakBenchmarkTest::mix), chains.mix(rounds));
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void countsEveryLane(int lanes) {
    IntegerPeakBenchmark benchmark = new IntegerPeakBenchmark();
    benchmark.choose(VectorWidth.of(lanes));
    int rounds = IntegerPeakBenchmark.ROUNDS;
    long links = (long) lanes * 16 * rounds;
    OperationCounter counter = new OperationCounter();
    assertEquals(integers(rounds, IntegerPeakBenchmarkTest::add), benchmark.add(counter));
    assertEquals(links, counter.operations);
    assertEquals(integers(rounds, IntegerPeakBenchmarkTest::xor), benchmark.xor(counter));
    assertEquals(2 * links, counter.operations);
    assertEquals(integers(rounds, IntegerPeakBenchmarkTest::rotate), benchmark.rotate(counter));
    assertEquals(3 * links, counter.operations);
    assertEquals(integers(rounds, IntegerPeakBenchmarkTest::mix), benchmark.mix(counter));
    assertEquals(3 * links + 3 * links / 2, counter.operations);
  }

  /** Sums that happened to be zero would agree whatever was computed. */
  @Test
  void chainsDoNotCancel() {
    for (int rounds : new int[] {1, IntegerPeakBenchmark.ROUNDS}) {
      assertEquals(
          4,
          IntStream.of(
                  integers(rounds, IntegerPeakBenchmarkTest::add),
                  integers(rounds, IntegerPeakBenchmarkTest::xor),
                  integers(rounds, IntegerPeakBenchmarkTest::rotate),
                  integers(rounds, IntegerPeakBenchmarkTest::mix))
              .filter(value -> value != 0)
              .distinct()
              .count());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 32})
  void refusesWidthsThatDoNotExist(int lanes) {
    IntegerPeakBenchmark benchmark = new IntegerPeakBenchmark();
    VectorWidth width = VectorWidth.of(lanes);
    assertThrows(IllegalArgumentException.class, () -> benchmark.choose(width));
  }
}
