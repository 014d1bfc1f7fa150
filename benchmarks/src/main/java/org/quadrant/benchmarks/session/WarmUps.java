package org.quadrant.benchmarks.session;

import java.util.Map;
import org.quadrant.benchmarks.QuadrantBenchmark;

/**
 * How many iterations a case needs before it is measured, where JMH's options do not say. Code that
 * is large, or called a few times a second only, is compiled late: the step of the vector engine 4
 * to 5 seconds after the start of a fork, an observation after 3. The measured iterations of such a
 * fork would be a ramp.
 */
final class WarmUps {
  private static final Map<String, Integer> LONGER =
      Map.of(
          "StepBenchmark.step", 6, "ObservationBenchmark.observe", 6, "SamplingBenchmark.tile", 3);

  /** Engines without vectors are small enough to be compiled in time. */
  private static final String VECTOR = "vector";

  private WarmUps() {}

  /**
   * Iterations before the measurement.
   *
   * @param each what is measured
   * @return at least those that every benchmark has
   */
  static int iterations(BenchmarkCase each) {
    return each.params().getOrDefault("engine", VECTOR).equals(VECTOR)
        ? LONGER.getOrDefault(each.shortName(), QuadrantBenchmark.WARMUPS)
        : QuadrantBenchmark.WARMUPS;
  }
}
