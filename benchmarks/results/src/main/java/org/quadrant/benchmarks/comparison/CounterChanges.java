package org.quadrant.benchmarks.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.quadrant.benchmarks.results.JmhMetric;
import org.quadrant.benchmarks.results.Numbers;

/**
 * Counters and profilers' figures that changed. They are not tested: what is told is where no value
 * of one session is among those of the other. Rates and times are left out, for they change with
 * the score.
 */
final class CounterChanges {
  private static final String PER_OPERATION = "/op";

  /** Of one byte or one event, which is whole: less than half of it is noise. */
  private static final double LEAST_PER_OPERATION = 0.5;

  private static final double LEAST_SHARE = 0.01;

  private CounterChanges() {}

  /** A counter of one result. */
  private record CounterChange(ResultKey key, double before, double after, String unit) {
    double factor() {
      double ratio = after / before;
      return Math.max(ratio, 1 / ratio);
    }

    String text() {
      return (after > before ? "rose from " : "fell from ")
          + Numbers.countOrMeasure(before)
          + " to "
          + Numbers.countOrMeasure(after)
          + " "
          + unit;
    }
  }

  /**
   * Lists counters that changed.
   *
   * @param matched what both sessions measured
   * @return one sentence, or none if nothing changed
   */
  static List<String> between(List<MatchedResult> matched) {
    Map<String, List<CounterChange>> changes = new TreeMap<>();
    matched.forEach(result -> add(changes, result));
    if (changes.isEmpty()) {
      return List.of();
    }
    RowNames names = new RowNames(matched.stream().map(MatchedResult::key).toList());
    List<String> texts = new ArrayList<>();
    changes.forEach((counter, list) -> texts.add(counter + " " + text(list, names)));
    return List.of(
        "Counters are not compared, but these changed: "
            + String.join("; ", Tally.shortened(texts))
            + ".");
  }

  private static String text(List<CounterChange> changes, RowNames names) {
    CounterChange largest =
        changes.stream().max(Comparator.comparingDouble(CounterChange::factor)).orElseThrow();
    int others = changes.size() - 1;
    return largest.text()
        + " in "
        + names.brief(largest.key())
        + (others == 0 ? "" : ", and changed in " + others + " more");
  }

  private static void add(Map<String, List<CounterChange>> changes, MatchedResult matched) {
    Map<String, JmhMetric> after = byName(matched.after().secondaryMetrics());
    byName(matched.before().secondaryMetrics())
        .forEach(
            (name, old) -> {
              JmhMetric next = after.get(name);
              if (next != null && isChange(old, next)) {
                changes
                    .computeIfAbsent(name, counter -> new ArrayList<>())
                    .add(
                        new CounterChange(
                            matched.key(), old.score(), next.score(), old.scoreUnit()));
              }
            });
  }

  /** Up to version 1.36, JMH begins the names of profilers' figures with a dot. */
  private static Map<String, JmhMetric> byName(Map<String, JmhMetric> metrics) {
    Map<String, JmhMetric> byName = new TreeMap<>();
    metrics.forEach(
        (name, metric) -> byName.putIfAbsent(name.replaceFirst("^[^\\p{Alnum}]+", ""), metric));
    return byName;
  }

  private static boolean isChange(JmhMetric before, JmhMetric after) {
    double difference = Math.abs(after.score() - before.score());
    double least = before.scoreUnit().endsWith(PER_OPERATION) ? LEAST_PER_OPERATION : 0;
    return before.scoreUnit().equals(after.scoreUnit())
        && !ScoreUnit.of(before.scoreUnit()).isSpeed()
        && Double.isFinite(difference)
        && difference > Math.max(least, LEAST_SHARE * Math.abs(before.score()))
        && isApart(values(before), values(after));
  }

  private static List<Double> values(JmhMetric metric) {
    List<Double> values =
        metric.rawData() == null
            ? List.of()
            : metric.rawData().stream().flatMap(List::stream).filter(Double::isFinite).toList();
    return values.isEmpty() ? List.of(metric.score()) : values;
  }

  private static boolean isApart(List<Double> some, List<Double> others) {
    return largest(some) < smallest(others) || largest(others) < smallest(some);
  }

  private static double smallest(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private static double largest(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
