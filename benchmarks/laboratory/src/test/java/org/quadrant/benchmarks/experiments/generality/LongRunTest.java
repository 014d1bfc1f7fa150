package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.problem.InputLaw;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

class LongRunTest {
  private static LongRun run(InputLaw law) {
    TrainingConfiguration configuration = TrainingConfiguration.builder().law(law).build();
    double[] times = {0, 10, 20, 40};
    List<Snapshot> snapshots =
        Arrays.stream(times)
            .mapToObj(
                time ->
                    new Snapshot(
                        (long) time,
                        time,
                        OptionalDouble.empty(),
                        NeuronStates.of(
                            AlignedNetwork.of(BlockValues.uniform(Math.sqrt(time + 1)), 0)),
                        Evaluation.ofSums(100, 10, 20, 10)))
            .toList();
    return LongRun.of(
        new TrainingRecord(new TrainingPlan(configuration, 40, 10, 100), snapshots), 10);
  }

  @Test
  void flowStartsFromTheMassesThen() {
    for (InputLaw law : List.of(new InputLaw.Gaussian(), new InputLaw.Rademacher())) {
      LongRun run = run(law);
      assertArrayEquals(new double[] {10, 20, 40}, run.times());
      assertEquals(Math.sqrt(11), run.masses()[0], 1e-12);
      assertEquals(run.masses()[0], run.flow()[0], 1e-12);
      assertEquals(run.masses()[2] / run.flow()[2], run.finalRatio());
    }
  }

  @Test
  void slopesAreThoseOfTheSecondHalf() {
    LongRun run = run(new InputLaw.Gaussian());
    assertEquals(1, run.half());
    assertEquals(1, run.squaredSlope(run.masses()), 1e-12);
    assertEquals(
        (Math.sqrt(41) - Math.sqrt(21)) / Math.log(2), run.logarithmicSlope(run.masses()), 1e-12);
    assertEquals(0.2 / 2, run.lossRatio(q -> 2), 1e-12);
  }
}
