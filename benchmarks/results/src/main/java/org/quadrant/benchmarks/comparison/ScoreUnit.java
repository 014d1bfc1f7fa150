package org.quadrant.benchmarks.comparison;

import java.util.Map;

/**
 * A unit of scores, taken apart: operations per time and time per operation come in several sizes,
 * and a score in one of them is a score in any other.
 *
 * @param dimension what is measured: {@code ops/time}, {@code time/op}, or the unit itself
 * @param nanoseconds of its unit of time; 1 if it has none
 */
record ScoreUnit(String dimension, long nanoseconds) {
  private static final String RATE = "ops/time";
  private static final String TIME = "time/op";

  /** JMH's names, and those of other suites that write its format. */
  private static final Map<String, Long> NANOSECONDS =
      Map.ofEntries(
          Map.entry("ns", 1L),
          Map.entry("us", 1_000L),
          Map.entry("µs", 1_000L),
          Map.entry("μs", 1_000L),
          Map.entry("ms", 1_000_000L),
          Map.entry("s", 1_000_000_000L),
          Map.entry("sec", 1_000_000_000L),
          Map.entry("min", 60_000_000_000L),
          Map.entry("hr", 3_600_000_000_000L),
          Map.entry("day", 86_400_000_000_000L));

  /**
   * Takes a unit apart.
   *
   * @param unit such as {@code ops/s} or {@code ns/op}
   */
  static ScoreUnit of(String unit) {
    int slash = unit.indexOf('/');
    if (slash >= 0) {
      String left = unit.substring(0, slash);
      String right = unit.substring(slash + 1);
      if (left.equals("ops") && NANOSECONDS.containsKey(right)) {
        return new ScoreUnit(RATE, NANOSECONDS.get(right));
      }
      if (right.equals("op") && NANOSECONDS.containsKey(left)) {
        return new ScoreUnit(TIME, NANOSECONDS.get(left));
      }
    }
    return new ScoreUnit(unit, 1);
  }

  /** Whether the unit is of a rate of operations or of the time of one. */
  boolean isSpeed() {
    return dimension.equals(RATE) || dimension.equals(TIME);
  }

  /**
   * A score of this unit in another one of the same dimension. It is multiplied or divided by a
   * whole number, so that what was a decimal number stays the nearest one.
   *
   * @param score in this unit
   */
  double convert(double score, ScoreUnit other) {
    boolean rate = dimension.equals(RATE);
    long from = rate ? other.nanoseconds : nanoseconds;
    long to = rate ? nanoseconds : other.nanoseconds;
    long factor = Math.max(from, to) / Math.min(from, to);
    return from >= to ? score * factor : score / factor;
  }
}
