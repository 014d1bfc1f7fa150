package org.quadrant.benchmarks.experiments.generality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.theory.BlockFlow;
import org.quadrant.training.Engine;
import org.quadrant.training.ObservedRun;
import org.quadrant.training.Snapshot;
import org.quadrant.training.SnapshotObserver;
import org.quadrant.training.Training;

/**
 * A training at some dimension, by any engine. One that diverges ends there, and counts as one that
 * has not learnt.
 *
 * @param engine name of the engine
 * @param record what was seen
 * @param milestones when it passed what marks its phases
 * @param diverged whether it ended early
 */
record DimensionRun(String engine, TrainingRecord record, Milestones milestones, boolean diverged) {
  private static final double GUESSING = 0.5;

  static DimensionRun train(Engine engine, TrainingPlan plan) {
    List<Snapshot> snapshots = new ArrayList<>();
    ObservedRun.Outcome outcome;
    try (Training training = engine.start(plan.configuration())) {
      SnapshotObserver<RuntimeException> observer =
          new SnapshotObserver<>(
              training, plan.testSamples(), (snapshot, diverged) -> snapshots.add(snapshot));
      outcome = new ObservedRun(plan.steps(), plan.observeEvery()).run(training, observer);
    }
    TrainingRecord record = new TrainingRecord(plan, snapshots);
    return new DimensionRun(
        engine.name(), record, Milestones.of(record), outcome == ObservedRun.Outcome.DIVERGED);
  }

  int dimension() {
    return record.plan().configuration().dimension();
  }

  /** ηd/m. */
  double noise() {
    return record.plan().configuration().learningRate()
        * dimension()
        / record.plan().configuration().batch();
  }

  double finalError() {
    return diverged ? GUESSING : milestones.finalError();
  }

  double[] times() {
    return record.times();
  }

  double[] series(ToDoubleFunction<Snapshot> figure) {
    return record.series(figure);
  }

  /** Mean of ‖w⊥‖²/θ² after the first observation. */
  double firstOrthogonal() {
    double theta = record.plan().configuration().initialScale();
    return Arrays.stream(record.snapshots().get(1).neurons().orthogonalNorms())
        .map(norm -> norm * norm / (theta * theta))
        .average()
        .orElseThrow();
  }

  /** Snapshots of the second phase; none if it never begins. */
  private List<Snapshot> secondPhase() {
    return record.snapshots().stream()
        .dropWhile(s -> s.neurons().masses().total() <= TrainingRecord.OUTPUT_MASS)
        .toList();
  }

  /** When the mean mass first reaches a level, its logarithm interpolated; NaN if never. */
  double massTime(double level) {
    double[] masses = series(snapshot -> BlockMasses.mean(snapshot.neurons()));
    for (int i = 1; i < masses.length; i++) {
      if (masses[i - 1] < level && masses[i] >= level) {
        double part = Math.log(level / masses[i - 1]) / Math.log(masses[i] / masses[i - 1]);
        return times()[i - 1] + part * (times()[i] - times()[i - 1]);
      }
    }
    return Double.NaN;
  }

  /** Mean masses, and those of the flow in steps of η, from where the second phase begins. */
  record Flow(double[] times, double[] masses, double[] flow) {
    /** Largest relative distance. */
    double largestDistance() {
      double largest = 0;
      for (int i = 0; i < times.length; i++) {
        largest = Math.max(largest, Math.abs(masses[i] / flow[i] - 1));
      }
      return largest;
    }
  }

  Flow flow(BlockFlow equations) {
    List<Snapshot> snapshots = secondPhase();
    if (snapshots.isEmpty()) {
      return new Flow(new double[0], new double[0], new double[0]);
    }
    double[] times = snapshots.stream().mapToDouble(Snapshot::time).toArray();
    double[] flow = new double[times.length];
    BlockValues masses = snapshots.getFirst().neurons().masses();
    long step = snapshots.getFirst().step();
    for (int i = 0; i < flow.length; i++) {
      for (; step < snapshots.get(i).step(); step++) {
        masses = equations.step(masses, record.plan().configuration().learningRate());
      }
      flow[i] = masses.total() / Block.values().length;
    }
    return new Flow(
        times, snapshots.stream().mapToDouble(s -> BlockMasses.mean(s.neurons())).toArray(), flow);
  }
}
