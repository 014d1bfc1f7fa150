package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quadrant.dynamics.Block;
import org.quadrant.dynamics.BlockValues;

class BlockFlowSolverTest {
  private static final BlockFlow FLOW = new BlockFlow();
  private static final BlockFlowSolver SOLVER = new BlockFlowSolver(FLOW);
  private static final BlockValues UNEQUAL = new BlockValues(0.01, 0.02, 0.005, 0.03);

  @Test
  void checkValues() {
    List<BlockValues> masses = SOLVER.solve(0, BlockValues.uniform(0.01), 20, 100, 1000);
    for (Block block : Block.values()) {
      assertEquals(1.7422, masses.get(0).get(block), 5e-5);
      assertEquals(10.8244, masses.get(1).get(block), 5e-5);
      assertEquals(41.274, masses.get(2).get(block), 5e-4);
    }
  }

  @Test
  void equalMassesStayEqual() {
    double[] times = DoubleStream.iterate(0, t -> t <= 1000, t -> t + 0.7).toArray();
    for (BlockValues masses : SOLVER.solve(0, BlockValues.uniform(0.01), times)) {
      for (Block block : Block.values()) {
        assertEquals(1, masses.get(block) / masses.plusMu1(), 1e-10);
      }
    }
  }

  /** Classical Runge–Kutta on the one equation that is left at equal masses. */
  @Test
  void matchesASimpleMethodAtEqualMasses() {
    double q = 0.01;
    double step = 0.01;
    for (int n = 0; n < 3000; n++) {
      double k1 = derivative(q);
      double k2 = derivative(q + step / 2 * k1);
      double k3 = derivative(q + step / 2 * k2);
      double k4 = derivative(q + step * k3);
      q += step / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
    }
    double solved = SOLVER.solve(0, BlockValues.uniform(0.01), 30).getFirst().minusMu2();
    assertEquals(q, solved, 1e-9 * q);
  }

  private static double derivative(double q) {
    return 2 * q * FLOW.growthRates(BlockValues.uniform(q)).plusMu1();
  }

  @Test
  void statedAccuracyHoldsBetweenSteps() {
    double[] times = IntStream.rangeClosed(0, 1000).mapToDouble(n -> 0.5 * n).toArray();
    List<BlockValues> solved = SOLVER.solve(0, UNEQUAL, times);
    // Requesting each time separately makes it the end of a step: no dense output, short steps.
    BlockFlowSolver fine = new BlockFlowSolver(FLOW, 1e-14);
    BlockValues masses = UNEQUAL;
    for (int n = 1; n < times.length; n++) {
      masses = fine.solve(times[n - 1], masses, times[n]).getFirst();
      for (Block block : Block.values()) {
        double relative = solved.get(n).get(block) / masses.get(block) - 1;
        assertEquals(0, relative, 1e-10, "t = " + times[n] + ", " + block);
      }
    }
  }

  @Test
  void smallMassesGrowExponentially() {
    double rate = GrowthRates.aligned(CoordinateLaw.GAUSSIAN.meanSmaller());
    for (double time : new double[] {1, 10, 30}) {
      double mass = SOLVER.solve(0, BlockValues.uniform(1e-12), time).getFirst().plusMu1();
      assertEquals(1, mass / (1e-12 * Math.exp(2 * rate * time)), 1e-6);
    }
  }

  @Test
  void massesThatAreZeroStayZero() {
    for (BlockValues masses : SOLVER.solve(0, new BlockValues(0, 0.5, 0, 0.1), 0, 5, 50)) {
      assertEquals(0, masses.plusMu1());
      assertEquals(0, masses.plusMu2());
      assertTrue(masses.minusMu1() > 0 && masses.minusMu2() > 0);
    }
  }

  @Test
  void onlyTheTimeElapsedMatters() {
    BlockValues early = SOLVER.solve(0, UNEQUAL, 12.5).getFirst();
    BlockValues late = SOLVER.solve(-3, UNEQUAL, 9.5).getFirst();
    BlockValues resumed = SOLVER.solve(7, SOLVER.solve(0, UNEQUAL, 7).getFirst(), 12.5).getFirst();
    for (Block block : Block.values()) {
      assertEquals(early.get(block), late.get(block), 1e-11);
      assertEquals(early.get(block), resumed.get(block), 1e-10);
    }
  }

  @Test
  void lossFallsAlongTheFlow() {
    double[] times = DoubleStream.iterate(0, t -> t <= 200, t -> t + 2).toArray();
    double previous = Double.POSITIVE_INFINITY;
    for (BlockValues masses : SOLVER.solve(0, new BlockValues(5, 0.1, 1, 0.01), times)) {
      double loss = FLOW.expectedLoss(masses);
      assertTrue(loss < previous, loss + " after " + previous);
      previous = loss;
    }
  }

  @Test
  void requestedTimesMayRepeatAndIncludeTheStart() {
    List<BlockValues> masses = SOLVER.solve(2, UNEQUAL, 2, 2, 5, 5, 9);
    assertEquals(5, masses.size());
    assertEquals(UNEQUAL, masses.get(0));
    assertEquals(UNEQUAL, masses.get(1));
    assertEquals(masses.get(2), masses.get(3));
    assertTrue(masses.get(4).total() > masses.get(3).total());
    assertEquals(List.of(), SOLVER.solve(2, UNEQUAL));
    assertEquals(List.of(UNEQUAL, UNEQUAL), SOLVER.solve(2, UNEQUAL, 2, 2));
  }

  /** s + (t − s) need not be t: the last step may end one rounding error before the end. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void lastTimeIsNeverMissed(long seed) {
    Random random = new Random(seed);
    BlockFlowSolver coarse = new BlockFlowSolver(new BlockFlow(6), 1e-4);
    for (int n = 0; n < 500; n++) {
      double start = -4 * random.nextDouble();
      double end = 4 * random.nextDouble();
      assertEquals(1, coarse.solve(start, UNEQUAL, end).size(), start + " to " + end);
    }
  }

  @Test
  void impossibleTimesAreRefused() {
    refusesTimes(2, 1);
    refusesTimes(2, 4, 3);
    refusesTimes(2, Double.NaN);
    refusesTimes(2, Double.POSITIVE_INFINITY);
    refusesTimes(Double.NaN, 3);
    refusesTimes(Double.NEGATIVE_INFINITY, 3);
    refusesTimes(Double.NaN);
  }

  private static void refusesTimes(double startTime, double... times) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> SOLVER.solve(startTime, UNEQUAL, times));
    // Not the integrator's own complaint about its state.
    assertEquals(IllegalArgumentException.class, refusal.getClass());
    assertTrue(refusal.getMessage().contains("time"), refusal.getMessage());
  }

  @Test
  void impossibleMassesAreRefused() {
    BlockValues negative = new BlockValues(-1, 1, 1, 1);
    assertThrows(IllegalArgumentException.class, () -> SOLVER.solve(0, negative, 1));
    assertThrows(IllegalArgumentException.class, () -> SOLVER.solve(0, negative, 0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1e-9, 0.01, Double.NaN})
  void toleranceIsPositiveAndSmall(double tolerance) {
    assertThrows(IllegalArgumentException.class, () -> new BlockFlowSolver(FLOW, tolerance));
  }
}
