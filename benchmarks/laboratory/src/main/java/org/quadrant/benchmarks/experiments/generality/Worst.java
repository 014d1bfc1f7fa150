package org.quadrant.benchmarks.experiments.generality;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.Chance;
import org.quadrant.benchmarks.experiments.Sample;

/**
 * That of several means over seeds which a common bound is hardest on, and what chance may do to
 * it. If it is within the bound, all are.
 *
 * @param found the mean; not a number if one of them is none
 * @param chance of the worst of so many
 */
record Worst(Sample found, Chance chance) {
  /**
   * The mean that is hardest to keep below a bound.
   *
   * @param means at least one
   * @param cap most that is allowed to chance
   */
  static Worst largest(List<Sample> means, double cap) {
    return of(means, cap, worst -> worst.found().mean() - worst.chance().above());
  }

  /**
   * The mean that is hardest to keep above a bound.
   *
   * @param means at least one
   * @param cap most that is allowed to chance
   */
  static Worst smallest(List<Sample> means, double cap) {
    return of(means, cap, worst -> -(worst.found().mean() + worst.chance().below()));
  }

  private static Worst of(List<Sample> means, double cap, ToDoubleFunction<Worst> badness) {
    // NaN is the largest of all here.
    return means.stream()
        .map(mean -> new Worst(mean, Chance.ofSeeds(mean, means.size(), cap)))
        .max(Comparator.comparingDouble(badness))
        .orElseThrow();
  }
}
