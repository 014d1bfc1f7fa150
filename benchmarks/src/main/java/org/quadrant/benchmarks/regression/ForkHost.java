package org.quadrant.benchmarks.regression;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.quadrant.benchmarks.session.BenchmarkCase;

/** Runs benchmarks of one build, one fork at a time. */
@FunctionalInterface
interface ForkHost {
  /**
   * Runs one fork.
   *
   * @return JMH's result
   * @throws ForkFailedException if the benchmark fails
   * @throws IOException if no fork can be run at all
   */
  JsonNode run(BenchmarkCase what) throws ForkFailedException, IOException;
}
