package org.quadrant.benchmarks.session;

import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.QuadrantBenchmark;
import org.quadrant.benchmarks.catalogue.BenchmarkDescription;

/**
 * How much a session measures where the command line does not choose. Extents differ in the number
 * of forks and in the sizes alone: an iteration is as long in all of them, so that their results
 * can be compared.
 */
public enum BenchExtent {
  /** About three minutes: one fork, one size of each benchmark. */
  QUICK(1),
  /** About twenty minutes. */
  STANDARD(QuadrantBenchmark.FORKS),
  /** An evening: every size and every width that the benchmarks declare. */
  FULL(6);

  private final int forks;

  BenchExtent(int forks) {
    this.forks = forks;
  }

  /**
   * Forks of each case.
   *
   * @return at least 1
   */
  public int forks() {
    return forks;
  }

  /**
   * Values of the parameters of a benchmark, where they differ from what the benchmark declares.
   *
   * @param benchmark its full name
   * @return alternatives, one at least, each with values by parameter; all are to be measured
   */
  List<Map<String, List<String>>> alternatives(String benchmark) {
    return BenchmarkDescription.of(benchmark).map(this::alternatives).orElse(List.of(Map.of()));
  }

  private List<Map<String, List<String>>> alternatives(BenchmarkDescription description) {
    return switch (this) {
      case QUICK -> description.quick();
      case STANDARD -> description.standard();
      case FULL -> description.full();
    };
  }
}
