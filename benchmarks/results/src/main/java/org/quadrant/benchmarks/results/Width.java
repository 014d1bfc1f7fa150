package org.quadrant.benchmarks.results;

import java.util.Comparator;
import org.quadrant.benchmarks.catalogue.Parameters;

/**
 * What a limit belongs to.
 *
 * @param lanes floats per vector
 * @param threads threads at work in all
 */
public record Width(int lanes, int threads) implements Comparable<Width> {
  private static final Comparator<Width> ORDER =
      Comparator.comparingInt(Width::lanes).thenComparingInt(Width::threads);

  /**
   * Width of a result.
   *
   * @param preferredLanes floats per vector for results that have none or use no vectors
   */
  public static Width of(JmhResult result, int preferredLanes) {
    int lanes = result.parameter(Parameters.LANES, 1);
    return new Width(lanes > 1 ? lanes : preferredLanes, result.allThreads());
  }

  @Override
  public int compareTo(Width other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return lanes + " lanes, " + threads + (threads == 1 ? " thread" : " threads");
  }
}
