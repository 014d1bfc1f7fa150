package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What JMH's JSON has in every version, so that a file that is something else is told where it
 * differs. What only some versions or other suites write may be missing.
 */
final class JmhFormat {
  private static final String NUMBER = "a number";
  private static final String TEXT = "a text";
  private static final int LONGEST_VALUE = 40;
  private static final Pattern NUMBER_TEXT =
      Pattern.compile("NaN|[-+]?(INF|Infinity|\\d+(\\.\\d*)?([eE][-+]?\\d+)?)");

  private final JsonNode result;

  private JmhFormat(JsonNode result) {
    this.result = result;
  }

  /**
   * Checks a result.
   *
   * @param result one of a file's list
   * @throws IllegalArgumentException that names the first field that is missing or of another kind,
   *     with its value and what is allowed
   */
  static void check(JsonNode result) {
    new JmhFormat(result).check();
  }

  /**
   * A result's benchmark, to name it in messages.
   *
   * @param result one of a file's list, perhaps malformed
   * @return its full name in brackets, after a space; empty if it has none
   */
  static String name(JsonNode result) {
    String name = result.path("benchmark").asText();
    return name.isBlank() ? "" : " (" + name + ")";
  }

  private void check() {
    if (!result.isObject()) {
      throw new IllegalArgumentException(shown(result) + "; allowed: an object");
    }
    require(result, "", "benchmark", node -> node.isTextual() && !node.asText().isBlank(), TEXT);
    require(result, "", "mode", JsonNode::isTextual, TEXT);
    require(result, "", "primaryMetric", JsonNode::isObject, "an object");
    metric(result.path("primaryMetric"), "primaryMetric");
    for (String name :
        new String[] {
          "threads",
          "forks",
          "forksPerMeasurement",
          "warmupIterations",
          "warmupBatchSize",
          "measurementIterations",
          "measurementBatchSize"
        }) {
      allow(result.path(name), name, JmhFormat::isWhole, "a whole number");
    }
    for (String name :
        new String[] {
          "jmhVersion", "jdkVersion", "vmName", "vmVersion", "warmupTime", "measurementTime"
        }) {
      allow(result.path(name), name, JsonNode::isValueNode, TEXT);
    }
    each(result.path("jvmArgs"), "jvmArgs", (node, at) -> demand(node, at, JsonNode::isTextual));
    members(result.path("params"), "params", (node, at) -> demand(node, at, JmhFormat::isScalar));
    members(result.path("secondaryMetrics"), "secondaryMetrics", this::counter);
  }

  private void counter(JsonNode metric, String at) {
    if (!metric.isObject()) {
      throw wrong(metric, at, "an object");
    }
    metric(metric, at);
  }

  private void metric(JsonNode metric, String at) {
    require(metric, at + ".", "score", JmhFormat::isNumber, NUMBER);
    require(metric, at + ".", "scoreUnit", JsonNode::isTextual, TEXT);
    allow(metric.path("scoreError"), at + ".scoreError", JmhFormat::isNumber, NUMBER);
    each(metric.path("rawData"), at + ".rawData", this::scores);
    each(
        metric.path("rawDataHistogram"),
        at + ".rawDataHistogram",
        (fork, of) ->
            each(fork, of, (iteration, in) -> each(iteration, in, JmhFormat::valueAndCount)));
  }

  private void scores(JsonNode fork, String at) {
    each(fork, at, (score, of) -> allow(score, of, JmhFormat::isNumber, NUMBER));
  }

  private static void valueAndCount(JsonNode pair, String at) {
    if (pair.size() != 2 || !isNumber(pair.path(0)) || !isNumber(pair.path(1))) {
      throw wrong(pair, at, "a list of a value and its count");
    }
  }

  /** What is done with a part of a list or an object, and with where it is. */
  @FunctionalInterface
  private interface Part {
    void check(JsonNode node, String at);
  }

  private static void each(JsonNode list, String at, Part part) {
    allow(list, at, JsonNode::isArray, "a list");
    for (int i = 0; i < list.size(); i++) {
      part.check(list.get(i), at + "[" + i + "]");
    }
  }

  private static void members(JsonNode object, String at, Part part) {
    allow(object, at, JsonNode::isObject, "an object");
    object
        .properties()
        .forEach(member -> part.check(member.getValue(), at + "." + member.getKey()));
  }

  private static void require(
      JsonNode object, String path, String name, Predicate<JsonNode> allowed, String kind) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw new IllegalArgumentException(path + name + " missing");
    }
    allow(value, path + name, allowed, kind);
  }

  private static void demand(JsonNode value, String at, Predicate<JsonNode> allowed) {
    if (!allowed.test(value)) {
      throw wrong(value, at, TEXT);
    }
  }

  /** Null is what is not known. */
  private static void allow(JsonNode value, String at, Predicate<JsonNode> allowed, String kind) {
    if (!value.isMissingNode() && !value.isNull() && !allowed.test(value)) {
      throw wrong(value, at, kind);
    }
  }

  private static IllegalArgumentException wrong(JsonNode value, String at, String kind) {
    return new IllegalArgumentException(at + ": " + shown(value) + "; allowed: " + kind);
  }

  private static String shown(JsonNode value) {
    String text = value.toString();
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  private static boolean isScalar(JsonNode node) {
    return node.isValueNode() && !node.isNull();
  }

  private static boolean isWhole(JsonNode node) {
    return node.canConvertToInt() && node.isIntegralNumber();
  }

  /** JMH writes what is not finite as a text. */
  private static boolean isNumber(JsonNode node) {
    return node.isNumber() || (node.isTextual() && NUMBER_TEXT.matcher(node.asText()).matches());
  }
}
