package org.quadrant.benchmarks.comparison;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.results.JmhResult;

/**
 * What makes two results comparable. The number of lanes is among the parameters.
 *
 * @param benchmark full name of class and method
 * @param mode JMH's short name of the mode
 * @param unit of the score
 * @param threads JMH's threads; 0 if the file does not tell
 */
public record ResultKey(
    String benchmark, SortedMap<String, String> params, String mode, String unit, int threads)
    implements Comparable<ResultKey> {
  private static final Comparator<ResultKey> ORDER =
      Comparator.comparing(ResultKey::benchmark)
          .thenComparing(ResultKey::parameters)
          .thenComparing(ResultKey::mode)
          .thenComparing(ResultKey::unit)
          .thenComparingInt(ResultKey::threads);

  private static final Pattern PLAIN = Pattern.compile("[^\\s\"\\p{Cntrl}]+");

  /** Copies the parameters. */
  public ResultKey {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  /** Key of a result. */
  public static ResultKey of(JmhResult result) {
    return new ResultKey(
        result.benchmark(),
        new TreeMap<>(result.params()),
        result.mode(),
        result.primaryMetric().scoreUnit(),
        Math.max(0, result.threads()));
  }

  /** The same of another unit. */
  ResultKey withUnit(String other) {
    return new ResultKey(benchmark, params, mode, other, threads);
  }

  /**
   * The same with another number of threads.
   *
   * @param other JMH's threads; 0 if they are not known
   */
  ResultKey withThreads(int other) {
    return new ResultKey(benchmark, params, mode, unit, other);
  }

  /**
   * Class and method without the package.
   *
   * @return such as {@code StepBenchmark.step}
   */
  public String shortName() {
    return BenchmarkDescription.shortName(benchmark);
  }

  /**
   * Parameters by name, and JMH's threads where there are several. A value with spaces is quoted.
   *
   * @return such as {@code engine=vector lanes=8 -t 2}; empty if there is nothing to say
   */
  public String parameters() {
    String values =
        params.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
            .collect(Collectors.joining(" "));
    return (threads <= 1 ? values : values + " -t " + threads).strip();
  }

  private static String quoted(String value) {
    return PLAIN.matcher(value).matches() ? value : TextNode.valueOf(value).toString();
  }

  /**
   * The key in words.
   *
   * @return short name, parameters, mode and unit
   */
  public String text() {
    return (shortName() + " " + parameters()).strip() + " (" + mode + ", " + unit + ")";
  }

  @Override
  public int compareTo(ResultKey other) {
    return ORDER.compare(this, other);
  }
}
