package org.quadrant.benchmarks.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteadinessTest {
  static LongStream seeds() {
    return LongStream.range(0, 50);
  }

  private static boolean steady(String scores) {
    return Steadiness.steady(parse(scores));
  }

  private static double[] parse(String scores) {
    return Arrays.stream(scores.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** Forks that were once published as results. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // The four shapes of a step, one thread.
        "30.28 36.88 37.96 37.27 34.64",
        "45.9 115.9 114.0 114.0 123.2",
        "2.66 77.12 132.8 365.2 820.7",
        "110.0 181.6 495.2 954.1 961.2",
        "269.0 293.4 308.6 306.7 302.6",
        // Divisions in two threads, loads, one late iteration of an observation, code that changed.
        "4702 7862 1405 1399 14460",
        "750100 3867 4093 1337 12260",
        "242300 196600 188500 189100 188700",
        "8.442 8.587 8.385 8.712 0.8082",
        "652200 648600 654100 1006000 991900",
        "1900 2210 2560 2150 1990"
      })
  void catchesWhatWasNoResult(String scores) {
    assertFalse(steady(scores));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4.954",
        "37.65 38.89 38.96 38.63 38.77",
        "136.2 145.1 139.4 139.6 142.8",
        "425500 424700 425500 424400 424900",
        "2.867 2.763 3.384 2.885 2.87",
        "323200 321400 322200",
        "100 124",
      })
  void letsResultsThrough(String scores) {
    assertTrue(scores.isEmpty() ? Steadiness.steady(new double[0]) : steady(scores));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 0 0", "5 0 5", "5 -1 5", "NaN", "5 NaN 5", "5 Infinity 5", "0"})
  void aScoreThatIsNoneIsNotSteady(String scores) {
    assertFalse(steady(scores));
    assertEquals(Double.POSITIVE_INFINITY, Steadiness.spread(parse(scores)));
  }

  @Test
  void boundsAreThoseThatAreNamed() {
    assertTrue(steady("4 5 4.5"));
    assertFalse(steady("4 5.01 4.5"));
    assertTrue(steady("100 110 110 110 110"));
    assertFalse(steady("100 110.1 110.1 110.1 110.1"));
    assertTrue(steady("110 100 100 100"));
    assertFalse(steady("110.1 100 100 100"));
    assertTrue(steady("110.1 100 100"), "too few to compare the first with");
  }

  /** Up to a dozen iterations, each within three percent. */
  private static double[] level(SplittableRandom random) {
    double level = Math.exp(random.nextDouble(-20, 20));
    return DoubleStream.generate(() -> level * random.nextDouble(0.97, 1.03))
        .limit(random.nextInt(4, 12))
        .toArray();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void smallNoiseIsSteadyInAnyUnit(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = level(random);
    double factor = Math.exp(random.nextDouble(-10, 10));
    assertTrue(Steadiness.steady(scores));
    assertTrue(Steadiness.steady(Arrays.stream(scores).map(score -> factor * score).toArray()));
    assertTrue(Steadiness.steady(Arrays.stream(scores).map(score -> factor / score).toArray()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStallAnywhereIsNotSteady(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = level(random);
    scores[random.nextInt(scores.length)] *= random.nextDouble(0.01, 0.75);
    assertFalse(Steadiness.steady(scores));
    assertFalse(Steadiness.steady(Arrays.stream(scores).map(score -> 1 / score).toArray()));
  }

  /** A step up or down between two iterations, at either of which the code may change. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStepAnywhereIsNotSteady(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = level(random);
    double step = random.nextDouble(1.35, 10);
    for (int i = random.nextInt(1, scores.length); i < scores.length; i++) {
      scores[i] *= step;
    }
    assertFalse(Steadiness.steady(scores));
    assertFalse(Steadiness.steady(Arrays.stream(scores).map(score -> 1 / score).toArray()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRampIsNotSteady(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = level(random);
    double slope = random.nextDouble(0.4, 5);
    for (int i = 0; i < scores.length; i++) {
      scores[i] *= 1 + slope * i / (scores.length - 1);
    }
    assertFalse(Steadiness.steady(scores));
  }

  /** Also where the warm-up alone was too short, by little. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFirstIterationThatStandsApartIsNotSteady(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] scores = level(random);
    scores[0] *= random.nextDouble(0.6, 0.85);
    assertFalse(Steadiness.steady(scores));
  }

  /** The rule of thumb that the largest score is not to be half as much again as the smallest. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noForkWithASpreadOfHalfIsSteady(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int trial = 0; trial < 100; trial++) {
      double width = random.nextDouble(0, 2);
      double[] scores =
          DoubleStream.generate(() -> Math.exp(random.nextDouble(0, width)))
              .limit(random.nextInt(3, 10))
              .toArray();
      double largest = Arrays.stream(scores).max().orElseThrow();
      double smallest = Arrays.stream(scores).min().orElseThrow();
      assertTrue(largest <= 1.5 * smallest || !Steadiness.steady(scores));
    }
  }
}
