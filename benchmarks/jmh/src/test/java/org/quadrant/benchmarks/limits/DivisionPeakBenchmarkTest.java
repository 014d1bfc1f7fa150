package org.quadrant.benchmarks.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.VectorWidth;
import org.quadrant.benchmarks.Widths;

/** Divisions and square roots, beside the same chains in scalar code. */
class DivisionPeakBenchmarkTest {
  static IntStream widths() {
    return Widths.available();
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
    RootChains chains = RootChains.of(lanes);
    for (int rounds : new int[] {0, 1, 2, 37, 1024}) {
      assertEquals(divisions(rounds), chains.divide(rounds));
      assertEquals(squareRoots(rounds), chains.squareRoot(rounds));
    }
  }

  @ParameterizedTest
  @MethodSource("widths")
  void countsEveryLane(int lanes) {
    DivisionPeakBenchmark benchmark = new DivisionPeakBenchmark();
    benchmark.choose(VectorWidth.of(lanes));
    int rounds = DivisionPeakBenchmark.ROUNDS;
    OperationCounter counter = new OperationCounter();
    assertEquals(divisions(rounds), benchmark.divide(counter));
    assertEquals((long) lanes * 8 * rounds, counter.operations);
    assertEquals(squareRoots(rounds), benchmark.squareRoot(counter));
    assertEquals(2L * lanes * 8 * rounds, counter.operations);
  }

  /**
   * Each of JMH's threads asks for chains of its own. Were they of different classes, a call would
   * meet both, and the compiler would box what it cannot inline.
   */
  @ParameterizedTest
  @MethodSource("widths")
  void threadsShareTheCode(int lanes) {
    RootChains chains = RootChains.of(lanes);
    assertNotSame(chains, RootChains.of(lanes));
    assertSame(chains.getClass(), RootChains.of(lanes).getClass());
    assertSame(
        MemoryTraffic.of(lanes).getClass(), MemoryTraffic.of(lanes).getClass(), "other templates");
  }

  @Test
  void widthsShareNone() {
    assertEquals(
        widths().count(),
        widths().mapToObj(lanes -> RootChains.of(lanes).getClass()).distinct().count());
  }

  /** A root's chain that had come to rest at once would tell nothing of the rounds. */
  @Test
  void chainsMove() {
    assertNotEquals(divisions(0), divisions(1));
    assertNotEquals(squareRoots(0), squareRoots(1));
    assertNotEquals(squareRoots(1), squareRoots(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1, 2, 32})
  void refusesWidthsThatDoNotExist(int lanes) {
    DivisionPeakBenchmark benchmark = new DivisionPeakBenchmark();
    VectorWidth width = VectorWidth.of(lanes);
    assertThrows(IllegalArgumentException.class, () -> benchmark.choose(width));
  }
}
