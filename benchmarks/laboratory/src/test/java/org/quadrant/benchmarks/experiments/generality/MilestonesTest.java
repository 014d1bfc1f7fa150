package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

class MilestonesTest {
  private static final TrainingPlan PLAN =
      new TrainingPlan(TrainingConfiguration.builder().build(), 3, 1, 1);

  /** Aligned neurons of equal masses but for w⊥, with a share of errors. */
  private static Snapshot snapshot(double time, double mass, double orthogonal, double error) {
    NeuronStates neurons =
        NeuronStates.of(AlignedNetwork.of(BlockValues.uniform(mass), orthogonal));
    long errors = Math.round(1000 * error);
    return new Snapshot(
        Math.round(time),
        time,
        OptionalDouble.empty(),
        neurons,
        Evaluation.ofSums(1000, errors, 1000, 1000));
  }

  @Test
  void levelsAreInterpolatedInTheLogarithm() {
    // s² = 4q and w⊥² = 12q·z: the share is 1/(1 + 3z), from ⅛ through ¼ at the middle to ½.
    TrainingRecord record =
        new TrainingRecord(
            PLAN,
            List.of(
                snapshot(0, 0.01, Math.sqrt(0.04 * 7), 0.4),
                snapshot(2, 0.01, Math.sqrt(0.04), 0.1),
                snapshot(4, 1, 0, 0.025)));
    Milestones found = Milestones.of(record);
    assertEquals(1, found.aligned(), 1e-9);
    assertEquals(3, found.learnt(), 1e-9);
    assertEquals(0.025, found.finalError());
    assertTrue(found.grown() > 2 && found.grown() < 4, "grown at " + found.grown());
  }

  @Test
  void anErrorThatRisesAgainIsNotLearnt() {
    TrainingRecord record =
        new TrainingRecord(
            PLAN,
            List.of(
                snapshot(0, 0.01, 0, 0.4),
                snapshot(2, 0.01, 0, 0.025),
                snapshot(4, 0.01, 0, 0.1),
                snapshot(6, 0.01, 0, 0.025)));
    assertEquals(5, Milestones.of(record).learnt(), 1e-9);
    assertTrue(Double.isNaN(Milestones.of(firstThree(record)).learnt()));
  }

  private static TrainingRecord firstThree(TrainingRecord record) {
    return new TrainingRecord(PLAN, record.snapshots().subList(0, 3));
  }

  @Test
  void whatIsNeverReachedHasNoTime() {
    TrainingRecord record =
        new TrainingRecord(PLAN, List.of(snapshot(0, 1e-4, 1, 0.5), snapshot(2, 1e-4, 1, 0.4)));
    Milestones found = Milestones.of(record);
    assertTrue(Double.isNaN(found.aligned()));
    assertTrue(Double.isNaN(found.grown()));
    assertTrue(Double.isNaN(found.learnt()));
  }

  @Test
  void sharesOfTheWeights() {
    NeuronStates neurons = NeuronStates.of(AlignedNetwork.of(BlockValues.uniform(0.25), 2));
    assertEquals(1.0 / 5, BlockMasses.signalShare(neurons), 1e-12);
    assertEquals(Math.sqrt(4.0 / 5), BlockMasses.orthogonalShare(neurons), 1e-12);
    NeuronStates aligned =
        NeuronStates.of(AlignedNetwork.of(new BlockValues(0.2, 0.4, 0.6, 0.8), 0));
    assertEquals(0.5, BlockMasses.mean(aligned), 1e-12);
    assertEquals(0.6, aligned.masses().plusMu2(), 1e-12);
  }
}
