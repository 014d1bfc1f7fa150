package org.quadrant.benchmarks.experiments.generality;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.experiments.TrainingPlan;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.Evaluation;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.problem.InputLaw;
import org.quadrant.theory.BlockFlow;
import org.quadrant.training.Snapshot;
import org.quadrant.training.TrainingConfiguration;

class MassForecastTest {
  private static final double ETA = 0.25;
  private static final int BATCH = 500;
  private static final BlockFlow FLOW = new BlockFlow();
  private static final Evaluation TEST = Evaluation.ofSums(100, 2, 10, 10);

  /** One neuron a block, of the masses, ‖w⊥‖ being a multiple of its part in the plane. */
  private static NeuronStates neurons(BlockValues masses, double rest) {
    double[][] columns = new double[4][4];
    for (Block block : Block.values()) {
      int j = block.ordinal();
      columns[0][j] = block.unitDirection()[0];
      columns[1][j] = block.unitDirection()[1];
      columns[2][j] = rest;
      columns[3][j] = block.label() * 4 * masses.get(block) / Math.sqrt(1 + rest * rest);
    }
    return NeuronStates.ofPlane(columns[0], columns[1], columns[2], columns[3]);
  }

  private static BlockValues scaled(BlockValues masses, double factor) {
    return new BlockValues(
        factor * masses.plusMu1(), masses.minusMu1(), masses.plusMu2(), masses.minusMu2());
  }

  /** Snapshots every other step along the flow, the first three without alignment. */
  private static TrainingRecord record(double lastFactor) {
    TrainingConfiguration configuration =
        TrainingConfiguration.builder()
            .dimension(4)
            .neurons(4)
            .batch(BATCH)
            .learningRate(ETA)
            .build();
    List<Snapshot> snapshots = new ArrayList<>();
    BlockValues masses = new BlockValues(0.05, 0.06, 0.07, 0.08);
    for (int k = 0; k < 20; k++) {
      NeuronStates neurons = neurons(scaled(masses, k == 19 ? lastFactor : 1), k < 3 ? 1 : 0.01);
      snapshots.add(new Snapshot(2L * k, 2 * k * ETA, OptionalDouble.empty(), neurons, TEST));
      masses = FLOW.step(FLOW.step(masses, ETA), ETA);
    }
    return new TrainingRecord(new TrainingPlan(configuration, 38, 2, 100), snapshots);
  }

  @Test
  void aTrainingThatFollowsTheFlowHasNoDistance() {
    MassForecast forecast = MassForecast.whenAligned(record(1), FLOW);
    assertEquals(3 * 2 * ETA, forecast.times()[0]);
    assertEquals(17, forecast.times().length);
    assertEquals(0, forecast.largestDeviation(), 1e-12);
    assertEquals(0, MassForecast.whenOutputCounts(record(1), FLOW).times()[0]);
  }

  @Test
  void aMassThatIsScaledIsSeen() {
    TrainingRecord fault = record(1.2);
    MassForecast forecast = MassForecast.whenAligned(fault, FLOW);
    assertEquals(Math.log(1.2), forecast.largestDeviation(), 1e-12);
    LawTraining training =
        new LawTraining(
            new NamedProblem(new InputLaw.Gaussian()),
            FLOW,
            List.of(fault, record(1)),
            List.of(forecast, MassForecast.whenAligned(record(1), FLOW)));
    assertEquals(Math.log(1.2) / 8, training.largestMeanDeviation(), 1e-12);
    assertEquals(Math.log(1.2) / 2, training.largestBlockDeviation(), 1e-12);
    assertArrayEquals(
        new double[] {Math.log(1.2) / 2, 0, 0, 0}, training.meanLogRatios()[16], 1e-12);
    // 2Vητ/m and ητκ²/(2m), over two seeds.
    MassNoise noise = MassNoise.of(training);
    double share = ETA * forecast.growingTime() / BATCH / 2;
    assertEquals(Math.sqrt(2 * share), noise.ofBlock(), 1e-12);
    assertEquals(Math.sqrt(share / Math.PI), noise.ofMean(), 1e-12);
  }

  @Test
  void noiseAddsUpUntilTheSmallestMassIsLarge() {
    MassForecast forecast = MassForecast.whenAligned(record(1), FLOW);
    double growing = forecast.growingTime();
    int last = (int) Math.round(growing / (2 * ETA));
    assertTrue(last == 16 || forecast.forecast().get(last).plusMu1() > 0.5);
    assertTrue(forecast.forecast().get(last - 1).plusMu1() <= 0.5);
  }

  @Test
  void aPhaseThatNeverBeginsSaysSo() {
    TrainingRecord record = record(1);
    TrainingRecord early = new TrainingRecord(record.plan(), record.snapshots().subList(0, 3));
    MassForecast forecast = MassForecast.whenAligned(early, FLOW);
    assertFalse(forecast.begins());
    assertTrue(Double.isNaN(forecast.largestDeviation()));
    assertEquals(
        1 / Math.sqrt(2), MassForecast.leastAlignment(neurons(BlockValues.uniform(1), 1)), 1e-12);
  }

  /** Between blocks of mass 1 with |a|‖w⊥‖ = r the rest has the deviation 2r at most. */
  @Test
  void stripIsOfTheRest() {
    NeuronStates neurons = neurons(BlockValues.uniform(1), 0.1);
    LawTraining training =
        new LawTraining(new NamedProblem(new InputLaw.Gaussian()), FLOW, List.of(), List.of());
    double rest = 0.1 / Math.sqrt(1.01);
    assertEquals(
        4 / Math.sqrt(2 * Math.PI) * 2 * rest / (2 * Math.sqrt(2)),
        LawErrors.strip(training, neurons),
        1e-12);
  }
}
