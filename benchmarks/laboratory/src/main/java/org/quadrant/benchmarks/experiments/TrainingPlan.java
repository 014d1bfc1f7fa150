package org.quadrant.benchmarks.experiments;

import java.util.ArrayList;
import java.util.List;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.Snapshot;
import org.quadrant.training.SnapshotObserver;
import org.quadrant.training.Training;
import org.quadrant.training.TrainingConfiguration;

/**
 * A training to be observed at regular steps. Equal plans give equal records, bit for bit.
 *
 * @param configuration everything that determines the run's numbers
 * @param observeEvery steps from one snapshot to the next, at least 1; the start and the last step
 *     are observed in any case
 * @param testSamples fresh samples of each snapshot, at least 1
 */
public record TrainingPlan(
    TrainingConfiguration configuration, long steps, long observeEvery, long testSamples) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is less than 1
   */
  public TrainingPlan {
    if (steps < 1 || observeEvery < 1 || testSamples < 1) {
      throw new IllegalArgumentException(
          "steps: %d, observeEvery: %d, testSamples: %d; allowed: at least 1"
              .formatted(steps, observeEvery, testSamples));
    }
  }

  /**
   * Trains.
   *
   * @throws DivergedException if it diverges
   */
  TrainingRecord execute(Engine engine) {
    List<Snapshot> snapshots = new ArrayList<>();
    try (Training training = engine.start(configuration)) {
      SnapshotObserver<DivergedException> observer =
          new SnapshotObserver<>(
              training,
              testSamples,
              (snapshot, diverged) -> {
                if (diverged) {
                  throw new DivergedException(configuration, snapshot);
                }
                snapshots.add(snapshot);
              });
      new ObservedRun(steps, observeEvery).run(training, observer);
    }
    return new TrainingRecord(this, snapshots);
  }
}
