package org.quadrant.benchmarks.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.quadrant.benchmarks.statistics.Steadiness;

/**
 * Why forks are no results: they were not steady, or they allocated where nothing is to be
 * allocated. It follows from what a file of results holds, so it is never out of date, and files
 * that were written before the rules are judged by them, too.
 */
public final class Flaws {
  private Flaws() {}

  /**
   * What is wrong with a result.
   *
   * @return for each fork that is none what is wrong with it, with its number from 1; empty for a
   *     clean result and for one whose forks are not in the file
   */
  public static List<String> of(JmhResult result) {
    List<String> flaws = new ArrayList<>();
    for (int fork = 0; fork < forks(result); fork++) {
      String number = "fork " + (fork + 1) + " ";
      ofFork(result, fork).ifPresent(flaw -> flaws.add(number + flaw));
    }
    return flaws;
  }

  /**
   * What is wrong with a fork.
   *
   * @param fork its number, from 0
   * @return the words; empty for a clean fork and for one that is not in the file
   */
  public static Optional<String> ofFork(JmhResult result, int fork) {
    double bytes = Allocation.forbiddenBytes(result, fork);
    if (bytes > 0) {
      return Optional.of("allocated " + Numbers.significant(bytes) + " B/op");
    }
    double[] scores = scores(result, fork);
    return Steadiness.steady(scores) ? Optional.empty() : Optional.of(unsteady(result, scores));
  }

  private static String unsteady(JmhResult result, double[] scores) {
    List<String> texts = IntStream.range(0, scores.length).mapToObj(i -> text(scores[i])).toList();
    return "not steady: " + String.join(", ", texts) + " " + result.primaryMetric().scoreUnit();
  }

  private static String text(double score) {
    return Double.isFinite(score) ? Numbers.significant(score) : Double.toString(score);
  }

  private static int forks(JmhResult result) {
    List<List<Double>> forks = result.primaryMetric().rawData();
    return forks == null ? 0 : forks.size();
  }

  private static double[] scores(JmhResult result, int fork) {
    return fork < forks(result)
        ? result.primaryMetric().rawData().get(fork).stream().mapToDouble(score -> score).toArray()
        : new double[0];
  }
}
