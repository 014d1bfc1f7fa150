package org.quadrant.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.quadrant.dynamics.BlockValues;

class LateTimeTest {
  private static final BlockFlow FLOW = new BlockFlow();

  @Test
  void slopeOfTheSquaredMass() {
    assertEquals(1.8561, LateTime.SQUARED_MASS_SLOPE, 5e-5);
    assertEquals(LateTime.SQUARED_MASS_SLOPE, 2 * 3 * 2 * 3 * LateTime.growthRate(3), 1e-14);
  }

  @Test
  void rateApproachesItsLimitWithOrderOne() {
    checkFirstOrder(
        q -> FLOW.growthRates(BlockValues.uniform(q)).plusMu1() / LateTime.growthRate(q) - 1,
        -LateTime.RATE_CORRECTION);
  }

  @Test
  void lossApproachesItsLimitWithOrderOne() {
    checkFirstOrder(
        q -> FLOW.expectedLoss(BlockValues.uniform(q)) / LateTime.loss(q) - 1,
        -LateTime.RATE_CORRECTION / 2);
  }

  /** The relative error is coefficient/q + O(1/q²): seen in the ratio of errors at q and 2q. */
  private static void checkFirstOrder(DoubleUnaryOperator relativeError, double coefficient) {
    for (double q = 100; q <= 1600; q *= 2) {
      double error = relativeError.applyAsDouble(q);
      double order = Math.log(error / relativeError.applyAsDouble(2 * q)) / Math.log(2);
      assertEquals(1, order, 2 / q, "order at q = " + q);
      assertEquals(coefficient, q * error, 2 / q, "coefficient at q = " + q);
    }
  }

  @Test
  void squaredMassBecomesLinearInTime() {
    List<BlockValues> masses =
        new BlockFlowSolver(FLOW).solve(0, BlockValues.uniform(60), 0, 500, 1000);
    double early = square(masses.get(1).plusMu1()) - square(masses.get(0).plusMu1());
    double late = square(masses.get(2).plusMu1()) - square(masses.get(1).plusMu1());
    double meanMass = 0.5 * (masses.get(1).plusMu1() + masses.get(2).plusMu1());
    double slope = late / 500;
    assertEquals(
        LateTime.SQUARED_MASS_SLOPE * (1 - LateTime.RATE_CORRECTION / meanMass),
        slope,
        1e-3,
        "corrected slope");
    assertEquals(1, early / late, 0.01);
  }

  /** Mean of the norm of d − 1 normal numbers: √(2/π) for one, and 0.9727 √9 for nine. */
  @Test
  void errorThatNoiseKeepsUp() {
    double unit = Math.sqrt((2 * Math.log(2) - 1) * 1e-4 / 40);
    assertEquals(1, LateTime.noiseError(40, 10, 1e-4) / (2 / Math.PI * 0.97266 * 3 * unit), 1e-5);
    assertEquals(1, LateTime.noiseError(40, 1_000_001, 1e-4) / (2 / Math.PI * 1000 * unit), 3e-7);
    assertThrows(IllegalArgumentException.class, () -> LateTime.noiseError(40, 2, 1e-4));
    assertThrows(IllegalArgumentException.class, () -> LateTime.noiseError(40, 10, 0));
    assertThrows(IllegalArgumentException.class, () -> LateTime.noiseError(0, 10, 1));
  }

  private static double square(double value) {
    return value * value;
  }
}
