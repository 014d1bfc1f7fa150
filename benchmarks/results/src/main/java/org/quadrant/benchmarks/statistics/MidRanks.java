package org.quadrant.benchmarks.statistics;

import org.apache.commons.math3.stat.ranking.NaNStrategy;
import org.apache.commons.math3.stat.ranking.NaturalRanking;
import org.apache.commons.math3.stat.ranking.TiesStrategy;

/** Ranks as whole numbers: twice the mean rank of each group of equal values. */
final class MidRanks {
  private MidRanks() {}

  /**
   * Ranks values.
   *
   * @param values none of them NaN
   * @return twice the rank of each, from 2 to twice their number
   */
  static int[] doubled(double[] values) {
    double[] ranks = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE).rank(values);
    int[] doubled = new int[ranks.length];
    for (int i = 0; i < ranks.length; i++) {
      doubled[i] = (int) Math.round(2 * ranks[i]);
    }
    return doubled;
  }
}
