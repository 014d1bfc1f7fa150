package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription.Kind;
import org.quadrant.benchmarks.catalogue.Limit;
import org.quadrant.benchmarks.catalogue.Metrics;
import org.quadrant.benchmarks.catalogue.Parameters;

/**
 * One benchmark with one set of parameters, as JMH records it.
 *
 * @param benchmark class and method
 * @param mode JMH's short name of the mode, such as {@code thrpt}
 * @param threads JMH's threads; 0 if the file does not tell
 * @param forks number of JVMs measured in
 * @param jvmArgs flags of the JVM; null if the file does not tell
 * @param params parameters by name; empty if there are none
 * @param primaryMetric the score
 * @param secondaryMetrics auxiliary counters and profilers by name; empty if there are none
 * @param forksPerMeasurement forks that were measured in one go, of which a session measures the
 *     FMA peak in two; 0 if the file does not tell
 * @param settings how much JMH warmed up and measured, and which JMH it was
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JmhResult(
    String benchmark,
    String mode,
    int threads,
    int forks,
    String jdkVersion,
    String vmName,
    String vmVersion,
    List<String> jvmArgs,
    Map<String, String> params,
    JmhMetric primaryMetric,
    Map<String, JmhMetric> secondaryMetrics,
    int forksPerMeasurement,
    @JsonUnwrapped JmhSettings settings) {

  /**
   * Checks what every result has.
   *
   * @throws IllegalArgumentException if benchmark, mode or score is missing, or a flag, a parameter
   *     or a counter is null
   */
  public JmhResult {
    if (benchmark == null
        || mode == null
        || primaryMetric == null
        || primaryMetric.scoreUnit() == null) {
      throw new IllegalArgumentException("a result without benchmark, mode or score");
    }
    settings = settings == null ? JmhSettings.UNKNOWN : settings;
    params = params == null ? Map.of() : params;
    secondaryMetrics = secondaryMetrics == null ? Map.of() : secondaryMetrics;
    if (Stream.of(jvmArgs == null ? List.of() : jvmArgs, params.values(), secondaryMetrics.values())
        .flatMap(Collection::stream)
        .anyMatch(Objects::isNull)) {
      throw new IllegalArgumentException("a result with a flag, parameter or counter that is null");
    }
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
   * What the benchmark is.
   *
   * @return empty for one of another suite
   */
  public Optional<BenchmarkDescription> description() {
    return BenchmarkDescription.of(benchmark);
  }

  /**
   * Whether the benchmark is of a kind.
   *
   * @return false for one of another suite, too
   */
  boolean isOf(Kind kind) {
    return description().filter(each -> each.kind() == kind).isPresent();
  }

  /**
   * The limit that the result tells of.
   *
   * @return the limit; empty if it is not that of one
   */
  public Optional<Limit> limit() {
    return description().flatMap(BenchmarkDescription::limit);
  }

  /**
   * A parameter.
   *
   * @return its value; empty if there is no such parameter
   */
  public String parameter(String name) {
    return params.getOrDefault(name, "");
  }

  /**
   * A parameter that is a whole number.
   *
   * @param name of the parameter
   * @param otherwise value if there is no such parameter or it is no whole number
   */
  public int parameter(String name, int otherwise) {
    try {
      return Integer.parseInt(parameter(name));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Threads at work in all: those of JMH times those that the benchmark starts itself. */
  public int allThreads() {
    return threads * parameter(Parameters.THREADS, 1);
  }

  /**
   * Time of an operation.
   *
   * @return seconds that one of JMH's threads takes; NaN if it was not measured as time or rate
   */
  double secondsPerOperation() {
    return threads / primaryMetric.perSecond(threads);
  }

  /**
   * Rate of the counter {@code flops}.
   *
   * @return floating-point operations per second of all threads together; NaN if the benchmark
   *     counted none
   */
  public double flopsPerSecond() {
    return perSecond(Metrics.FLOPS);
  }

  /**
   * Rate of a counter.
   *
   * @param counter such as {@code flops} or {@code bytes}
   * @return how many per second, in all threads together; NaN if the benchmark counted none
   */
  public double perSecond(String counter) {
    JmhMetric metric = secondaryMetrics.get(counter);
    // A counter of nothing is a rate of zero, or an infinite time per operation.
    return metric == null || metric.score() == 0 || Double.isInfinite(metric.score())
        ? Double.NaN
        : metric.perSecond(threads);
  }

  /**
   * Rate of a counter over some forks at a time.
   *
   * @param counter such as {@code flops} or {@code bytes}
   * @param forks how many, at least 1
   * @return how many per second, in all threads together, for every so many forks; empty if the
   *     benchmark counted none
   */
  List<Double> perSecondInGroups(String counter, int forks) {
    return Double.isNaN(perSecond(counter))
        ? List.of()
        : secondaryMetrics.get(counter).inGroups(forks).stream()
            .map(group -> group.perSecond(threads))
            .toList();
  }
}
