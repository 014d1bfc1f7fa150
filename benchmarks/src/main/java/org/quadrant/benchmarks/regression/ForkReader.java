package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.openjdk.jmh.annotations.Mode;
import org.quadrant.benchmarks.catalogue.Metrics;

/** Takes from JMH's result of one fork what the gate needs. */
final class ForkReader {
  private static final String SINGLE_SHOT = Mode.SingleShotTime.shortLabel();

  private ForkReader() {}

  /**
   * Reads a result.
   *
   * @param benchmark name that the fork gets
   * @param round number of the round
   * @param started seconds since the run began
   * @param ended seconds since the run began
   * @param result JMH's, of one fork
   * @throws ForkFailedException if the result has no usable score
   */
  static Fork read(
      String benchmark,
      Arm arm,
      int round,
      double started,
      double ended,
      JsonNode result,
      ForkSettings settings)
      throws ForkFailedException {
    double[] scores = requireScores(result, settings);
    String unit = unit(result);
    double[] bytes = numbers(bytes(result).path("rawData").path(0));
    double fastest =
        DoubleStream.of(scores).map(score -> Fork.perSecond(score, unit)).max().orElseThrow();
    return new Fork(
        benchmark,
        arm,
        round,
        started,
        ended,
        unit,
        scores,
        DoubleStream.of(bytes).min().orElse(Double.NaN),
        result.path("mode").asText().equals(SINGLE_SHOT)
            ? 1
            : Math.max(1, fastest * settings.measurementMillis() / 1e3));
  }

  /**
   * Scores of a result.
   *
   * @param result JMH's, of one fork
   * @return one an iteration, each positive and finite
   * @throws ForkFailedException if it has others
   */
  static double[] requireScores(JsonNode result, ForkSettings settings) throws ForkFailedException {
    double[] scores = numbers(result.path("primaryMetric").path("rawData").path(0));
    if (scores.length != settings.measurements()
        || DoubleStream.of(scores).anyMatch(score -> !(score > 0 && Double.isFinite(score)))) {
      throw new ForkFailedException("a result without a positive score for each iteration", null);
    }
    if (Double.isNaN(Fork.perSecond(1, unit(result)))) {
      throw new ForkFailedException(
          "scores in " + unit(result) + ", which is no unit of time", null);
    }
    return scores;
  }

  private static String unit(JsonNode result) {
    return result.path("primaryMetric").path("scoreUnit").asText();
  }

  private static JsonNode bytes(JsonNode result) {
    for (Map.Entry<String, JsonNode> metric : result.path("secondaryMetrics").properties()) {
      if (metric.getKey().endsWith(Metrics.ALLOCATED_BYTES)) {
        return metric.getValue();
      }
    }
    return result.path(Metrics.ALLOCATED_BYTES);
  }

  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
