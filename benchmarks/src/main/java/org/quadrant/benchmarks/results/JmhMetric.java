package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One measured quantity of a benchmark.
 *
 * @param score mean over all iterations of all forks
 * @param scoreError half of the 99.9 % confidence interval; NaN for a single iteration
 * @param scoreUnit such as {@code ops/s} or {@code ns/op}
 * @param rawData one list a fork, one number an iteration; null in modes that record histograms
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JmhMetric(
    @JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL) double score,
    double scoreError,
    String scoreUnit,
    List<List<Double>> rawData) {
  private static final Map<String, Double> SECONDS =
      Map.of(
          "s", 1.0, "ms", 1e-3, "us", 1e-6, "ns", 1e-9, "min", 60.0, "hr", 3600.0, "day", 86400.0);

  /**
   * Checks what every metric has.
   *
   * @throws IllegalArgumentException if the unit is missing, or a fork or one of its numbers is
   *     null
   */
  public JmhMetric {
    if (scoreUnit == null) {
      throw new IllegalArgumentException("a metric without scoreUnit");
    }
    if (rawData != null
        && rawData.stream()
            .anyMatch(fork -> fork == null || fork.stream().anyMatch(Objects::isNull))) {
      throw new IllegalArgumentException("rawData: null; allowed: a list of numbers for each fork");
    }
  }

  /**
   * The score as a rate, whatever unit it was measured in.
   *
   * @return operations per second; NaN if the unit is not operations per time or time per operation
   */
  public double perSecond() {
    if (scoreUnit.startsWith("ops/")) {
      return score / seconds(scoreUnit.substring("ops/".length()));
    }
    if (scoreUnit.endsWith("/op")) {
      return 1 / (score * seconds(scoreUnit.substring(0, scoreUnit.length() - "/op".length())));
    }
    return Double.NaN;
  }

  private static double seconds(String unit) {
    return SECONDS.getOrDefault(unit, Double.NaN);
  }
}
