package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One measured quantity of a benchmark.
 *
 * @param score mean over all iterations of all forks
 * @param scoreError half of the 99.9 % confidence interval; NaN for a single iteration
 * @param scoreUnit such as {@code ops/s} or {@code ns/op}
 * @param rawData one list a fork, one number an iteration, NaN where the file has none; null in
 *     modes that record histograms
 * @param rawDataHistogram in these modes: one list a fork, one an iteration, then pairs of a value
 *     and how often it was seen; otherwise null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JmhMetric(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) double score,
    double scoreError,
    String scoreUnit,
    List<List<Double>> rawData,
    List<List<List<List<Double>>>> rawDataHistogram) {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "s", 1.0, "ms", 1e-3, "us", 1e-6, "ns", 1e-9, "min", 60.0, "hr", 3600.0, "day", 86400.0);

  /**
   * Checks what every metric has, and fills in what a fork or an iteration has not.
   *
   * @throws IllegalArgumentException if the unit is missing
   */
  public JmhMetric {
    if (scoreUnit == null) {
      throw new IllegalArgumentException("a metric without scoreUnit");
    }
    if (rawData != null) {
      rawData = rawData.stream().map(JmhMetric::withoutNulls).toList();
    }
  }

  /**
   * A metric without histogram.
   *
   * @param score mean over all iterations of all forks
   * @param scoreError half of the 99.9 % confidence interval; NaN for a single iteration
   * @param scoreUnit such as {@code ops/s} or {@code ns/op}
   * @param rawData one list a fork, one number an iteration; null if they are not known
   */
  public JmhMetric(double score, double scoreError, String scoreUnit, List<List<Double>> rawData) {
    this(score, scoreError, scoreUnit, rawData, null);
  }

  private static List<Double> withoutNulls(List<Double> fork) {
    return fork == null
        ? List.of()
        : fork.stream().map(value -> value == null ? Double.NaN : value).toList();
  }

  /**
   * The score as a rate, whatever unit it was measured in.
   *
   * @return operations per second, of one thread if the unit is time per operation; NaN if it is
   *     neither that nor operations per time
   */
  public double perSecond() {
    return perSecond(1);
  }

  /**
   * The score as a rate of all threads together. JMH adds up what its threads do in a given time,
   * but averages over them how long an operation takes.
   *
   * @return operations per second; NaN if the unit is not operations per time or time per operation
   */
  public double perSecond(int threads) {
    if (scoreUnit.startsWith("ops/")) {
      return score / seconds(scoreUnit.substring("ops/".length()));
    }
    if (scoreUnit.endsWith("/op")) {
      String unit = scoreUnit.substring(0, scoreUnit.length() - "/op".length());
      return threads / (score * seconds(unit));
    }
    return Double.NaN;
  }

  /**
   * The metric over some forks at a time.
   *
   * @param forks how many, at least 1
   * @return one metric for every so many forks that follow one another, the last perhaps of fewer;
   *     this metric alone if the scores of its forks are unknown
   */
  List<JmhMetric> inGroups(int forks) {
    if (rawData == null || rawData.isEmpty()) {
      return List.of(this);
    }
    List<JmhMetric> groups = new ArrayList<>();
    for (int from = 0; from < rawData.size(); from += forks) {
      List<List<Double>> group = rawData.subList(from, Math.min(from + forks, rawData.size()));
      double mean =
          group.stream()
              .flatMap(List::stream)
              .mapToDouble(Double::doubleValue)
              .average()
              .orElse(Double.NaN);
      groups.add(new JmhMetric(mean, Double.NaN, scoreUnit, group));
    }
    return groups;
  }

  /** Length of a unit of time; NaN if it is none. */
  static double seconds(String unit) {
    return SECONDS.getOrDefault(unit, Double.NaN);
  }
}
