package org.quadrant.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.results.JmhResult;
import org.quadrant.benchmarks.results.Merit;
import org.quadrant.benchmarks.statistics.Holm;
import org.quadrant.benchmarks.statistics.Interval;
import org.quadrant.benchmarks.statistics.MannWhitney;
import org.quadrant.benchmarks.statistics.Tarone;

/**
 * Two sessions beside each other.
 *
 * @param compared what both measured, by name
 * @param adjusted probability of each, corrected by Holm's method for the number of those whose
 *     forks are enough by {@link Tarone}'s rule; NaN for the others
 * @param missing what only the earlier session measured
 * @param added what only the later session measured
 * @param mismatches what differs between machines and JVMs
 * @param machineKnown whether both sessions say what they were measured on
 */
public record Comparison(
    List<ComparedResult> compared,
    List<Double> adjusted,
    List<ResultKey> missing,
    List<ResultKey> added,
    List<String> mismatches,
    boolean machineKnown) {
  /** Level of significance, of all tests together. */
  public static final double LEVEL = 0.05;

  /** Copies the lists. */
  public Comparison {
    compared = List.copyOf(compared);
    adjusted = List.copyOf(adjusted);
    missing = List.copyOf(missing);
    added = List.copyOf(added);
    mismatches = List.copyOf(mismatches);
  }

  /**
   * Compares two sessions.
   *
   * @param before earlier session
   * @param after later session
   * @return the comparison
   */
  public static Comparison of(ResultFile before, ResultFile after) {
    TreeSet<ResultKey> both = new TreeSet<>(before.results().keySet());
    both.retainAll(after.results().keySet());
    List<ComparedResult> compared =
        both.stream()
            .map(
                key ->
                    ComparedResult.of(
                        key, forks(before.results().get(key)), forks(after.results().get(key))))
            .toList();
    return new Comparison(
        compared,
        adjusted(compared),
        only(before, both),
        only(after, both),
        Mismatches.between(before, after),
        before.machine().isPresent() && after.machine().isPresent());
  }

  private static List<Double> adjusted(List<ComparedResult> compared) {
    boolean[] counting =
        Tarone.counting(
            compared.stream().mapToDouble(ComparedResult::smallestPValue).toArray(), LEVEL);
    int[] tests = IntStream.range(0, counting.length).filter(test -> counting[test]).toArray();
    double[] corrected =
        Holm.adjust(
            Arrays.stream(tests).mapToDouble(test -> compared.get(test).pValue()).toArray());
    Double[] adjusted = new Double[compared.size()];
    Arrays.fill(adjusted, Double.NaN);
    for (int i = 0; i < tests.length; i++) {
      adjusted[tests[i]] = corrected[i];
    }
    return List.of(adjusted);
  }

  private static double[] forks(JmhResult result) {
    return ForkScores.of(result.primaryMetric());
  }

  private static List<ResultKey> only(ResultFile file, TreeSet<ResultKey> both) {
    return file.results().keySet().stream().filter(key -> !both.contains(key)).sorted().toList();
  }

  /**
   * Number of comparisons that the correction counts.
   *
   * @return how many could be significant, with their numbers of forks
   */
  int counting() {
    return Math.toIntExact(adjusted.stream().filter(probability -> !probability.isNaN()).count());
  }

  /**
   * How many forks a side every comparison would need to be one of those.
   *
   * @return the number for as many comparisons as there are
   */
  int forksForAll() {
    return MannWhitney.leastSize(LEVEL / compared.size());
  }

  /**
   * What is to be said of a result. A change is called one only if the test and the interval agree:
   * one slow fork moves the mean, but hardly the ranks.
   *
   * @param index of the result among those compared
   * @return the change
   */
  public Change change(int index) {
    ComparedResult result = compared.get(index);
    if (adjusted.get(index).isNaN()) {
      return Change.TOO_FEW_FORKS;
    }
    if (adjusted.get(index) > LEVEL || result.interval().isEmpty()) {
      return Change.NONE_CLEAR;
    }
    Interval interval = result.interval().get();
    if (interval.lower() <= 1 && interval.upper() >= 1) {
      return Change.NONE_CLEAR;
    }
    if (Merit.of(result.key().unit()) == Merit.UNKNOWN) {
      return Change.DIFFERENT;
    }
    return result.ratio() > 1 ? Change.FASTER : Change.SLOWER;
  }
}
