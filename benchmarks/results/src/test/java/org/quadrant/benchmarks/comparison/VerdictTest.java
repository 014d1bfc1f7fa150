package org.quadrant.benchmarks.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.benchmarks.results.JmhMetric;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.JmhSettings;
import org.quadrant.benchmarks.statistics.Interval;

/** What holds for any forks: of few or many, tied or not, with a few that are far off. */
class VerdictTest {
  private static final int SESSIONS = 150;

  /** Scores of a session, one list of forks for each benchmark. */
  private record Scores(List<double[]> before, List<double[]> after) {
    static Scores random(SplittableRandom random) {
      List<double[]> before = new ArrayList<>();
      List<double[]> after = new ArrayList<>();
      int benchmarks = random.nextInt(1, 6);
      for (int i = 0; i < benchmarks; i++) {
        double level = Math.exp(random.nextDouble(-9, 9));
        double effect = random.nextInt(3) == 0 ? 1 : Math.exp(random.nextDouble(-0.3, 0.3));
        boolean tied = random.nextInt(3) == 0;
        before.add(forks(random, level, tied));
        after.add(forks(random, level * effect, tied));
      }
      return new Scores(before, after);
    }

    private static double[] forks(SplittableRandom random, double level, boolean tied) {
      return random
          .doubles(random.nextInt(1, 13))
          .map(value -> level * (random.nextInt(8) == 0 ? 0.5 : 1) * (1 + 0.1 * value))
          .map(value -> tied ? Math.max(1, Math.rint(20 * value / level)) * 0.05 * level : value)
          .toArray();
    }

    Comparison compared(String unit) {
      return Comparison.of(file(before, unit, x -> x), file(after, unit, x -> x));
    }
  }

  private static ResultFile file(List<double[]> forks, String unit, DoubleUnaryOperator scaling) {
    Map<ResultKey, JmhResult> results = new LinkedHashMap<>();
    for (int i = 0; i < forks.size(); i++) {
      List<List<Double>> raw = Arrays.stream(forks.get(i)).map(scaling).mapToObj(List::of).toList();
      JmhResult result =
          new JmhResult(
              "a.B.c" + i,
              unit.startsWith("ops") ? "thrpt" : "avgt",
              1,
              raw.size(),
              "25",
              "VM",
              "25",
              List.of(),
              Map.of(),
              new JmhMetric(1, 1, unit, raw),
              Map.of(),
              0,
              JmhSettings.UNKNOWN);
      results.put(ResultKey.of(result), result);
    }
    return new ResultFile(results, Optional.empty());
  }

  private static List<Change> changes(Comparison comparison) {
    return IntStream.range(0, comparison.compared().size()).mapToObj(comparison::change).toList();
  }

  private static Change opposite(Change change) {
    return switch (change) {
      case FASTER -> Change.SLOWER;
      case SLOWER -> Change.FASTER;
      default -> change;
    };
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void verdictIntervalRatioAndProbabilityAgree(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int called = 0;
    for (int session = 0; session < SESSIONS; session++) {
      for (String unit : List.of("ops/s", "us/op")) {
        Comparison comparison = Scores.random(random).compared(unit);
        for (int i = 0; i < comparison.compared().size(); i++) {
          ComparedResult result = comparison.compared().get(i);
          String message = "seed " + seed + ": " + result;
          Change change = comparison.change(i);
          Optional<Interval> interval = result.interval();
          boolean above = interval.filter(each -> each.lower() > 1).isPresent();
          boolean below = interval.filter(each -> each.upper() < 1).isPresent();
          assertEquals(result.pValue() <= Comparison.LEVEL, above || below, message);
          interval.ifPresent(
              each ->
                  assertTrue(
                      each.lower() <= result.ratio() && result.ratio() <= each.upper(), message));
          if (change == Change.FASTER || change == Change.SLOWER) {
            called++;
            assertEquals(change == Change.FASTER, above, message);
            assertEquals(change == Change.SLOWER, below, message);
            assertEquals(change == Change.FASTER, result.ratio() > 1, message);
            assertTrue(comparison.adjusted().get(i) <= Comparison.LEVEL, message);
          }
        }
      }
    }
    assertTrue(called > 50, "seed " + seed + ": only " + called);
  }

  /** A rate and its inverse tell the same; the other way round they tell the opposite. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void exchangedFilesAndInvertedUnitsFlipTheVerdict(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int session = 0; session < SESSIONS; session++) {
      Scores scores = Scores.random(random);
      Comparison rates = scores.compared("ops/s");
      List<Change> opposites = changes(rates).stream().map(VerdictTest::opposite).toList();
      String message = "seed " + seed + ", session " + session;
      Comparison backwards = new Scores(scores.after, scores.before).compared("ops/s");
      assertEquals(opposites, changes(backwards), message);
      assertEquals(opposites, changes(scores.compared("us/op")), message);
      for (int i = 0; i < rates.compared().size(); i++) {
        ComparedResult there = rates.compared().get(i);
        ComparedResult back = backwards.compared().get(i);
        assertEquals(there.pValue(), back.pValue(), 0, message);
        assertEquals(1, there.ratio() * back.ratio(), 1e-12, message);
        assertEquals(rates.isStriking(i), backwards.isStriking(i), message);
      }
    }
  }

  /** Files in one unit or two, scores ten times as large: the same p, the same words. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void scaleAndUnitChangeNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int session = 0; session < SESSIONS; session++) {
      Scores scores = Scores.random(random);
      String message = "seed " + seed + ", session " + session;
      Comparison plain = scores.compared("us/op");
      double factor = Math.exp(random.nextDouble(-5, 5));
      assertSame(
          plain,
          Comparison.of(
              file(scores.before, "us/op", x -> factor * x),
              file(scores.after, "us/op", x -> factor * x)),
          message);
      assertSame(
          plain,
          Comparison.of(
              file(scores.before, "us/op", x -> x), file(scores.after, "ns/op", x -> 1000 * x)),
          message);
      assertSame(
          plain,
          Comparison.of(
              file(scores.before, "ns/op", x -> 1000 * x),
              file(scores.after, "s/op", x -> x / 1e6)),
          message);
      assertSame(
          scores.compared("ops/s"),
          Comparison.of(
              file(scores.before, "ops/s", x -> x), file(scores.after, "ops/ms", x -> x / 1000)),
          message);
    }
  }

  private static void assertSame(Comparison one, Comparison other, String message) {
    assertEquals(changes(one), changes(other), message);
    assertEquals(one.adjusted(), other.adjusted(), message);
    for (int i = 0; i < one.compared().size(); i++) {
      assertEquals(
          1, one.compared().get(i).ratio() / other.compared().get(i).ratio(), 1e-12, message);
      assertEquals(one.isStriking(i), other.isStriking(i), message);
    }
  }
}
