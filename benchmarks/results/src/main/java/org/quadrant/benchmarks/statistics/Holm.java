package org.quadrant.benchmarks.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Correction for many tests at once by S. Holm, <i>A simple sequentially rejective multiple test
 * procedure</i> (Scand. J. Statist. 6, 1979): the probability of one false alarm or more among all
 * tests stays below the level, however they depend on each other.
 */
public final class Holm {
  private Holm() {}

  /**
   * Adjusts probabilities.
   *
   * @param pValues one a test
   * @return adjusted probabilities in the same order, each to be compared with the level itself
   */
  public static double[] adjust(double[] pValues) {
    int tests = pValues.length;
    List<Integer> order =
        IntStream.range(0, tests)
            .boxed()
            .sorted(Comparator.comparingDouble(test -> pValues[test]))
            .toList();
    double[] adjusted = new double[tests];
    double largest = 0;
    for (int i = 0; i < tests; i++) {
      int test = order.get(i);
      largest = Math.max(largest, Math.min(1, (tests - i) * pValues[test]));
      adjusted[test] = largest;
    }
    return adjusted;
  }
}
