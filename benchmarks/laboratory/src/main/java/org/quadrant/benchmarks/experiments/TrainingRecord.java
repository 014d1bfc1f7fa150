package org.quadrant.benchmarks.experiments;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.quadrant.training.Snapshot;

/**
 * What was seen of a training.
 *
 * @param plan what was trained
 * @param snapshots in order of time, from the start to the last step; unmodifiable
 */
public record TrainingRecord(TrainingPlan plan, List<Snapshot> snapshots) {
  /** Sum of the four masses above which the output is not small: the block flow starts there. */
  public static final double OUTPUT_MASS = 0.15;

  /** Copies the list of snapshots. */
  public TrainingRecord {
    snapshots = List.copyOf(snapshots);
  }

  /** Seed of the run. */
  public long seed() {
    return plan.configuration().seed();
  }

  /**
   * One figure over time.
   *
   * @return its values, one for each snapshot
   */
  public double[] series(ToDoubleFunction<Snapshot> figure) {
    return snapshots.stream().mapToDouble(figure).toArray();
  }

  /**
   * The times of the snapshots.
   *
   * @return t, one for each snapshot
   */
  public double[] times() {
    return series(Snapshot::time);
  }

  /**
   * The snapshot nearest to a time.
   *
   * @return the nearest snapshot; of two equally near, the earlier
   */
  public Snapshot at(double time) {
    Snapshot nearest = snapshots.getFirst();
    for (Snapshot snapshot : snapshots) {
      if (Math.abs(snapshot.time() - time) < Math.abs(nearest.time() - time)) {
        nearest = snapshot;
      }
    }
    return nearest;
  }

  /**
   * The first time at which a condition holds.
   *
   * @param condition on a snapshot
   * @return its time t; NaN if it never holds
   */
  public double firstTime(Predicate<Snapshot> condition) {
    return snapshots.stream()
        .filter(condition)
        .mapToDouble(Snapshot::time)
        .findFirst()
        .orElse(Double.NaN);
  }
}
