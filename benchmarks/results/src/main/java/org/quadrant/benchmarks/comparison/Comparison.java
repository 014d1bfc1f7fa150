package org.quadrant.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.results.Merit;
import org.quadrant.benchmarks.statistics.Holm;
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
 * @param mismatches what differs between machines, JVMs and settings of JMH, so that results are
 *     not of the same thing
 * @param remarks what else differs or is not known
 * @param machineKnown whether both sessions say what they were measured on
 */
public record Comparison(
    List<ComparedResult> compared,
    List<Double> adjusted,
    List<ResultKey> missing,
    List<ResultKey> added,
    List<String> mismatches,
    List<String> remarks,
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
    remarks = List.copyOf(remarks);
  }

  /** Compares two sessions. */
  public static Comparison of(ResultFile before, ResultFile after) {
    Matching matching = new Matching(before.results().keySet(), after.results().keySet());
    List<MatchedResult> matched = MatchedResult.all(matching, before, after);
    List<ComparedResult> compared = matched.stream().map(MatchedResult::compared).toList();
    return new Comparison(
        compared,
        adjusted(compared),
        matching.missing(),
        matching.added(),
        Mismatches.between(before, after, matched),
        Remarks.between(before, after, matched),
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
   * @return the number for as many comparisons as can be tested
   */
  int forksForAll() {
    return MannWhitney.leastSize(
        LEVEL / compared.stream().filter(result -> result.fault().isEmpty()).count());
  }

  /**
   * How many comparisons can be significant at a time.
   *
   * @return the largest number of comparisons for which so many forks are enough
   */
  static int mostWithForks(int forks) {
    return (int) Math.min(Integer.MAX_VALUE, LEVEL / MannWhitney.smallest(forks, forks));
  }

  /**
   * What is to be said of a result. Whatever is called a change has an interval without 1, on the
   * side of the ratio.
   *
   * @param index of the result among those compared
   */
  public Change change(int index) {
    ComparedResult result = compared.get(index);
    if (result.fault().isPresent()) {
      return Change.NOT_TESTED;
    }
    if (adjusted.get(index).isNaN()) {
      return Change.TOO_FEW_FORKS;
    }
    if (adjusted.get(index) > LEVEL) {
      return Change.NONE_CLEAR;
    }
    if (Merit.of(result.key().unit()) == Merit.UNKNOWN) {
      return Change.DIFFERENT;
    }
    return result.ratio() > 1 ? Change.FASTER : Change.SLOWER;
  }

  /**
   * Whether a result is worth a look although it is not significant among so many: alone it would
   * be, or its forks, too few for any test, are far apart.
   *
   * @param index of the result among those compared
   * @return true if it is to be pointed out
   */
  boolean isStriking(int index) {
    ComparedResult result = compared.get(index);
    boolean significant = adjusted.get(index) <= LEVEL;
    return !significant
        && result.isTested()
        && (result.pValue() <= LEVEL || result.apart() == ComparedResult.Apart.FAR);
  }
}
