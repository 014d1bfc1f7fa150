package org.quadrant.benchmarks.regression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.quadrant.benchmarks.statistics.Block;

/**
 * The forks of one round, two of each build for each benchmark.
 *
 * @param ended seconds from the beginning of the run to the end of the round
 * @param blocks logarithms of times by benchmark, in the order of measurement
 */
public record Round(double ended, Map<String, Block> blocks) {
  /** Forks of each build, for each benchmark. */
  public static final int FORKS = 2;

  /**
   * Puts forks together. A benchmark that lacks a fork of a round has no part in it.
   *
   * @param forks in the order of measurement
   * @return rounds with at least one benchmark
   */
  public static List<Round> of(List<Fork> forks) {
    List<Round> rounds = new ArrayList<>();
    int last = forks.stream().mapToInt(Fork::round).max().orElse(-1);
    for (int number = 0; number <= last; number++) {
      int current = number;
      List<Fork> own = forks.stream().filter(fork -> fork.round() == current).toList();
      Map<String, Block> blocks = new LinkedHashMap<>();
      own.stream()
          .map(Fork::benchmark)
          .distinct()
          .forEach(
              benchmark -> {
                double[] control = times(own, benchmark, Arm.BASELINE);
                double[] treated = times(own, benchmark, Arm.CANDIDATE);
                if (control.length == FORKS && treated.length == FORKS) {
                  blocks.put(benchmark, new Block(control, treated));
                }
              });
      if (!blocks.isEmpty()) {
        rounds.add(new Round(own.getLast().ended(), blocks));
      }
    }
    return rounds;
  }

  private static double[] times(List<Fork> forks, String benchmark, Arm arm) {
    return forks.stream()
        .filter(fork -> fork.benchmark().equals(benchmark) && fork.arm() == arm)
        .mapToDouble(Fork::logTime)
        .toArray();
  }
}
