package org.quadrant.benchmarks.experiments.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quadrant.benchmarks.experiments.TrainingRecord;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;
import org.quadrant.dynamics.NeuronStates;
import org.quadrant.theory.BlockFlow;
import org.quadrant.theory.BlockFlowSolver;

/** Phases of records whose phases are known. */
class PhasesTest {
  private static final double[] TIMES = Synthetic.times(0.5, 30);

  /** s = 0.001 e^(0.3 t), o = 0.004 e^(−0.2 t), ‖w⊥‖ = 0.05, a = 0.05. */
  private static NeuronStates growing(double t) {
    return Synthetic.four(0.001 * Math.exp(0.3 * t), 0.004 * Math.exp(-0.2 * t), 0.05, 0.05);
  }

  private static double firstAfter(double time) {
    return Arrays.stream(TIMES).filter(t -> t > time).findFirst().orElseThrow();
  }

  @Test
  void boundariesAreWhereTheRuleSays() {
    TrainingRecord record = Synthetic.record(PhasesTest::growing, TIMES);
    PhaseBoundaries boundaries = PhaseBoundaries.of(record);
    // |s| = ‖w⊥‖ = 0.05.
    assertEquals(firstAfter(Math.log(50) / 0.3), boundaries.firstEnds());
    // s/‖w‖ = 0.25 at s = 0.05·0.25/√(1 − 1/16), where o is negligible.
    double small = Math.log(12.5 / Math.sqrt(15.0 / 16)) / 0.3;
    assertEquals(firstAfter(small) - 0.5, boundaries.smallSignals());
    // 0.995 likewise.
    double aligned = Math.log(50 * 0.995 / Math.sqrt(1 - 0.995 * 0.995)) / 0.3;
    assertEquals(firstAfter(aligned), boundaries.aligned());
    // Four masses of 0.05 ‖w‖/4 each.
    double mass = Math.log(1000 * Math.sqrt(9 - 0.05 * 0.05)) / 0.3;
    assertEquals(firstAfter(mass), boundaries.secondBegins());
  }

  @Test
  void aPhaseThatNeverBeginsHasNoTime() {
    TrainingRecord record = Synthetic.record(PhasesTest::growing, Synthetic.times(0.5, 10));
    assertTrue(Double.isNaN(PhaseBoundaries.of(record).firstEnds()));
    assertTrue(Double.isNaN(PhaseBoundaries.of(record).secondBegins()));
    assertTrue(
        Double.isNaN(
            new SecondPhase(record, PhaseBoundaries.of(record), new BlockFlow())
                .largestDeviation()));
  }

  @Test
  void ratesAreThoseOfTheExponentials() {
    TrainingRecord record = Synthetic.record(PhasesTest::growing, TIMES);
    FirstPhase phase = new FirstPhase(record, PhaseBoundaries.of(record));
    for (Block block : Block.values()) {
      assertEquals(0.3, phase.signalRate(block), 1e-12);
    }
    assertEquals(-0.2, phase.oppositeRate(), 1e-12);
  }

  /** Signals so small that the linear law is exact: 1 + ηc a step. */
  @Test
  void thePredictedRateOfSmallSignalsIsTheLinearOne() {
    TrainingRecord record =
        Synthetic.record(
            t -> Synthetic.four(1e-9 * Math.exp(0.3 * t), 0, 0.05, 0.05), Synthetic.times(0.5, 5));
    FirstPhase phase = new FirstPhase(record, PhaseBoundaries.of(record));
    double c = Math.sqrt(2) * Math.pow(Math.PI, -1.5);
    assertEquals(Math.log(1 + 0.1 * c) / 0.1, phase.predictedSignalRate(Block.MINUS_MU_2), 1e-9);
  }

  @Test
  void massesOnTheFlowDoNotDeviate() {
    BlockFlow equations = new BlockFlow();
    BlockValues start = new BlockValues(0.04, 0.05, 0.06, 0.03);
    double[] times = Synthetic.times(1, 20);
    List<BlockValues> flow = new BlockFlowSolver(equations).solve(0, start, times);
    TrainingRecord onFlow = Synthetic.record(t -> aligned(flow.get((int) t), 1), times);
    SecondPhase phase = new SecondPhase(onFlow, PhaseBoundaries.of(onFlow), equations);
    assertEquals(0, phase.largestDeviation(), 1e-9);
    assertEquals(times.length, phase.times().length);
    assertEquals(flow.get(7).minusMu2(), phase.flow(Block.MINUS_MU_2)[7], 1e-9);
    // A step of η gains less than the flow by half of (ηΓ)² in the logarithm of |a|.
    assertTrue(phase.stepEffect() > 0.005 && phase.stepEffect() < 0.05);

    TrainingRecord off =
        Synthetic.record(t -> aligned(flow.get((int) t), t == 9 ? 1.02 : 1), times);
    assertEquals(
        0.02, new SecondPhase(off, PhaseBoundaries.of(off), equations).largestDeviation(), 1e-9);
  }

  /** One neuron a block, aligned, |a| = 1: ‖w‖ is four times the mass. */
  private static NeuronStates aligned(BlockValues masses, double factor) {
    double[] signals = Arrays.stream(masses.toArray()).map(q -> 4 * factor * q).toArray();
    return Synthetic.four(signals, 0, 0, 1);
  }
}
