package org.quadrant.benchmarks.results;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How a benchmark was run, as JMH records it. What a file does not tell is null.
 *
 * @param warmupIterations iterations before the measured ones, in each fork
 * @param warmupTime time of each, such as {@code 10 s}, or {@code single-shot}
 * @param warmupBatchSize calls of the benchmark method that make an operation of the warm-up
 * @param measurementIterations measured iterations of each fork
 * @param measurementTime time of each
 * @param measurementBatchSize calls of the benchmark method that make an operation
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record JmhSettings(
    String jmhVersion,
    Integer warmupIterations,
    String warmupTime,
    Integer warmupBatchSize,
    Integer measurementIterations,
    String measurementTime,
    Integer measurementBatchSize) {
  /** Those of a file that tells nothing. */
  public static final JmhSettings UNKNOWN =
      new JmhSettings(null, null, null, null, null, null, null);
}
