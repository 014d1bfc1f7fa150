package org.quadrant.benchmarks.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.Widths;

/** Integer, division and square-root peaks, beside the same chains in scalar code. */
class ArithmeticPeakTest {
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

  private static float divisions(int rounds) {
    float sum = 0;
    for (int chain = 0; chain < RootChains.CHAINS; chain++) {
      float x = RootChains.start(chain);
      for (int round = 0; round < rounds; round++) {
        x = 3 / x;
      }
      sum += x;
    }
    return sum;
  }

  private static float squareRoots(int rounds) {
    float sum = 0;
    for (int chain = 0; chain < RootChains.CHAINS; chain++) {
      float x = RootChains.start(chain);
      for (int round = 0; round < rounds; round++) {
        x = (float) Math.sqrt(x + 3);
      }
      sum += x;
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("widths")
  void everyWidthComputesWhatScalarCodeDoes(int lanes) {
    IntegerChains integers = IntegerChains.of(lanes);
    RootChains roots = RootChains.of(lanes);
    for (int rounds : new int[] {0, 1, 2, 37, 1024}) {
      assertEquals(integers(rounds, ArithmeticPeakTest::add), integers.add(rounds));
      assertEquals(integers(rounds, ArithmeticPeakTest::xor), integers.xor(rounds));
      assertEquals(integers(rounds, ArithmeticPeakTest::rotate), integers.rotate(rounds));
      assertEquals(integers(rounds, ArithmeticPeakTest::mix), integers.mix(rounds));
      assertEquals(divisions(rounds), roots.divide(rounds));
      assertEquals(squareRoots(rounds), roots.squareRoot(rounds));
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void integerOperationsAreCountedLaneByLane(int lanes) {
    IntegerPeakBenchmark benchmark = new IntegerPeakBenchmark();
    benchmark.lanes = lanes;
    benchmark.choose();
    int rounds = IntegerPeakBenchmark.ROUNDS;
    long links = (long) lanes * 16 * rounds;
    OperationCounter counter = new OperationCounter();
    assertEquals(integers(rounds, ArithmeticPeakTest::add), benchmark.add(counter));
    assertEquals(links, counter.operations);
    assertEquals(integers(rounds, ArithmeticPeakTest::xor), benchmark.xor(counter));
    assertEquals(2 * links, counter.operations);
    assertEquals(integers(rounds, ArithmeticPeakTest::rotate), benchmark.rotate(counter));
    assertEquals(3 * links, counter.operations);
    assertEquals(integers(rounds, ArithmeticPeakTest::mix), benchmark.mix(counter));
    assertEquals(3 * links + 3 * links / 2, counter.operations);
  }

  @ParameterizedTest
  @MethodSource("widths")
  void divisionsAndRootsAreCountedLaneByLane(int lanes) {
    DivisionPeakBenchmark benchmark = new DivisionPeakBenchmark();
    benchmark.lanes = lanes;
    benchmark.choose();
    int rounds = DivisionPeakBenchmark.ROUNDS;
    OperationCounter counter = new OperationCounter();
    assertEquals(divisions(rounds), benchmark.divide(counter));
    assertEquals((long) lanes * 8 * rounds, counter.operations);
    assertEquals(squareRoots(rounds), benchmark.squareRoot(counter));
    assertEquals(2L * lanes * 8 * rounds, counter.operations);
  }

  /** Sums that happened to be zero would agree whatever was computed. */
  @Test
  void chainsDoNotCancel() {
    for (int rounds : new int[] {1, IntegerPeakBenchmark.ROUNDS}) {
      assertEquals(
          4,
          IntStream.of(
                  integers(rounds, ArithmeticPeakTest::add),
                  integers(rounds, ArithmeticPeakTest::xor),
                  integers(rounds, ArithmeticPeakTest::rotate),
                  integers(rounds, ArithmeticPeakTest::mix))
              .filter(value -> value != 0)
              .distinct()
              .count());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 32})
  void refusesWidthsThatDoNotExist(int lanes) {
    IntegerPeakBenchmark integers = new IntegerPeakBenchmark();
    integers.lanes = lanes;
    assertThrows(IllegalArgumentException.class, integers::choose);
    DivisionPeakBenchmark divisions = new DivisionPeakBenchmark();
    divisions.lanes = lanes;
    assertThrows(IllegalArgumentException.class, divisions::choose);
  }
}
